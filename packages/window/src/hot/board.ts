import { StateReader } from '../aggregates/state-reader.js';
import { StateWriter } from '../aggregates/state-writer.js';
import { checkNumber } from '../errors.js';
import { compareKeys, selectTop } from './ranking.js';
import type { Key } from './ranking.js';

/** Options of `top`. */
export interface TopOptions {
  /** Rows of the board, up to 10,000. */
  size: number;
  /** By how much, relatively, a key must beat another to take its place at once; 0.1: 10 %. */
  margin?: number;
  /** Or in how many rounds on end it must have been ahead, by however little; 3. */
  rounds?: number;
}

/** How a row stands against the round before. */
export type Change = 'new' | 'up' | 'down' | 'same';

/** A row of a board. */
export interface BoardRow<K extends Key> {
  /** From 1. */
  rank: number;
  key: K;
  score: number;
  change: Change;
}

/** A board after a round. */
export interface BoardView<K extends Key> {
  rows: BoardRow<K>[];
  /** Keys that were on the board in the round before. */
  left: K[];
}

/** A key and how many rounds on end it has been ahead of what stands before it. */
interface Place<K> {
  key: K;
  ahead: number;
}

/**
 * A board of the highest scores that does not flicker. A key takes the place of another, on the board or from
 * outside, when it beats it by `margin` or has been ahead of it for `rounds` rounds: noise moves
 * little, and scores that stay as they are come to the plain order.
 *
 * @throws WindowError `invalid-parameter` for options out of bounds.
 *
 * @example
 * const board = top<string>({ size: 10 });
 * board.update(songs.top(100, now).map(({ key, score }) => [key, score])).rows;
 */
export function top<K extends Key = Key>(options: TopOptions): Board<K> {
  return new Board<K>(options);
}

/** See `top`. */
export class Board<K extends Key = Key> {
  readonly #size: number;
  readonly #margin: number;
  readonly #rounds: number;
  readonly #format: string;
  #places: Place<K>[] = [];
  /** Rounds on end in which a key outside was among the highest. */
  #waiting = new Map<K, number>();

  constructor(options: TopOptions) {
    this.#size = checkNumber('size', options.size, { min: 1, max: 10_000, integer: true });
    this.#margin = checkNumber('margin', options.margin ?? 0.1, { min: 0, max: 1e6 });
    this.#rounds = checkNumber('rounds', options.rounds ?? 3, { min: 1, max: 1e6, integer: true });
    this.#format = `top/1 ${this.#size}`;
  }

