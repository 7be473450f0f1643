import Table from 'cli-table3';
import type { Portrait } from '../analyse/portrait';
import { LABELS } from '../draw/labels';
import { percent } from '../draw/manner';
import type { Language } from '../options';
import { plainLine } from './plain-line';

const PEOPLE = 5;
const WORDS = 4;
const ENDINGS = 4;
/** A laugh is shown at its mean length, `ㅋㅋㅋ 4`, up to this one. */
const LONGEST_LAUGH = 8;

/**
 * The people who wrote most: their words, endings, laughs, and how often they are polite.
 *
 * @param portraits Of everyone, the busiest first.
 * @param language Of the words.
 * @param style Of the table.
 * @returns A table; without a row where nobody wrote.
 */
export function peopleTable(
  portraits: readonly Portrait[],
  language: Language,
  style: NonNullable<Table.TableConstructorOptions['style']>,
): Table.Table {
  const labels = LABELS[language];
  const table = new Table({
    head: [
      ...[labels.people, labels.posts, labels.words, labels.endings],
      ...[labels.laughs, labels.politeShare],
    ],
    colAligns: ['left', 'right', 'left', 'left', 'left', 'right'],
    style,
  });
  for (const { person, posts, words, manner } of portraits.slice(0, PEOPLE)) {
    if (posts.length === 0) continue;
    const counted = words.slice(0, WORDS).map(({ word, count }) => `${word} ${count}`);
    const endings = manner.endings.slice(0, ENDINGS).map(({ text }) => `~${text}`);
    const laughs = manner.laughs.map(
      ({ sign, count, meanLength }) =>
        `${sign.repeat(Math.min(LONGEST_LAUGH, Math.round(meanLength)))} ${count}`,
    );
    table.push([
      plainLine(person.name, 24),
      posts.length.toLocaleString(language),
      plainLine(counted.join('  '), 36),
      plainLine(endings.join(' '), 32),
      plainLine(laughs.join('  '), 24) || '–',
      manner.politeShare === null ? '–' : percent(manner.politeShare, language),
    ]);
  }
  return table;
}
