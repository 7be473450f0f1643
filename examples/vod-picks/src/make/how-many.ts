import { countsWith } from './quantiles';
import type { Random } from './random';
import type { Shape } from './shape';
import type { Pair } from './who-watches-what';

/** How much of a programme a viewer watched. */
export interface Amount {
  /** Different episodes. */
  readonly episodes: number;
  /** Rows beyond the first of an episode: seen again, or in a second sitting. */
  readonly again: number;
}

/** Swaps tried a pair: the cost hardly falls any more after these. */
const SWAPS = 160;
/** What it is worth that who likes a programme more sees more of it. */
const LIKING = 0.12;

/**
 * Gives each pair an amount. The amounts follow their own quantiles; they are swapped between pairs
 * until the rows of each viewer and of each programme follow theirs too.
 */
export function howMany(
  pairs: readonly Pair[],
  size: { readonly viewers: number; readonly series: number; readonly rows: number },
  shape: Shape,
  random: Random,
): Amount[] {
  const { quantiles } = shape;
  const amounts = makeAmounts(pairs.length, size.rows, quantiles.episodesPerUserSeries, random);
  const rowsOfUsers = countsWith(quantiles.rowsPerUser, size.viewers, random, size.rows);
  const scale = size.rows / size.series / (shape.rows / shape.series);
  const rowsOfSeries = countsWith(
    quantiles.rowsPerSeries.map((count) => Math.max(1, Math.round(count * scale))),
    size.series,
    random,
    size.rows,
  );
  const users = new Side(
    pairs.map(({ viewer }) => viewer),
    rowsOfUsers,
  );
  const series = new Side(
    pairs.map(({ series: s }) => s),
    rowsOfSeries,
  );

  // Those who like it most begin with the largest amounts.
  const byLiking = pairs.map((_, p) => p).sort((a, b) => likingOf(b) - likingOf(a));
  const largest = [...amounts].sort((a, b) => rowsOf(b) - rowsOf(a));
  const given: Amount[] = [];
  for (const [k, p] of byLiking.entries()) given[p] = largest[k] as Amount;
  for (const [p, amount] of given.entries()) {
    users.add(p, rowsOf(amount));
    series.add(p, rowsOf(amount));
  }
  function likingOf(p: number): number {
    return pairs[p]?.liking ?? 0;
  }

  for (let n = SWAPS * pairs.length; n > 0; n--) {
    const a = random.between(0, pairs.length - 1);
    const b = random.between(0, pairs.length - 1);
    const [ofA, ofB] = [given[a] as Amount, given[b] as Amount];
    const more = rowsOf(ofB) - rowsOf(ofA);
    if (more === 0) continue;
    const liked =
      LIKING * (likingOf(a) - likingOf(b)) * (Math.log(rowsOf(ofB)) - Math.log(rowsOf(ofA)));
    const cost = users.costOfMoving(a, b, more) + series.costOfMoving(a, b, more) - liked;
    if (cost >= 0) continue;
    given[a] = ofB;
    given[b] = ofA;
    for (const side of [users, series]) {
      side.add(a, more);
      side.add(b, -more);
    }
  }
  return given;
}

function makeAmounts(
  pairs: number,
  rows: number,
  quantiles: readonly number[],
  random: Random,
): Amount[] {
  const episodes = countsWith(quantiles, pairs, random, Math.round(rows * 0.955));
  const again = new Int32Array(pairs);
  let left = rows - episodes.reduce((a, b) => a + b, 0);
  for (; left > 0; left--) {
    // Somebody with many episodes comes back to one more often.
    let p = random.between(0, pairs - 1);
    if (random.chance(0.8)) p = random.between(Math.floor(pairs * 0.7), pairs - 1);
    again[p] = (again[p] ?? 0) + 1;
  }
  return Array.from(episodes, (count, p) => ({ episodes: count, again: again[p] ?? 0 }));
}

function rowsOf({ episodes, again }: Amount): number {
  return episodes + again;
}

/** The rows of all viewers, or of all programmes, and how many each should have. */
class Side {
  readonly #of: readonly number[];
  readonly #rows: Int32Array;
  readonly #wanted: Float64Array;

  /** Who has most pairs shall have most rows. */
  constructor(of: readonly number[], wanted: Int32Array) {
    this.#of = of;
    this.#rows = new Int32Array(wanted.length);
    this.#wanted = new Float64Array(wanted.length);
    const pairs = new Int32Array(wanted.length);
    for (const member of of) pairs[member] = (pairs[member] ?? 0) + 1;
    const order = Array.from(pairs, (_, member) => member).sort(
      (a, b) => (pairs[a] ?? 0) - (pairs[b] ?? 0),
    );
    for (const [rank, member] of order.entries()) {
      this.#wanted[member] = Math.max(wanted[rank] ?? 1, pairs[member] ?? 1);
    }
  }

  add(pair: number, rows: number): void {
    const member = this.#of[pair] ?? 0;
    this.#rows[member] = (this.#rows[member] ?? 0) + rows;
  }

  /** What it costs that rows move from `b` to `a`; below 0 it is better than now. */
  costOfMoving(a: number, b: number, rows: number): number {
    const [toMember, fromMember] = [this.#of[a] ?? 0, this.#of[b] ?? 0];
    if (toMember === fromMember) return 0;
    return this.#cost(toMember, rows) + this.#cost(fromMember, -rows);
  }

  #cost(member: number, rows: number): number {
    const now = this.#rows[member] ?? 1;
    const wanted = this.#wanted[member] ?? 1;
    const cost = (count: number): number => wanted * Math.abs(Math.log(count / wanted));
    return cost(now + rows) - cost(now);
  }
}
