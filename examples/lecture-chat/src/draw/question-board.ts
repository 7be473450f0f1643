import { format } from 'date-fns';
import type { Person } from '../analyse/model';
import type { BoardGroup, BoardQuestion, BoardState, KeptReply } from '../analyse/question-board';
import type { Report } from '../analyse/report';
import type { Language } from '../options';
import { BOARD_LABELS } from './board-labels';
import { dayOf } from './clock';
import { html } from './html';
import type { Html } from './html';
import { LABELS } from './labels';
import { bubble, messageText } from './message';

/** Answers that are shown below a question; a thread of hundreds is no pleasure to read. */
const SHOWN_ANSWERS = 12;

/** How a board is drawn: in the report, or as a page on which readers reply. */
export interface BoardDrawing {
  readonly language: Language;
  /** Where the name of a person leads. Default: the person's page of the report. */
  readonly personHref?: (person: Person) => string;
  /** What stands below a question and its answers. */
  readonly below?: (question: BoardQuestion) => Html | null;
  /** What stands behind a kept reply. */
  readonly behind?: (reply: KeptReply) => Html | null;
}

/**
 * The question board of the report: every question by lecture, with its answers. Radio buttons and
 * the style sheet choose what shows, so that it needs no script.
 *
 * @param report What was found.
 * @param language Of the words.
 * @returns A `section`.
 */
export function questionBoardSection(report: Report, language: Language): Html {
  const labels = BOARD_LABELS[language];
  const { groups } = report.board;
  return html`<section class="part board" id="board">
    <h2>${labels.title}</h2>
    <p class="note">${labels.note}</p>
    ${
      groups.length === 0
        ? html`<p class="panel">${LABELS[language].nothing}</p>`
        : html`${filters(report, language)}${groups.map((group) => boardGroup(group, { language }))}`
    }
  </section>`;
}

const STATES: readonly BoardState[] = ['all', 'waiting', 'answered'];

function filters({ board }: Report, language: Language): Html {
  const labels = BOARD_LABELS[language];
  const { groups, count } = board;
  const states = STATES.map((state) =>
    choice(
      'board-state',
      state,
      html`${labels.states[state]}
      ${[
        html`<b class="in-all">${count[state]}</b>`,
        ...groups.map((group) => html`<b class="in-${group.index}">${group.count[state]}</b>`),
      ]}`,
    ),
  );
  const lectures = groups.map(({ lecture, index }) =>
    choice('board-lecture', String(index), html`${dayOf(lecture, language)}`),
  );
  return html`<div class="choices">
    <fieldset>
      <legend>${labels.state}</legend>
      ${states}
    </fieldset>
    ${
      groups.length > 1 &&
      html`<fieldset>
        <legend>${labels.lecture}</legend>
        ${choice('board-lecture', 'all', html`${labels.allLectures}`)}${lectures}
      </fieldset>`
    }
  </div>`;
}

/** The first of its group is chosen. */
function choice(name: string, value: string, label: Html): Html {
  const checked = value === 'all' ? html`checked ` : null;
  return html`<label
    ><input
      class="sr"
      type="radio"
      name="${name}"
      id="${name}-${value}"
      ${checked}
    />${label}</label
  >`;
}

/**
 * The rules by which the radio buttons choose among lectures.
 *
 * @param groups The lectures on the board.
 * @returns A style sheet.
 */
export function boardRules(groups: readonly BoardGroup[]): string {
  if (groups.length < 2) return '.board .choices .in-all { display: inline; }';
  const rules = groups.map(({ index }) => {
    const chosen = `.board:has(#board-lecture-${index}:checked)`;
    return `${chosen} .lecture:not(.lecture-${index}) { display: none; } ${chosen} .in-${index} { display: inline; }`;
  });
  return ['.board:has(#board-lecture-all:checked) .in-all { display: inline; }', ...rules].join(
    '\n',
  );
}

/**
 * The questions of a lecture.
 *
 * @param group The lecture and its questions.
 * @param drawing How to draw them.
 * @returns A `section` with a heading.
 */
export function boardGroup(group: BoardGroup, drawing: BoardDrawing): Html {
  const { language } = drawing;
  const labels = BOARD_LABELS[language];
  const { lecture, index, count, questions } = group;
  const day = dayOf(lecture, language);
  return html`<section class="lecture lecture-${index}">
    <h3>
      ${day === lecture.title || lecture.title === '' ? day : `${day} ${lecture.title}`}
      <small>${labels.count(count.all, count.waiting)}</small>
    </h3>
    ${count.waiting === 0 && html`<p class="none if-waiting">${labels.nothingWaits}</p>`}
    ${count.answered === 0 && html`<p class="none if-answered">${labels.nothingAnswered}</p>`}
    ${questions.map((question) => boardQuestion(question, drawing))}
  </section>`;
}

function boardQuestion(question: BoardQuestion, drawing: BoardDrawing): Html {
  const { language, personHref, below, behind } = drawing;
  const { post, answer, answers, kept } = question;
  const labels = BOARD_LABELS[language];
  const badge = html`<span class="state"
    >${answer === null ? labels.waiting : labels.answers[answer]}</span
  >`;
  const shared = { labels: LABELS[language], ...(personHref && { personHref }) };
  const more = answers.length - SHOWN_ANSWERS;
  return html`<article class="question ${answer === null ? 'waits' : 'answered'}" id="q-${post.id}">
    ${bubble(post, { ...shared, badge })}
    ${answers
      .slice(0, SHOWN_ANSWERS)
      .map((line) => bubble(line.post, { ...shared, depth: line.depth }))}
    ${more > 0 && html`<p class="note depth-1">${LABELS[language].moreReplies(more)}</p>`}
    ${kept.map((reply) => keptReply(reply, language, behind?.(reply) ?? null))}
    ${below?.(question) ?? null}
  </article>`;
}

function keptReply({ name, text, at }: KeptReply, language: Language, behind: Html | null): Html {
  return html`<div class="post depth-1 kept">
    <span class="avatar" aria-hidden="true">✎</span>
    <div class="body">
      <header>
        <span class="name" dir="auto">${name}</span>
        <span class="role">${BOARD_LABELS[language].kept}</span>
        <time class="when" datetime="${at.toISOString()}">${format(at, 'yyyy-MM-dd HH:mm')}</time>
        ${behind}
      </header>
      <div class="text">${messageText(text)}</div>
    </div>
  </div>`;
}
