import type { Mart } from '../marts/open-mart';
import type { Analysis, GroupPosts, MonthPosts, Overview, TopWord } from './analysis';
import { allMonths, monthKey } from './months';
import { query } from './query';
import { readWords } from './read-words';
import { rising } from './rising';
import { together } from './together';
import type { PairPosts } from './together';
import { topByTfidf } from './top-by-tfidf';
import { wordsByMonth } from './words-by-month';

/** As many words as `top-words.sql` gives. */
const TOP = 30;
/** Posts that a word needs to be compared: rarer ones could not be told from chance. */
const LEAST = 20;

/**
 * Asks the mart all that the report tells.
 *
 * @param mart An open mart; it stays open.
 * @throws The signal's reason when it is stopped.
 */
export async function analyse(
  mart: Mart,
  { signal }: { readonly signal: AbortSignal },
): Promise<Analysis> {
  const ask = <Row>(name: string): Promise<Row[]> => {
    signal.throwIfAborted();
    return query<Row>(mart, name);
  };
  const [overview] = await ask<Overview>('overview');
  if (overview === undefined) throw new Error('overview.sql gave no row.');
  const months = allMonths(await ask<MonthPosts>('posts-by-month'));
  const groups = groupPosts(
    months,
    await ask<GroupRow>('posts-by-group'),
    await ask<KeywordRow>('posts-by-keyword'),
    await ask<MonthRow & { group_id: number }>('groups-by-month'),
  );
  const words = await readWords(mart, months, signal);
  return {
    overview,
    authors: await ask('authors-by-posts'),
    hours: hours(await ask<HourRow>('posts-by-hour')),
    weekdayHours: weekdayHours(await ask<HourRow & { weekday: number }>('posts-by-weekday-hour')),
    months,
    topWords: await ask<TopWord>('top-words'),
    topWordsByTfidf: topByTfidf(words, TOP),
    groups,
    rising: rising(months, groups, wordsByMonth(words, LEAST)),
    together: together(groups, await ask<PairPosts>('groups-together'), overview.posts),
  };
}

interface HourRow {
  readonly hour: number;
  readonly posts: number;
}

interface MonthRow {
  readonly year: number;
  readonly month: number;
  readonly posts: number;
}

interface GroupRow {
  readonly group_id: number;
  readonly group_name: string;
  readonly posts: number;
  readonly share: number;
}

interface KeywordRow {
  readonly group_id: number;
  readonly keyword: string;
  readonly posts: number;
}

function hours(rows: readonly HourRow[]): number[] {
  const posts = new Array<number>(24).fill(0);
  for (const row of rows) posts[row.hour] = row.posts;
  return posts;
}

function weekdayHours(rows: readonly (HourRow & { weekday: number })[]): number[][] {
  return Array.from({ length: 7 }, (_, weekday) =>
    hours(rows.filter((row) => row.weekday === weekday)),
  );
}

function groupPosts(
  months: readonly MonthPosts[],
  rows: readonly GroupRow[],
  keywords: readonly KeywordRow[],
  monthRows: readonly (MonthRow & { group_id: number })[],
): GroupPosts[] {
  return rows.map(({ group_id: id, group_name: name, posts, share }) => ({
    ...{ id, name, posts, share },
    keywords: keywords
      .filter(({ group_id }) => group_id === id)
      .map(({ keyword, posts }) => ({ keyword, posts })),
    months: byMonth(
      months,
      monthRows.filter(({ group_id }) => group_id === id),
    ),
  }));
}

function byMonth(months: readonly MonthPosts[], rows: readonly MonthRow[]): number[] {
  const posts = new Map(rows.map((row) => [monthKey(row), row.posts]));
  return months.map((month) => posts.get(monthKey(month)) ?? 0);
}
