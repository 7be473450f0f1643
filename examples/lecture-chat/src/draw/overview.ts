import { median } from 'simple-statistics';
import type { Report } from '../analyse/report';
import type { LectureSummary } from '../analyse/participation';
import { busiestSlot } from '../analyse/participation';
import type { Language } from '../options';
import { clock, dayOf, span } from './clock';
import { html } from './html';
import type { Html } from './html';
import { LABELS } from './labels';
import type { StoryFacts } from './labels';
import { lectureChart, slotChart } from './participation-charts';

/**
 * The head of the report: its title, what happened in a few sentences, and the large figures.
 *
 * @param report What was found.
 * @param language Of the words.
 * @returns A `header`.
 */
export function opening(report: Report, language: Language): Html {
  const labels = LABELS[language];
  const { lectures } = report.course;
  const first = lectures[0];
  const last = lectures.at(-1);
  const days = [first, last].flatMap((lecture) =>
    lecture === undefined || lecture.date === null ? [] : [dayOf(lecture, language)],
  );
  const { all } = report;
  const figures: [string, number][] = [
    [labels.people, all.people],
    [labels.messages, all.messages],
    [labels.replies, all.replies],
    [labels.reactions, all.reactions],
    [labels.questions, all.questions],
    [labels.unanswered, all.unanswered],
  ];
  return html`<header class="opening" id="top">
    <p class="kicker">${[...new Set(days)].join(' – ')}</p>
    <h1>${titleOf(report, language)}</h1>
    <p class="story">${labels.story(factsOf(report, language)).join(' ')}</p>
    <dl class="figures">
      ${figures.map(
        ([name, count]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${count.toLocaleString(language)}</dd>
          </div>`,
      )}
    </dl>
  </header>`;
}

/** The name that all lectures begin with, else the general one. */
function titleOf(report: Report, language: Language): string {
  const words = report.course.lectures
    .map((lecture) => lecture.title)
    .filter((title) => title !== '')
    .map((title) => title.split(' '));
  const shared: string[] = [];
  for (const [index, word] of (words[0] ?? []).entries()) {
    if (!words.every((other) => other[index] === word)) break;
    shared.push(word);
  }
  const { title } = LABELS[language];
  return shared.length === 0 ? title : `${shared.join(' ')}: ${title}`;
}

function factsOf(report: Report, language: Language): StoryFacts {
  const write = (value: number): string => value.toLocaleString(language);
  const { course, all, portraits, questions } = report;
  const busiest = report.days
    .flatMap(({ lecture, slots }) => {
      const slot = busiestSlot(slots);
      return slot === null ? [] : [{ lecture, slot, posts: slot.messages + slot.replies }];
    })
    .sort((a, b) => b.posts - a.posts)[0];
  const counts = portraits.map((portrait) => portrait.posts.length).filter((count) => count > 0);
  const quarter = counts.slice(0, Math.ceil(counts.length / 4)).reduce((sum, n) => sum + n, 0);
  const waits = questions.flatMap(({ post, by }) =>
    by === null ? [] : [Math.max(0, by.second - post.second)],
  );
  return {
    lectures: course.lectures.length,
    people: write(all.people),
    posts: write(all.messages + all.replies),
    reactions: write(all.reactions),
    busiest:
      busiest === undefined
        ? null
        : `${dayOf(busiest.lecture, language)} ${clock(busiest.slot.start)}`,
    busiestPosts: write(busiest?.posts ?? 0),
    medianPosts: write(counts.length === 0 ? 0 : median(counts)),
    quarterShare: (quarter / Math.max(1, course.posts.length)).toLocaleString(language, {
      style: 'percent',
    }),
    medianWait: waits.length === 0 ? null : span(median(waits), language),
    questions: write(questions.length),
    unanswered: all.unanswered,
  };
}

/**
 * Participation: a table and a chart of all lectures, and a chart by ten minutes for each.
 *
 * @param report What was found.
 * @param language Of the words.
 * @returns A `section`.
 */
export function participationSection(report: Report, language: Language): Html {
  const labels = LABELS[language];
  return html`<section class="part" id="participation">
    <h2>${labels.participation}</h2>
    ${summaryTable(report.rows, report.all, language)}
    <div class="panel">
      <h3>${labels.byDay}</h3>
      ${lectureChart(report.rows, language)}
    </div>
    <h3>${labels.byTenMinutes}</h3>
    <p class="note">${labels.byTenMinutesNote}</p>
    ${report.days.map(
      ({ lecture, slots }) =>
        slots.length > 0 &&
        html`<div class="panel slots">
          <h3>${lectureName(lecture.title, dayOf(lecture, language))}</h3>
          ${slotChart(lecture, slots, language)}
        </div>`,
    )}
  </section>`;
}

function lectureName(title: string, day: string): string {
  return title === '' ? day : `${day} ${title}`;
}

function summaryTable(
  rows: readonly LectureSummary[],
  all: LectureSummary,
  language: Language,
): Html {
  const labels = LABELS[language];
  const cells = (row: LectureSummary): Html =>
    html`${[
      row.people,
      row.messages,
      row.replies,
      row.reactions,
      row.questions,
      row.unanswered,
    ].map((count) => html`<td>${count.toLocaleString(language)}</td>`)}`;
  const heads = [
    ...[labels.lecture, labels.people, labels.messages, labels.replies],
    ...[labels.reactions, labels.questions, labels.unanswered],
  ];
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            row.lecture !== null &&
            html`<tr>
              <td>${lectureName(row.lecture.title, dayOf(row.lecture, language))}</td>
              ${cells(row)}
            </tr>`,
        )}
      </tbody>
      ${
        rows.length > 1 &&
        html`<tfoot>
          <tr>
            <th scope="row">${labels.total}</th>
            ${cells(all)}
          </tr>
        </tfoot>`
      }
    </table>
  </div>`;
}
