import { TextError } from '../errors.js';
import { bestLabels, normalizeLog, rowsOf } from '../matrix/scores.js';
import type { Label } from '../types.js';
import { murmurHash } from '../vectorize/murmur-hash.js';
import { bestWeights, CANDIDATES, lossOf } from './candidates.js';
import type { Weights } from './candidates.js';
import { LARGEST_WEIGHT, LAST_DATE } from './ground.js';
import type { Ground, WordKey } from './ground.js';
import { mergeOverlays } from './merge.js';
import type { LogEntry } from './merge.js';
import type { Overlay, Receipt } from './overlay.js';
import { idOf, writeOverlay } from './overlay-bytes.js';
import { Scorer } from './scorer.js';
import type { CountedText } from './scorer.js';

/** Options of {@link PersonalModel.update}. */
export interface UpdateOptions {
  /** How many times the event counts, as a purchase may count more than a view: above 0, up to a million. Default 1. */
  weight?: number | undefined;
  /**
   * When it happened: a date, or milliseconds since 1970. Needed if the base has a half-life; mind
   * that an event many half-lives ahead lets all others fade for good.
   */
  at?: Date | number | undefined;
  /**
   * Name of the event, which counts `maxRepeats` times at most. Default: its label and text. Names
   * are kept as hashes of 32 bits.
   */
  event?: string | undefined;
}

/** Options of predictions. */
export interface AsOfOptions {
  /** The time that half-lives are reckoned to. Default, and earliest: the latest event. */
  at?: Date | number | undefined;
}

/** One thing that a member's events have taught. */
export interface PersonalChange<L extends Label> {
  readonly label: L;
  readonly word: string;
  /** `false` for a word that the base does not have. */
  readonly known: boolean;
  /** What was added to the count of the word in the class, with the weight in force. */
  readonly count: number;
  /** By how much `log P(word | label)` rose against the base. */
  readonly gain: number;
}

/** How many of the last updates a model remembers in full, for merges that meet the same event. */
const REMEMBERED = 100;

/**
 * The model of one member: a {@link PersonalBase} and what this member has added. Made by
 * `base.member()` or `base.fromBytes(bytes)`.
 *
 * Updates are plain synchronous calls. Two requests that load the same bytes at once each hold their
 * own copy; who saves second notices by `origin` (save only where the stored id is still the one
 * that was loaded) and merges instead of overwriting: see {@link PersonalModel.merge}.
 */
export class PersonalModel<L extends Label> {
  /** Id of the bytes that this model was loaded from; `null` for a new member. */
  readonly origin: string | null;
  readonly #ground: Ground<L>;
  readonly #overlay: Overlay<L>;
  /** What was loaded: the ancestor of a merge with another copy. */
  readonly #loaded: Overlay<L>;
  #log: LogEntry<L>[] = [];

  /** @internal Made by a `PersonalBase`. */
  constructor(
    ground: Ground<L>,
    overlay: Overlay<L>,
    origin: string | null,
    loaded: Overlay<L> = overlay.copy(),
  ) {
    this.#ground = ground;
    this.#overlay = overlay;
    this.#loaded = loaded;
    this.origin = origin;
  }

  /** The labels, sorted; columns of probabilities follow it. */
  get classes(): readonly L[] {
    return this.#ground.classes;
  }

  /** How much heavier than rows of the base this member's events weigh in the counts of words. */
  get weight(): number {
    return this.#weights().words;
  }

  /** The same in the counts of classes, from which priors come. */
  get priorWeight(): number {
    return this.#weights().prior;
  }

  /** Id of what is learnt: equal ids for equal contents. It is a hash of 32 bits, in hexadecimal. */
  get id(): string {
    return idOf(this.toBytes());
  }

