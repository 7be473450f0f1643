import { filterBoard, peopleOnBoard } from '../analyse/question-board';
import type { Board, BoardQuestion, BoardState, KeptReply } from '../analyse/question-board';
import { BOARD_LABELS } from '../draw/board-labels';
import type { BoardProblem } from '../draw/board-labels';
import { dayOf } from '../draw/clock';
import { html } from '../draw/html';
import type { Html } from '../draw/html';
import { boardGroup } from '../draw/question-board';
import type { Language } from '../options';
import { hrefOf } from './query';
import type { BoardQuery } from './query';
import { LONGEST_NAME, LONGEST_REPLY } from './reply-form';
import { shell } from './shell';
import { whoForm } from './who-page';

/** Questions on one page. */
const PAGE = 50;

/** What the page of the board is drawn from. */
export interface BoardView {
  readonly board: Board;
  readonly query: BoardQuery;
  readonly language: Language;
  /** Key of a question, by the `id` of its post. */
  readonly keyOf: (postId: string) => string | undefined;
  /** A form that was not taken, to be shown again as it was filled in. */
  readonly refused?: RefusedForm;
  /** Whether "who would say this?" can be asked. */
  readonly who: boolean;
}

export interface RefusedForm {
  /** Key of the question. */
  readonly question: string;
  readonly name: string;
  readonly text: string;
  readonly problem: BoardProblem;
}

/**
 * The question board as a page: filters as links and a form, the questions that fit, a form to
 * reply below each of them. Nothing in it needs a script.
 *
 * @param view What to draw.
 * @returns An HTML document.
 */
export function boardPage(view: BoardView): string {
  const { board, query, language, who } = view;
  const labels = BOARD_LABELS[language];
  const fitting = filterBoard(board, query, query.at);
  const { part, from } = partOf(fitting, query);
  return shell(
    language,
    html`<header class="opening">
        <p class="kicker">${daysOf(board, language)}</p>
        <h1>${labels.title}</h1>
        <p class="note">${labels.boardNote}</p>
      </header>
      ${chooser(view)} ${who && whoForm(language)}
      <main class="board">
        ${fitting.count.all === 0 && html`<p class="panel">${labels.nothing}</p>`}
        ${part.groups.map((group) =>
          boardGroup(group, {
            language,
            personHref: ({ id }) => hrefOf({ ...choiceOf(query), person: id }),
            below: (question) => replyForm(question, view),
            behind: (reply) => withdrawForm(reply, view),
          }),
        )}
        ${turner(fitting.count.all, from, query, language)}
      </main>`,
  );
}

/** From the first day to the last. */
function daysOf({ groups }: Board, language: Language): string {
  const ends = [groups[0], groups.at(-1)].flatMap((group) =>
    group === undefined ? [] : [dayOf(group.lecture, language)],
  );
  return [...new Set(ends)].join(' – ');
}

/** What a reader chose, without the place on the page. */
function choiceOf({ state, lecture, person, text }: BoardQuery): BoardQuery {
  return { state, lecture, person, text };
}

const STATES: readonly BoardState[] = ['all', 'waiting', 'answered'];

