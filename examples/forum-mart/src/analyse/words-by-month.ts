import { sum } from 'simple-statistics';
import type { WordTable } from './read-words';
import type { Term } from './rising';

/** In how many posts of each month a word stands, for words of so many posts or more. */
export function wordsByMonth({ words, counts, monthEnds }: WordTable, least: number): Term[] {
  const { indptr, indices } = counts;
  const posts = words.map(() => monthEnds.map(() => 0));
  let at = 0;
  for (const [month, end] of monthEnds.entries()) {
    for (const last = indptr[end] as number; at < last; at++) {
      const ofWord = posts[indices[at] as number] as number[];
      ofWord[month] = (ofWord[month] as number) + 1;
    }
  }
  return words
    .map((name, i) => ({ name, months: posts[i] as number[] }))
    .filter(({ months }) => sum(months) >= least);
}
