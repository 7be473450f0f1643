import { RecommendError } from '../errors.js';
import { csrOf, rowOrder, sortedCsr, type Csr } from './csr.js';
import { IdIndex, type Id } from './ids.js';
import { checkFinite, checkId, checkPlaces, wrongNumber } from './row-checks.js';

/** One thing that a user did with an item. */
export interface Interaction {
  user: Id;
  item: Id;
  /** A rating, or how much the item was liked; 1 by default. */
  value?: number | undefined;
  /** How sure `value` is, from 0; models for implicit feedback weigh with it. 1 by default. */
  confidence?: number | undefined;
  /** When it happened, in milliseconds since 1970. */
  at?: number | undefined;
}

/** Lowest and highest rating that can be given. */
export type RatingScale = readonly [low: number, high: number];

/** Numbers of one kind, one a row. */
export type Columns = Readonly<Record<string, Float64Array>>;

/** The parts of `Interactions`, for those that have them in arrays already. */
export interface InteractionColumns {
  users: IdIndex;
  items: IdIndex;
  /** Place in `users` of each row. */
  userOf: Int32Array;
  /** Place in `items` of each row. */
  itemOf: Int32Array;
  values: Float64Array;
  confidence?: Float64Array | null | undefined;
  at?: Float64Array | null | undefined;
  extra?: Columns | undefined;
  ratingScale?: RatingScale | undefined;
}

/** Options of `Interactions.from`. */
export interface InteractionOptions {
  /** By default the lowest and the highest value that occur. */
  ratingScale?: RatingScale | undefined;
}

/**
 * Rows of user, item and value in typed arrays: what every model learns from. Rows keep their order,
 * and users and items are numbered as they are first seen (Surprise's inner ids).
 */
export class Interactions {
  readonly users: IdIndex;
  readonly items: IdIndex;
  readonly userOf: Int32Array;
  readonly itemOf: Int32Array;
  readonly values: Float64Array;
  /** `null` where every row counts alike. */
  readonly confidence: Float64Array | null;
  /** Milliseconds since 1970; `null` where nothing is known about time. */
  readonly at: Float64Array | null;
  /** Further numbers a row, by name, as features need them. */
  readonly extra: Columns;
  readonly ratingScale: RatingScale;
  #byUser: Csr | null = null;
  #byItem: Csr | null = null;

  constructor(columns: InteractionColumns) {
    const { users, items, userOf, itemOf, values, confidence, at, extra } = columns;
    this.users = users;
    this.items = items;
    this.userOf = userOf;
    this.itemOf = itemOf;
    this.values = values;
    this.confidence = confidence ?? null;
    this.at = at ?? null;
    this.extra = extra ?? {};
    for (const [name, column] of this.#columns()) {
      if (column.length === userOf.length) continue;
      throw new RecommendError(
        'invalid-input',
        `Each column must have a number a row: ${name} has ${column.length}, userOf ${userOf.length}.`,
      );
    }
    for (const [name, column] of this.#columns()) {
      const bad = column.findIndex((x) => !Number.isFinite(x));
      if (bad !== -1) throw wrongNumber(bad, column[bad], name);
    }
    const unsure = this.confidence?.findIndex((x) => x < 0) ?? -1;
    if (unsure !== -1) throw wrongNumber(unsure, this.confidence?.[unsure], 'confidence');
    checkPlaces('userOf', userOf, users.size);
    checkPlaces('itemOf', itemOf, items.size);
    this.ratingScale = columns.ratingScale ?? scaleOf(values);
  }

