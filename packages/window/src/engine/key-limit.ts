import { WindowError } from '../errors.js';
import type { MaxKeys, Plan } from '../query/plan.js';
import { encodeKey, hashBytes } from '../rows/key-codec.js';
import type { KeyedRows } from '../state/keyed-rows.js';
import type { Accumulator } from './accumulator.js';
import type { EngineCounts } from './engine.js';

/** A key's bytes at [begin, end) and their hash. */
export interface KeyAt {
  keys: Uint8Array;
  begin: number;
  end: number;
  hash: number;
}

/** Counts keyed rows, and says what becomes of one too many. */
export class KeyLimit {
  /** Keyed rows alive. */
  alive = 0;
  /** The key whose parts are all null. */
  readonly other: KeyAt;
  readonly #limit: number;
  readonly #policy: MaxKeys['policy'];
  readonly #counts: EngineCounts;

  constructor(plan: Plan, counts: EngineCounts) {
    this.#limit = plan.maxKeys?.limit ?? Infinity;
    this.#policy = plan.maxKeys?.policy ?? 'stop';
    this.#counts = counts;
    const keys = encodeKey(plan.groupBy.map(() => null));
    this.other = { keys, begin: 0, end: keys.length, hash: hashBytes(keys, 0, keys.length) };
  }

  /**
   * Whether a new key may have a row, or its row goes to the other key, or nowhere.
   *
   * @throws WindowError `too-many-keys` where that was asked for.
   */
  admit(): 'new' | 'other' | 'none' {
    if (this.alive < this.#limit) return 'new';
    if (this.#policy === 'stop')
      throw new WindowError(
        'too-many-keys',
        `There are ${this.#limit} keyed rows already, as many as maxKeys allows: raise it, close windows sooner, or let the policy be drop or other.`,
      );
    this.#counts.overflow++;
    return this.#policy === 'drop' ? 'none' : 'other';
  }

  /**
   * A row of a table for a key that `find` has just not found; -1 where it is left out.
   *
   * @throws WindowError `too-many-keys`
   */
  insert(
    rows: KeyedRows,
    accumulator: Accumulator,
    keys: Uint8Array,
    begin: number,
    end: number,
    hash: number,
  ): number {
    const admitted = this.admit();
    if (admitted === 'none') return -1;
    let key: KeyAt = { keys, begin, end, hash };
    if (admitted === 'other') {
      key = this.other;
      const row = rows.find(key.keys, key.begin, key.end, key.hash);
      if (row >= 0) return row;
    }
    const row = rows.insert(key.keys, key.begin, key.end, key.hash);
    this.alive++;
    accumulator.init(rows, row);
    return row;
  }
}
