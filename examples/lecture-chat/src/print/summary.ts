import Table from 'cli-table3';
import type { LectureSummary } from '../analyse/participation';
import type { Report } from '../analyse/report';
import { clock, dayOf } from '../draw/clock';
import { LABELS } from '../draw/labels';
import type { Language } from '../options';
import { peopleTable } from './people-table';
import { plainLine } from './plain-line';

const TOP_MESSAGES = 5;
const MESSAGE_WIDTH = 56;

/**
 * The summary for the terminal: a row a lecture, the messages with the most reactions, and how the
 * busiest people write.
 *
 * @param report What was found.
 * @param language Of the words.
 * @param colour Whether the terminal shows colours.
 * @returns Lines of text.
 */
export function summary(report: Report, language: Language, colour: boolean): string {
  const labels = LABELS[language];
  const style = colour ? {} : { head: [], border: [] };
  const rows = new Table({
    head: [
      ...[labels.lecture, labels.people, labels.messages, labels.replies, labels.reactions],
      ...[labels.linked, labels.questions, labels.unanswered],
    ],
    colAligns: ['left', ...Array<'right'>(7).fill('right')],
    style,
  });
  for (const row of report.rows) rows.push(cells(row, nameOf(row, language), language));
  if (report.rows.length > 1) rows.push(cells(report.all, labels.total, language));

  const top = new Table({
    head: [labels.reactions, labels.topTitle, ''],
    colAligns: ['right', 'left', 'left'],
    style,
  });
  for (const post of report.top.slice(0, TOP_MESSAGES)) {
    const when = `${dayOf(post.lecture, language)} ${clock(post.second)}`;
    const emoji = post.reactions.map(({ emoji, count }) => `${emoji} ${count}`).join('  ');
    const text = plainLine(post.message.text, MESSAGE_WIDTH);
    top.push([
      post.reactionCount,
      `${text}\n${plainLine(post.person.name, 24)}, ${when}`,
      plainLine(emoji, 28),
    ]);
  }
  const people = peopleTable(report.portraits, language, style);
  return [rows, top, people]
    .filter((table) => table.length > 0)
    .map(String)
    .join('\n');
}

function nameOf({ lecture }: LectureSummary, language: Language): string {
  if (lecture === null) return LABELS[language].total;
  const title = lecture.title === '' ? '' : ` ${plainLine(lecture.title, 40)}`;
  return `${dayOf(lecture, language)}${title}`;
}

function cells(row: LectureSummary, name: string, language: Language): string[] {
  const write = (count: number): string => count.toLocaleString(language);
  const linked =
    row.references === 0
      ? '–'
      : (row.linked / row.references).toLocaleString(language, {
          style: 'percent',
          minimumFractionDigits: 1,
          // 99.96 % is not all of them.
          roundingMode: 'floor',
        });
  return [
    name,
    ...[row.people, row.messages, row.replies, row.reactions].map(write),
    linked,
    ...[row.questions, row.unanswered].map(write),
  ];
}
