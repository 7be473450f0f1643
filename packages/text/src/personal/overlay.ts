import type { Label } from '../types.js';
import { CANDIDATES } from './candidates.js';
import { LARGEST_WEIGHT } from './ground.js';
import type { Ground, WordKey } from './ground.js';

/**
 * One learnt event in full: plain data, fit for JSON, by which the event can be undone, even after
 * the model was saved and loaded.
 */
export interface Receipt<L extends Label = Label> {
  /** Hash of the event's name, or of label and text. */
  readonly event: number;
  readonly label: L;
  readonly weight: number;
  /** When it happened, in milliseconds since 1970; `null` where the base has no half-life. */
  readonly at: number | null;
  /** Words and how often they stood in the text. */
  readonly words: readonly (readonly [word: string, count: number])[];
  /** How badly each candidate weight had foretold the label. */
  readonly losses: readonly number[];
  /** `false` if the event had counted as often as it may, so that nothing was learnt. */
  readonly counted: boolean;
}

/** Half-lives that may pass before the counts are brought to a new beginning of time. */
const LONGEST_GAIN = 64;

/** No event is that badly foretold; receipts may come from outside. */
const LARGEST_LOSS = 1024;

/**
 * What one member has added to the counts of the base: sums and nothing else. Sums commute, so the
 * order of updates does not matter, an update is undone by its negative, and two copies are merged
 * as `ours + theirs - ancestor`.
 *
 * With a half-life h, an event at time t should weigh `2^((t - now) / h)`, which changes all the
 * time. Forward decay (Cormode, Shkapenyuk, Srivastava & Xu 2009, Forward decay: a practical time
 * decay model for streaming systems) stores `2^((t - start) / h)` instead, which never changes, and
 * multiplies by `2^((start - now) / h)` when it reads. Starts are whole numbers of half-lives, so
 * that moving from one to another multiplies by a power of two and loses no digit.
 */
export class Overlay<L extends Label> {
  readonly classCount: number[];
  /** Sum of the counts of all words in each class. */
  readonly totals: number[];
  /** Counts of each word, one for each class. */
  readonly counts: Map<WordKey, number[]>;
  /** How often each event has counted. */
  readonly events: Map<number, number>;
  /** How badly each candidate weight has foretold the events so far. */
  readonly losses: number[] = CANDIDATES.map(() => 0);
  /** Start of time in half-lives; `null` before the first event. */
  start: number | null = null;
  /** Time of the latest event. */
  latest: number = 0;
  /** Words that the base does not have. */
  newWords: number = 0;

  readonly #ground: Ground<L>;

  constructor(ground: Ground<L>) {
    this.#ground = ground;
    this.counts = new Map();
    this.events = new Map();
    this.classCount = ground.classes.map(() => 0);
    this.totals = ground.classes.map(() => 0);
  }