  /**
   * Learns one event. With a weight of `'auto'`, all candidate weights are first scored on it.
   *
   * @returns A receipt, by which the event can be undone.
   * @throws {@link TextError} `invalid-input` for a label that is not among the classes, a weight
   * that is not a positive number up to a million, or a time that is missing though the base has a half-life.
   * @example
   * const receipt = member.update(activity.title, activity.category, { event: activity.id });
   */
  update(text: string, label: L, options: UpdateOptions = {}): Receipt<L> {
    const { weight = 1, event } = options;
    const ground = this.#ground;
    const code = ground.codeOf(label);
    if (code < 0) {
      throw new TextError(
        'invalid-input',
        `The label '${String(label)}' is not among the classes of the base.`,
      );
    }
    if (!(weight > 0 && weight <= LARGEST_WEIGHT)) {
      throw new TextError('invalid-input', `The weight of an event cannot be ${weight}.`);
    }
    const at = ground.halfLife === null ? null : timeOf(options.at);
    if (ground.halfLife !== null && at === null) {
      throw new TextError('invalid-input', 'The base has a halfLife: say when, by `at`.');
    }
    const key = murmurHash(event ?? JSON.stringify([label, text]));
    const counted = (this.#overlay.events.get(key) ?? 0) < ground.maxRepeats;
    const words = counted ? [...ground.wordsOf(text)] : [];
    const losses = counted ? this.#losses(words, code, at) : CANDIDATES.map(() => 0);
    const receipt = { event: key, label, weight, at, words, losses, counted };
    if (counted) this.#apply({ receipt, sign: 1 });
    return receipt;
  }

  /**
   * Forgets one event, as if it had never been learnt. (Time does not go back: with a half-life, the
   * latest event stays what predictions reckon to.)
   *
   * @throws {@link TextError} `invalid-input` for a receipt whose event is not in this model.
   */
  undo(receipt: Receipt<L>): void {
    if (!receipt.counted) return;
    if (!this.#overlay.has(receipt)) {
      throw new TextError('invalid-input', 'This receipt is of no event in this model.');
    }
    this.#apply({ receipt, sign: -1 });
  }

  /** The most probable label of each text. */
  predict(texts: readonly string[], options: AsOfOptions = {}): L[] {
    return bestLabels(this.#scores(texts, options), this.classes.length, this.classes);
  }

  /** Probability of each class (columns as in `classes`) for each text. */
  predictProba(texts: readonly string[], options: AsOfOptions = {}): Float64Array[] {
    return this.predictLogProba(texts, options).map((row) => row.map(Math.exp));
  }

  /** Logs of the probabilities of the classes for each text. */
  predictLogProba(texts: readonly string[], options: AsOfOptions = {}): Float64Array[] {
    const outputs = this.classes.length;
    return rowsOf(normalizeLog(this.#scores(texts, options), outputs), outputs);
  }

  /** What the member's events have taught, the strongest gain first. */
  changes({ top = 20 }: { top?: number } = {}): PersonalChange<L>[] {
    const scale = this.#overlay.scaleAt(null);
    const own = new Scorer(this.#ground, this.#overlay, this.#weights(), scale);
    const base = new Scorer(this.#ground, this.#overlay, this.#weights(), 0);
    const changes: PersonalChange<L>[] = [];
    for (const [key, counts] of this.#overlay.counts) {
      counts.forEach((count, code) => {
        if (count === 0) return;
        changes.push({
          label: this.classes[code] as L,
          word: this.#ground.wordOf(key),
          known: typeof key === 'number',
          count: count * this.weight * scale,
          gain: own.logProbability(key, code, count) - base.logProbability(key, code, count),
        });
      });
    }
    return changes.sort((a, b) => b.gain - a.gain).slice(0, top);
  }

  /** All that this member has learnt, for a database; some bytes a word. */
  toBytes(): Uint8Array {
    return writeOverlay(this.#overlay, this.#ground);
  }

  /**
   * Joins two copies of one member that learnt apart: nothing is lost, nothing counts twice. What
   * both have learnt since their common ancestor is added up: `ours + theirs - ancestor`. The order
   * of the copies makes no difference, nor does the order in which three are joined. An event that
   * both learnt counts once, if one of the two still knows it in full (it was among its last 100).
   *
   * @param ancestor - What both were loaded from; may be left out if both were loaded from the same
   * bytes.
   * @throws {@link TextError} `invalid-input` for models of different bases, and for copies without
   * ancestor that were not loaded from the same bytes.
   * @example
   * // The bytes in the database are no longer those that `ours` was loaded from.
   * const theirs = base.fromBytes(stored);
   * const both = PersonalModel.merge(ours, theirs, base.fromBytes(loaded));
   */
  static merge<L extends Label>(
    ours: PersonalModel<L>,
    theirs: PersonalModel<L>,
    ancestor?: PersonalModel<L>,
  ): PersonalModel<L> {
    const ground = ours.#ground;
    if (theirs.#ground !== ground || (ancestor ?? ours).#ground !== ground) {
      throw new TextError('invalid-input', 'Only models of the same PersonalBase can be merged.');
    }
    if (ancestor === undefined && ours.origin !== theirs.origin) {
      throw new TextError(
        'invalid-input',
        'The two models were not loaded from the same bytes; give the ancestor of both.',
      );
    }
    const from = ancestor === undefined ? ours.#loaded : ancestor.#overlay.copy();
    const log = [...ours.#log, ...theirs.#log];
    const { overlay, kept } = mergeOverlays(ours.#overlay, theirs.#overlay, from, log, ground);
    const merged = new PersonalModel(ground, overlay, ancestor?.id ?? ours.origin, from);
    merged.#log = kept.slice(-REMEMBERED);
    return merged;
  }

  /** @internal For `PersonalBase.adopt`. */
  parts(): { readonly ground: Ground<L>; readonly overlay: Overlay<L> } {
    return { ground: this.#ground, overlay: this.#overlay };
  }

  #weights(): Weights {
    const { weight } = this.#ground;
    return weight === 'auto' ? bestWeights(this.#overlay.losses) : { words: weight, prior: weight };
  }

  #apply(entry: LogEntry<L>): void {
    if (entry.sign > 0) this.#overlay.add(entry.receipt, 1);
    else this.#overlay.undo(entry.receipt);
    this.#log.push(entry);
    if (this.#log.length > REMEMBERED) this.#log.shift();
  }

  #losses(words: Words, code: number, at: number | null): number[] {
    if (this.#ground.weight !== 'auto') return CANDIDATES.map(() => 0);
    const outputs = this.classes.length;
    const scores = new Float64Array(outputs);
    const text = this.#keyed(words);
    const scale = this.#overlay.scaleAt(at);
    return CANDIDATES.map((weights) => {
      new Scorer(this.#ground, this.#overlay, weights, scale).score(text, scores, 0);
      return lossOf(Math.exp(normalizeLog(scores, outputs)[code] as number), outputs);
    });
  }

  #scores(texts: readonly string[], { at }: AsOfOptions): Float64Array {
    const outputs = this.classes.length;
    const scale = this.#overlay.scaleAt(timeOf(at));
    const scorer = new Scorer(this.#ground, this.#overlay, this.#weights(), scale);
    const scores = new Float64Array(texts.length * outputs);
    texts.forEach((text, i) =>
      scorer.score(this.#keyed(this.#ground.wordsOf(text)), scores, i * outputs),
    );
    return scores;
  }

  #keyed(words: Words): CountedText {
    const keyed: [WordKey, number][] = [];
    for (const [word, count] of words) {
      const key = this.#ground.keyOf(word);
      if (key !== null) keyed.push([key, count]);
    }
    return keyed;
  }
}

/** Words of a text and how often each stands in it. */
type Words = Iterable<readonly [word: string, count: number]>;

function timeOf(at: Date | number | undefined): number | null {
  if (at === undefined) return null;
  const time = Number(at);
  if (Math.abs(time) <= LAST_DATE) return time;
  throw new TextError('invalid-input', '`at` is no time.');
}