  /**
   * A round.
   *
   * @param scores Keys with their scores from 0, each key once, in any order: at least the highest ones and those on
   *   the board. Keys that are missing, or have 0, leave the board.
   * @throws WindowError `invalid-parameter` for a score below 0 or NaN; the board is then as it was.
   */
  update(scores: Iterable<readonly [K, number]>): BoardView<K> {
    const scored = new Map(scores);
    for (const score of scored.values()) checkNumber('A score', score, { min: 0 });
    const before = new Map(this.#places.map(({ key }, at) => [key, at + 1]));
    this.#places = this.#places.filter(({ key }) => (scored.get(key) ?? 0) > 0);
    this.#admit(scored);
    this.#order(scored);

    const rows = this.#places.map(({ key }, at): BoardRow<K> => {
      const [rank, was] = [at + 1, before.get(key)];
      before.delete(key);
      return { rank, key, score: scored.get(key) as number, change: changeOf(rank, was) };
    });
    return { rows, left: [...before.keys()] };
  }

  /** The order on the board and who waits, to be saved. It has no checksum: reading finds what is cut or out of bounds, not every changed bit. */
  snapshot(): Uint8Array {
    const writer = new StateWriter(this.#format).uint(this.#places.length);
    for (const { key, ahead } of this.#places) writer.value(key).uint(ahead);
    writer.uint(this.#waiting.size);
    for (const [key, rounds] of this.#waiting) writer.value(key).uint(rounds);
    return writer.finish();
  }

  /**
   * Goes on from a snapshot.
   *
   * @throws WindowError `invalid-snapshot` for other bytes, and for those of a board of another size.
   */
  restore(snapshot: Uint8Array): void {
    const reader = new StateReader(snapshot, this.#format);
    const read = (): Map<K, number> => {
      const rows = new Map<K, number>();
      const length = reader.length(2);
      for (let i = 0; i < length; i++) {
        const key = reader.value();
        if (key === null || Number.isNaN(key)) reader.fail('a key is null');
        // What types keys have is for the user to know who saved them.
        rows.set(key as K, reader.uint());
      }
      reader.check(rows.size === length && length <= this.#size, 'it has too many keys');
      return rows;
    };
    const [places, waiting] = [read(), read()];
    reader.end();
    this.#places = Array.from(places, ([key, ahead]) => ({ key, ahead }));
    this.#waiting = waiting;
  }

  /** Lets keys in: into free places at once, else for the lowest of the board. */
  #admit(scored: ReadonlyMap<K, number>): void {
    const on = new Set(this.#places.map(({ key }) => key));
    const highest = highestOf(scored, this.#size).filter((key) => !on.has(key));
    const waited = this.#waiting;
    this.#waiting = new Map();
    const lowest = this.#fromLowest(scored);
    const out = new Set<Place<K>>();
    for (const key of highest) {
      const score = scored.get(key) as number;
      const rounds = (waited.get(key) ?? 0) + 1;
      if (this.#places.length - out.size < this.#size) {
        this.#places.push({ key, ahead: 0 });
        continue;
      }
      // Keys that were let in before this one score no less: the lowest is never one of them.
      const rival = lowest[out.size];
      if (rival !== undefined && this.#passes(score, scored.get(rival.key) as number, rounds)) {
        out.add(rival);
        this.#places.push({ key, ahead: rounds });
      } else this.#waiting.set(key, rounds);
    }
    if (out.size > 0) this.#places = this.#places.filter((place) => !out.has(place));
  }

  /** Moves rows up past those before them that they beat. */
  #order(scored: ReadonlyMap<K, number>): void {
    const ordered: Place<K>[] = [];
    const scores: number[] = [];
    for (const place of this.#places) {
      const score = scored.get(place.key) as number;
      let at = ordered.length;
      place.ahead = score > (scores[at - 1] ?? Infinity) ? place.ahead + 1 : 0;
      while (at > 0 && this.#passes(score, scores[at - 1] as number, place.ahead)) at--;
      ordered.splice(at, 0, place);
      scores.splice(at, 0, score);
    }
    this.#places = ordered;
  }

  #passes(score: number, other: number, rounds: number): boolean {
    return score > other * (1 + this.#margin) || (score > other && rounds >= this.#rounds);
  }

  /** The rows from the lowest score up, of equal ones the last first. */
  #fromLowest(scored: ReadonlyMap<K, number>): Place<K>[] {
    const scoreOf = ({ key }: Place<K>): number => scored.get(key) as number;
    return this.#places.toReversed().sort((a, b) => scoreOf(a) - scoreOf(b));
  }
}

/** The keys of the highest scores above 0, in order; of equal ones by key. */
function highestOf<K extends Key>(scored: ReadonlyMap<K, number>, size: number): K[] {
  const rows = [...scored].filter(([, score]) => score > 0);
  const found = selectTop(rows.length, size, (a, b) => {
    const [[key, score], [other, against]] = [rows[a], rows[b]] as [[K, number], [K, number]];
    return against - score || compareKeys(key, other);
  });
  return found.map((at) => (rows[at] as [K, number])[0]);
}

function changeOf(rank: number, was: number | undefined): Change {
  if (was === undefined) return 'new';
  return rank === was ? 'same' : rank < was ? 'up' : 'down';
}