  /** Adds a receipt (sign 1), or takes it away (sign -1). */
  add(receipt: Receipt<L>, sign: 1 | -1): void {
    const code = this.#ground.codeOf(receipt.label);
    if (sign > 0) this.#advance(receipt.at);
    const amount = sign * receipt.weight * this.#gainAt(receipt.at);
    lift(this.classCount, code, amount);
    for (const [word, count] of receipt.words) {
      const key = this.#ground.keyOf(word);
      if (key !== null) this.addCount(key, code, amount * count);
    }
    this.addLosses(receipt.losses, sign);
    if (this.#ground.maxRepeats < Infinity) this.addEvent(receipt.event, sign);
  }

  /** Whether all of a receipt is in these sums, but for rounding. */
  has(receipt: Receipt<L>): boolean {
    const code = this.#ground.codeOf(receipt.label);
    if (code < 0 || !(receipt.weight > 0 && receipt.weight <= LARGEST_WEIGHT)) return false;
    const { losses } = receipt;
    const sound = (loss: number) => Number.isInteger(loss) && loss >= 0 && loss <= LARGEST_LOSS;
    if (losses.length !== CANDIDATES.length || !losses.every(sound)) return false;
    if (this.#ground.maxRepeats < Infinity && !this.events.has(receipt.event)) return false;
    const amount = receipt.weight * this.#gainAt(receipt.at);
    // Of events long before the latest one, rounding has left nothing.
    const latest = Math.min(this.#gainAt(this.latest), 2 ** (LONGEST_GAIN + 1));
    const enough = (counts: readonly number[] | undefined, count: number) => {
      const taken = amount * count;
      const rounding = 1e-9 * Math.max(taken, latest);
      return taken < Infinity && taken - (counts?.[code] ?? 0) <= rounding;
    };
    // Words may be repeated in a receipt that was made elsewhere.
    const words = new Map<WordKey, number>();
    for (const [word, count] of receipt.words) {
      if (!(count > 0)) return false;
      const key = this.#ground.keyOf(word);
      if (key !== null) words.set(key, (words.get(key) ?? 0) + count);
    }
    return (
      enough(this.classCount, 1) &&
      [...words].every(([key, count]) => enough(this.counts.get(key), count))
    );
  }

  /** Takes a receipt away of which this {@link Overlay.has} all; what rounding leaves is zero. */
  undo(receipt: Receipt<L>): void {
    this.add(receipt, -1);
    for (const [word] of receipt.words) {
      const key = this.#ground.keyOf(word);
      if (key !== null) this.#clampCounts(key);
    }
    this.#clampClasses();
  }

  addCount(key: WordKey, code: number, amount: number): void {
    let counts = this.counts.get(key);
    if (counts === undefined) {
      counts = this.classCount.map(() => 0);
      this.counts.set(key, counts);
      if (typeof key === 'string') this.newWords++;
    }
    lift(counts, code, amount);
    lift(this.totals, code, amount);
    if (counts.every((count) => count === 0)) this.#drop(key);
  }

  addEvent(event: number, times: number): void {
    const sum = (this.events.get(event) ?? 0) + times;
    if (sum === 0) this.events.delete(event);
    else this.events.set(event, sum);
  }

  /**
   * Adds all sums of another overlay, `sign` times. If it stands on another base, `codes` has the
   * number of each of its classes here (-1 to leave one out), and `keyOf` finds its words here.
   */
  addAll(
    other: Overlay<L>,
    sign: 1 | -1,
    codes: readonly number[] | null = null,
    keyOf: (key: WordKey) => WordKey | null = (key) => key,
  ): void {
    // The later start of the two, so that no gain grows beyond bounds.
    if (this.start === null) this.start = other.start;
    else if (other.start !== null && other.start > this.start) this.#moveStart(other.start);
    const gain = other.start === null ? 1 : 2 ** (other.start - (this.start as number));
    const eachOf = (counts: readonly number[], add: (code: number, amount: number) => void) => {
      counts.forEach((count, theirs) => {
        const code = codes === null ? theirs : (codes[theirs] as number);
        if (count !== 0 && code >= 0) add(code, sign * gain * count);
      });
    };
    eachOf(other.classCount, (code, amount) => lift(this.classCount, code, amount));
    for (const [theirs, counts] of other.counts) {
      const key = keyOf(theirs);
      if (key !== null) eachOf(counts, (code, amount) => this.addCount(key, code, amount));
    }
    for (const [event, times] of other.events) this.addEvent(event, sign * times);
    this.addLosses(other.losses, sign);
    this.latest = Math.max(this.latest, other.latest);
  }

  addLosses(losses: readonly number[], sign: 1 | -1): void {
    losses.forEach((loss, i) => (this.losses[i] = (this.losses[i] as number) + sign * loss));
  }

  /** Lifts what has fallen below zero, as when two copies undid the same event, to zero. */
  clamp(): void {
    for (const key of this.counts.keys()) this.#clampCounts(key);
    this.#clampClasses();
    for (const [event, times] of this.events) if (times < 0) this.events.delete(event);
  }

  /** What a stored count is worth at a time, which is no earlier than the latest event. */
  scaleAt(now: number | null): number {
    const { halfLife } = this.#ground;
    if (halfLife === null || this.start === null) return 1;
    return 2 ** ((this.start * halfLife - Math.max(now ?? 0, this.latest)) / halfLife);
  }

  copy(): Overlay<L> {
    const copy = new Overlay(this.#ground);
    copy.addAll(this, 1);
    return copy;
  }

  /** What an event of this time is stored as. */
  #gainAt(at: number | null): number {
    const { halfLife } = this.#ground;
    if (halfLife === null || at === null) return 1;
    return 2 ** ((at - (this.start ?? 0) * halfLife) / halfLife);
  }

  /** Lets time go on to this event; it never goes back, not even if the event is undone. */
  #advance(at: number | null): void {
    const { halfLife } = this.#ground;
    if (halfLife === null || at === null) return;
    const start = Math.floor(at / halfLife);
    this.start ??= start;
    if (start - this.start > LONGEST_GAIN) this.#moveStart(start);
    this.latest = Math.max(this.latest, at);
  }

  #moveStart(start: number): void {
    const factor = 2 ** ((this.start as number) - start);
    this.start = start;
    for (const [key, counts] of this.counts) {
      counts.forEach((count, code) => (counts[code] = count * factor));
      if (counts.every((count) => count === 0)) this.#drop(key);
    }
    for (const sums of [this.classCount, this.totals]) {
      sums.forEach((sum, code) => (sums[code] = sum * factor));
    }
  }

  #clampCounts(key: WordKey): void {
    this.counts.get(key)?.forEach((count, code) => {
      if (count < 0) this.addCount(key, code, -count);
    });
  }

  #clampClasses(): void {
    this.classCount.forEach((count, code) => (this.classCount[code] = Math.max(0, count)));
  }

  #drop(key: WordKey): void {
    this.counts.delete(key);
    if (typeof key === 'string') this.newWords--;
  }
}

/** Adds to a sum; what rounding leaves of a sum that should be zero is zero. */
function lift(sums: number[], at: number, amount: number): void {
  const sum = (sums[at] as number) + amount;
  sums[at] = Math.abs(sum) <= 1e-10 * Math.abs(amount) ? 0 : sum;
}
