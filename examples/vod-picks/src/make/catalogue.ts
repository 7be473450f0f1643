import { actorName, GENRES } from './genres';
import type { Random } from './random';

/** A programme before it is known who watches it. */
export interface Draft {
  readonly genre: number;
  readonly title: string;
  readonly summary: string;
  readonly actors: readonly string[];
  /** How many different viewers it has. */
  readonly viewers: number;
  /** When most of its viewers come, in days since the log begins; before 0: it is old. */
  readonly peak: number;
  /** How fast they come and go, in days. */
  readonly spread: number;
}

/** Programmes of all genres, a new title each. `viewers` are dealt out so that no genre has all hits. */
export function makeDrafts(viewers: Int32Array, days: number, random: Random): Draft[] {
  const titles = new Set<string>();
  const order = random.shuffle(GENRES.map((_, genre) => genre));
  const byFalling = Array.from(viewers).sort((a, b) => b - a);
  return byFalling.map((count, rank) => {
    const genre = order[rank % order.length] ?? 0;
    const { first, second, plots } = GENRES[genre] ?? fail();
    const cast = GENRES[genre]?.serial === '키즈' ? 0 : random.between(2, 4);
    // A third of the programmes is new and on everybody's lips for a while.
    const isNew = random.chance(0.4);
    return {
      genre,
      title: newTitle(titles, () => `${random.pick(first)} ${random.pick(second)}`),
      summary: random.pick(plots),
      actors: Array.from({ length: cast }, () => actorName((list) => random.pick(list))),
      viewers: count,
      peak: isNew ? random.between(-10, days) : -1000,
      spread: random.between(5, 12),
    };
  });
}

function newTitle(taken: Set<string>, make: () => string): string {
  for (let season = 1; ; season++) {
    for (let tries = 0; tries < 40; tries++) {
      const title = season === 1 ? make() : `${make()} 시즌${season}`;
      if (taken.has(title)) continue;
      taken.add(title);
      return title;
    }
  }
}

function fail(): never {
  throw new RangeError('There is no genre.');
}