  #columns(): (readonly [string, Float64Array | Int32Array])[] {
    return [
      ['itemOf', this.itemOf],
      ['values', this.values],
      ...(this.confidence ? [['confidence', this.confidence] as const] : []),
      ...(this.at ? [['at', this.at] as const] : []),
      ...Object.entries(this.extra),
    ];
  }

  /**
   * @throws RecommendError `invalid-input` with the row's position for a number that is not finite, a
   * confidence below 0, or a row without user or item.
   * @example
   * ```ts
   * Interactions.from([{ user: '김하늘', item: '도깨비', value: 5 }]).size; // 1
   * ```
   */
  static from(rows: Iterable<Interaction>, { ratingScale }: InteractionOptions = {}): Interactions {
    const all = Array.isArray(rows) ? (rows as readonly Interaction[]) : [...rows];
    const n = all.length;
    const users = new IdIndex();
    const items = new IdIndex();
    const userOf = new Int32Array(n);
    const itemOf = new Int32Array(n);
    const values = new Float64Array(n);
    const confidence = new Float64Array(n);
    const at = new Float64Array(n);
    let timed = 0;
    let weighed = false;
    for (const [k, row] of all.entries()) {
      userOf[k] = users.add(checkId(row.user, 'user', k));
      itemOf[k] = items.add(checkId(row.item, 'item', k));
      values[k] = checkFinite(row.value, 1, 'value', k);
      confidence[k] = checkFinite(row.confidence, 1, 'confidence', k);
      if (row.confidence !== undefined) weighed = true;
      if (row.at !== undefined) timed++;
      at[k] = checkFinite(row.at, 0, 'at', k);
    }
    if (timed !== 0 && timed !== n) {
      const index = all.findIndex(({ at: when }) => when === undefined);
      throw new RecommendError(
        'invalid-input',
        `Row ${index} has no time, others have one.`,
        index,
      );
    }
    return new Interactions({
      ...{ users, items, userOf, itemOf, values, ratingScale },
      confidence: weighed ? confidence : null,
      at: timed > 0 ? at : null,
    });
  }

  /** How many rows there are. */
  get size(): number {
    return this.values.length;
  }

  /** Mean of the values; 0 of none. */
  get mean(): number {
    let sum = 0;
    for (const value of this.values) sum += value;
    return this.size === 0 ? 0 : sum / this.size;
  }

  /** Users × items with the values; a user's entries come in the order of the rows, repeats too. */
  byUser(): Csr {
    this.#byUser ??= csrOf(this.users.size, this.items.size, this.userOf, this.itemOf, this.values);
    return this.#byUser;
  }

  /** Items × users with the values; an item's entries come in the order of the rows. */
  byItem(): Csr {
    this.#byItem ??= csrOf(this.items.size, this.users.size, this.itemOf, this.userOf, this.values);
    return this.#byItem;
  }

  /**
   * Users × items with rising columns and repeats added up, each entry being value × confidence
   * or, with `of: 'ones'`, 1: what models of implicit feedback take.
   */
  implicit(of: 'weights' | 'ones' = 'weights'): Csr {
    const { users, items, userOf, itemOf, confidence } = this;
    const weights = confidence
      ? this.values.map((v, k) => v * (confidence[k] as number))
      : this.values;
    const matrix = sortedCsr(users.size, items.size, userOf, itemOf, weights);
    return of === 'weights' ? matrix : { ...matrix, values: matrix.values.fill(1) };
  }

  /** Positions of the rows, user by user: those of user `u` are `rows[indptr[u]] ...`. */
  rowsByUser(): { indptr: Int32Array; rows: Int32Array } {
    return rowOrder(this.users.size, this.userOf);
  }

  /**
   * Some of the rows, in the given order. Users and items are numbered anew as these rows show them,
   * so a model does not know those that only other rows have; `ids: 'keep'` keeps all of them.
   *
   * @throws RecommendError `invalid-input` for a position that is not below `size`.
   */
  select(
    rows: ArrayLike<number>,
    { ids = 'renumber' }: { ids?: 'renumber' | 'keep' } = {},
  ): Interactions {
    const positions = Int32Array.from(rows);
    checkPlaces('rows', positions, this.size);
    const pick = (column: Float64Array): Float64Array =>
      Float64Array.from(positions, (row) => column[row] as number);
    const users = ids === 'keep' ? this.users : new IdIndex();
    const items = ids === 'keep' ? this.items : new IdIndex();
    return new Interactions({
      users,
      items,
      userOf: positions.map((row) => users.add(this.users.at(this.userOf[row] as number))),
      itemOf: positions.map((row) => items.add(this.items.at(this.itemOf[row] as number))),
      values: pick(this.values),
      confidence: this.confidence && pick(this.confidence),
      at: this.at && pick(this.at),
      extra: Object.fromEntries(
        Object.entries(this.extra).map(([name, column]) => [name, pick(column)]),
      ),
      ratingScale: this.ratingScale,
    });
  }

  /** The same rows with other values, and other confidences where they are given. */
  withValues(
    values: Float64Array,
    confidence: Float64Array | null = this.confidence,
  ): Interactions {
    return new Interactions({ ...this.#parts(), values, confidence, ratingScale: scaleOf(values) });
  }

  #parts(): InteractionColumns {
    const { users, items, userOf, itemOf, values, confidence, at, extra, ratingScale } = this;
    return { users, items, userOf, itemOf, values, confidence, at, extra, ratingScale };
  }

  /** Row `k` as it could be given to `from`. */
  row(k: number): Interaction {
    return {
      user: this.users.at(this.userOf[k] as number),
      item: this.items.at(this.itemOf[k] as number),
      value: this.values[k],
      ...(this.confidence ? { confidence: this.confidence[k] } : {}),
      ...(this.at ? { at: this.at[k] } : {}),
    };
  }

  /** All rows as they could be given to `from`. */
  *rows(): Generator<Interaction, void, void> {
    for (let k = 0; k < this.size; k++) yield this.row(k);
  }
}

function scaleOf(values: Float64Array): RatingScale {
  if (values.length === 0) return [0, 1];
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
