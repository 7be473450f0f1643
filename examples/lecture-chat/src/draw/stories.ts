import type { Thread } from '../analyse/highlights';
import type { Lecture } from '../analyse/model';
import type { Report } from '../analyse/report';
import { unfold } from '../analyse/unfold';
import type { Language } from '../options';
import { dayOf } from './clock';
import { html } from './html';
import type { Html } from './html';
import { LABELS } from './labels';
import { bubble } from './message';

/** Replies of a thread that are shown; a thread of hundreds is no pleasure to read. */
const SHOWN_REPLIES = 12;
const OPEN_QUESTIONS = 20;

type DayName = (lecture: Lecture) => string;

/** The messages with the most reactions. */
export function topSection(report: Report, language: Language): Html {
  const labels = LABELS[language];
  return html`<section class="part" id="top-messages">
    <h2>${labels.topTitle}</h2>
    <p class="note">${labels.topNote}</p>
    ${
      report.top.length === 0
        ? html`<p class="panel">${labels.nothing}</p>`
        : html`<ol class="panel rank">
            ${report.top.map(
              (post) =>
                html`<li>${bubble(post, { labels, day: dayOf(post.lecture, language) })}</li>`,
            )}
          </ol>`
    }
  </section>`;
}

/** The threads with the most replies, each as a conversation. */
export function threadSection(report: Report, language: Language): Html {
  const labels = LABELS[language];
  const dayName: DayName = (lecture) => dayOf(lecture, language);
  return html`<section class="part" id="threads">
    <h2>${labels.threadsTitle}</h2>
    <p class="note">${labels.threadsNote}</p>
    ${
      report.threads.length === 0
        ? html`<p class="panel">${labels.nothing}</p>`
        : html`<div class="threads">
            ${report.threads.map((thread) => conversation(thread, dayName, language))}
          </div>`
    }
  </section>`;
}

function conversation(thread: Thread, dayName: DayName, language: Language): Html {
  const labels = LABELS[language];
  const lines = unfold(thread.root, SHOWN_REPLIES + 1);
  const hidden = thread.size + 1 - lines.length;
  return html`<div class="panel thread">
    ${lines.map(({ post, depth }) =>
      bubble(post, { labels, depth, ...(depth === 0 && { day: dayName(post.lecture) }) }),
    )}
    ${hidden > 0 && html`<p class="note">${labels.moreReplies(hidden)}</p>`}
  </div>`;
}

/** Questions that the rules found no answer to; where they are many, the later ones folded. */
export function questionSection(report: Report, language: Language): Html {
  const labels = LABELS[language];
  const waiting = report.questions
    .filter((question) => question.answer === null)
    .map(({ post }) => bubble(post, { labels, day: dayOf(post.lecture, language) }));
  const later = waiting.slice(OPEN_QUESTIONS);
  return html`<section class="part" id="questions">
    <h2>${labels.unansweredTitle}</h2>
    <p class="note">${labels.unansweredNote}</p>
    ${waiting.length === 0 && html`<p class="panel">${labels.allAnswered}</p>`}
    <div class="waiting">${waiting.slice(0, OPEN_QUESTIONS)}</div>
    ${
      later.length > 0 &&
      html`<details>
        <summary>${labels.showAll(waiting.length)}</summary>
        <div class="waiting">${later}</div>
      </details>`
    }
  </section>`;
}