function chooser({ board, query, language }: BoardView): Html {
  const labels = BOARD_LABELS[language];
  const chosen = choiceOf(query);
  const link = (name: string, change: BoardQuery, isChosen: boolean, count: number): Html => {
    const href = hrefOf({ ...chosen, ...change });
    return html`<a href="${href}" ${isChosen && html`aria-current="true"`}
      >${name} <b>${count}</b></a
    >`;
  };
  const inState = filterBoard(board, { ...chosen, state: undefined }).count;
  const inLecture = filterBoard(board, { ...chosen, lecture: undefined });
  const countIn = (lecture: number): number =>
    inLecture.groups.find(({ index }) => index === lecture)?.count.all ?? 0;
  const people = peopleOnBoard(board);
  return html`<nav class="choices">
    <div>
      <span class="legend">${labels.state}</span>
      ${STATES.map((state) => {
        const isChosen = (query.state ?? 'all') === state;
        return link(labels.states[state], { state }, isChosen, inState[state]);
      })}
    </div>
    <div>
      <span class="legend">${labels.lecture}</span>
      ${link(labels.allLectures, { lecture: undefined }, query.lecture === undefined, inLecture.count.all)}
      ${board.groups.map(({ lecture, index }) =>
        link(dayOf(lecture, language), { lecture: index }, query.lecture === index, countIn(index)),
      )}
    </div>
    <form action="/" method="get">
      ${query.state !== undefined && html`<input type="hidden" name="state" value="${query.state}" />`}
      ${query.lecture !== undefined && html`<input type="hidden" name="lecture" value="${query.lecture}" />`}
      <label
        ><span class="legend">${labels.person}</span
        ><select name="person">
          <option value="">${labels.anybody}</option>
          ${people.map(
            ({ id, name }) =>
              html`<option value="${id}" ${query.person === id && html`selected`}>${name}</option>`,
          )}
        </select></label
      >
      <label
        ><span class="sr">${labels.text}</span
        ><input
          type="search"
          name="text"
          maxlength="200"
          placeholder="${labels.text}"
          value="${query.text ?? ''}"
      /></label>
      <button>${labels.show}</button>
      ${hrefOf(chosen) !== '/' && html`<a class="plain" href="/">${labels.reset}</a>`}
    </form>
  </nav>`;
}

/** The questions of the page that is asked for, or that the pinned question is on. */
function partOf(board: Board, { page = 1, at }: BoardQuery): { part: Board; from: number } {
  const all = board.groups.flatMap(({ questions }) => questions);
  const pinned = all.findIndex(({ post }) => post.id === at);
  const last = Math.max(0, Math.ceil(all.length / PAGE) - 1);
  const number = pinned >= 0 ? Math.floor(pinned / PAGE) : Math.min(Math.max(0, page - 1), last);
  const shown = new Set(all.slice(number * PAGE, (number + 1) * PAGE));
  const groups = board.groups
    .map((group) => ({ ...group, questions: group.questions.filter((one) => shown.has(one)) }))
    .filter(({ questions }) => questions.length > 0);
  return { part: { ...board, groups }, from: number * PAGE };
}

function turner(all: number, from: number, query: BoardQuery, language: Language): Html | null {
  if (all <= PAGE) return null;
  const labels = BOARD_LABELS[language];
  const to = Math.min(all, from + PAGE);
  const page = from / PAGE + 1;
  const link = (number: number, name: string): Html =>
    html`<a href="${hrefOf({ ...choiceOf(query), page: number })}">${name}</a>`;
  return html`<nav class="turner">
    ${from > 0 && link(page - 1, `← ${labels.earlier}`)}
    <span>${labels.shown(from + 1, to, all)}</span>
    ${to < all && link(page + 1, `${labels.later} →`)}
  </nav>`;
}

function replyForm({ post }: BoardQuestion, view: BoardView): Html | null {
  const { language, query, refused, keyOf } = view;
  const labels = BOARD_LABELS[language];
  const key = keyOf(post.id);
  if (key === undefined) return null;
  const again = refused?.question === key ? refused : null;
  return html`<details class="reply" ${again !== null && html`open`}>
    <summary>${labels.add}</summary>
    <form action="${hrefOf(choiceOf(query), '/replies')}" method="post">
      ${again !== null && html`<p class="problem" role="alert">${labels.problems[again.problem]}</p>`}
      <input type="hidden" name="question" value="${key}" />
      <label
        >${labels.yourName}
        <input
          name="name"
          required
          maxlength="${LONGEST_NAME}"
          autocomplete="name"
          value="${again?.name ?? ''}"
      /></label>
      <label
        >${labels.yourReply}
        <textarea name="text" required rows="3" maxlength="${LONGEST_REPLY}">
${again?.text ?? ''}</textarea>
      </label>
      <button>${labels.send}</button>
    </form>
  </details>`;
}

function withdrawForm({ id }: KeptReply, { language, query }: BoardView): Html {
  return html`<form
    class="withdraw"
    action="${hrefOf(choiceOf(query), '/withdrawals')}"
    method="post"
  >
    <input type="hidden" name="reply" value="${id}" />
    <button class="plain">${BOARD_LABELS[language].withdraw}</button>
  </form>`;
}
