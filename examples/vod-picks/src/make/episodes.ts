import type { Draft } from './catalogue';
import { GENRES } from './genres';
import type { Kind } from './genres';
import type { Amount } from './how-many';
import type { Random } from './random';
import type { Pair } from './who-watches-what';

/** A programme as the catalogue has it. */
export interface Series extends Draft {
  readonly kind: Kind;
  /** Episodes there are; 1 of a film. */
  readonly episodes: number;
}

/** One thing that can be watched: an episode, a film, or the trailer of either. */
export interface Asset {
  readonly series: number;
  /** From 1; 0 is the trailer. */
  readonly episode: number;
}

/** The assets that a pair watched, in order. */
export type Course = readonly Asset[];

/** Share of the courses that begin with a trailer. */
const TRAILERS = 0.07;

/** Turns drafts into programmes of a kind and a length: a film where nobody has seen two parts. */
export function makeSeries(
  drafts: readonly Draft[],
  pairs: readonly Pair[],
  amounts: readonly Amount[],
  random: Random,
): Series[] {
  const most = new Int32Array(drafts.length).fill(1);
  for (const [p, { series }] of pairs.entries()) {
    most[series] = Math.max(most[series] ?? 1, amounts[p]?.episodes ?? 1);
  }
  return drafts.map((draft, s) => {
    const genre = GENRES[draft.genre];
    const isSingle = most[s] === 1 && random.chance(0.55);
    const usual = random.pick([8, 10, 12, 16, 16, 20, 24, 50]);
    return {
      ...draft,
      kind: (isSingle ? genre?.single : genre?.serial) ?? '드라마',
      episodes: isSingle ? 1 : Math.max(usual, Math.ceil((most[s] ?? 1) * 1.05)),
    };
  });
}

/**
 * Chooses the episodes of each pair: mostly from the first on, some in the middle, so that there are
 * `wanted` different ones in all.
 */
export function chooseEpisodes(
  series: readonly Series[],
  pairs: readonly Pair[],
  amounts: readonly Amount[],
  wanted: number,
  random: Random,
): Course[] {
  const starts = pairs.map(({ series: s }, p) => {
    const room = (series[s]?.episodes ?? 1) - (amounts[p]?.episodes ?? 1);
    return room > 0 && random.chance(0.35) ? random.between(1, room + 1) : 1;
  });
  const trailers = pairs.map(() => random.chance(TRAILERS));
  const seen = new Tally();
  const courseAt = (p: number, start: number): Course => {
    const { series: s } = pairs[p] as Pair;
    const count = amounts[p]?.episodes ?? 1;
    const first = trailers[p] === true ? [{ series: s, episode: 0 }] : [];
    const others = Array.from({ length: count - first.length }, (_, k) => start + k);
    return [...first, ...others.map((episode) => ({ series: s, episode }))];
  };
  const courses = pairs.map((_, p) => courseAt(p, starts[p] ?? 1));
  for (const course of courses) seen.change(course, 1);
  // Where there are too many different episodes, somebody joins the others at the first; where
  // there are too few, somebody begins elsewhere.
  const movable = pairs.flatMap(({ series: s }, p) => ((series[s]?.viewers ?? 1) > 1 ? [p] : []));
  for (let tries = 60 * pairs.length; tries > 0 && seen.size !== wanted; tries--) {
    const p = random.pick(movable);
    const { series: s } = pairs[p] as Pair;
    const room = Math.max(0, (series[s]?.episodes ?? 1) - (amounts[p]?.episodes ?? 1));
    const before = Math.abs(seen.size - wanted);
    const old = courses[p] as Course;
    const moved = courseAt(p, seen.size > wanted ? 1 : 1 + random.between(0, room));
    seen.change(old, -1);
    seen.change(moved, 1);
    if (Math.abs(seen.size - wanted) < before) courses[p] = moved;
    else {
      seen.change(moved, -1);
      seen.change(old, 1);
    }
  }
  return courses;
}

/** `달빛 우체국 05회`, `달빛 우체국 (예고)`, or the title alone. */
export function assetName({ series, episode }: Asset, all: readonly Series[]): string {
  const { title, episodes } = all[series] as Series;
  if (episode === 0) return `${title} (예고)`;
  return episodes === 1 ? title : `${title} ${String(episode).padStart(2, '0')}회`;
}

/** Counts how many courses hold each asset. */
class Tally {
  readonly #counts = new Map<number, number>();

  get size(): number {
    return this.#counts.size;
  }

  change(course: Course, by: 1 | -1): void {
    for (const { series, episode } of course) {
      const key = series * 10_000 + episode;
      const count = (this.#counts.get(key) ?? 0) + by;
      if (count === 0) this.#counts.delete(key);
      else this.#counts.set(key, count);
    }
  }
}
