import { GENRES } from './genres';
import type { Random } from './random';

/** A viewer and what nobody else knows of him or her. */
export interface Viewer {
  readonly id: string;
  /** How much each genre is liked: around 0, favourites at 2 and more. */
  readonly taste: Float64Array;
  /** First and last day of use. */
  readonly from: number;
  readonly to: number;
  /** Days between two sittings with one programme. */
  readonly pace: number;
  /** Whether he or she tends to see things to their end. */
  readonly patience: number;
  /** How many programmes are watched in the time of the log. */
  readonly programmes: number;
}

/** Viewers with one to three favourite genres; those who watch much stay longer. */
export function makeViewers(programmes: Int32Array, days: number, random: Random): Viewer[] {
  const numbers = new Set<number>();
  while (numbers.size < programmes.length) numbers.add(random.between(10_000, 999_999));
  const ids = [...numbers];
  return Array.from(programmes, (count, u) => {
    const taste = Float64Array.from(GENRES, () => 0.35 * random.normal());
    for (let n = random.between(1, 2); n > 0; n--) {
      const genre = random.between(0, GENRES.length - 1);
      taste[genre] = 2 + random.next();
    }
    // Somebody with one programme is there for some days, with fifty all the time.
    const stay = Math.min(days, 4 + random.next() * 10 + count * (2 + 4 * random.next()));
    const from = random.next() * (days - stay);
    return {
      id: String(ids[u]).padStart(6, '0'),
      taste,
      ...{ from, to: from + stay },
      pace: random.pick([1, 1, 2, 3, 7]),
      patience: random.normal(),
      programmes: count,
    };
  });
}
