import type { Id } from '../data/ids.js';
import { checkOption, RecommendError } from '../errors.js';
import type { Recommender } from '../models/recommender.js';
import { aligned, writeContainer } from './container.js';
import { toPlainJson } from './json-numbers.js';
import {
  ARRAY_TYPES,
  type ArrayType,
  type SavedHead,
  type SavedId,
  type SavedPlace,
} from './saved-head.js';
import type { Json, SavedArray, SavedState } from './saved-state.js';

/** Options of `saveModel`. */
export interface SaveOptions {
  /**
   * `'float64'` (default) keeps every number, so that scores stay equal; `'float32'` halves the
   * numbers with a fraction, and scores differ by about a ten-millionth of their size.
   */
  precision?: 'float64' | 'float32' | undefined;
}

/**
 * A fitted model as bytes, for a file or a web page: a version, a checksum, a description in JSON,
 * and the arrays. They are made to be compressed (gzip, brotli) by whoever stores or serves them.
 * They hold the ids and what each user has seen: treat them as you treat the log.
 *
 * @throws RecommendError `not-fitted`.
 * @example
 * ```ts
 * const bytes = saveModel(model);
 * loadModel(bytes).recommend('김하늘'); // as model.recommend
 * ```
 */
export function saveModel(
  model: Recommender,
  { precision = 'float64' }: SaveOptions = {},
): Uint8Array {
  checkOption('precision', precision, ['float64', 'float32']);
  const body = new Body(precision === 'float32');
  const head = headOf(model.toState(), null, body);
  return writeContainer(head, body.length, (bytes) => {
    body.write(bytes);
  });
}

/** The arrays of a file, one after the other. */
class Body {
  readonly #halve: boolean;
  readonly #placed: { offset: number; bytes: Uint8Array; type: ArrayType }[] = [];
  /** Bytes so far, a multiple of 8. */
  length = 0;

  constructor(halve: boolean) {
    this.#halve = halve;
  }

  /** Finds a place for an array; equal ones, such as what all parts of a blend have seen, share it. */
  place(name: string, array: SavedArray): SavedPlace {
    const type = typeOf(name, array);
    const halved = this.#halve && type === 'float64' && canHalve(array);
    const kept = halved ? Float32Array.from(array) : array;
    const bytes = new Uint8Array(kept.buffer, kept.byteOffset, kept.byteLength);
    const place = { type, offset: this.#offsetOf(bytes, type), length: array.length };
    return halved ? { ...place, stored: 'float32' } : place;
  }

  #offsetOf(bytes: Uint8Array, type: ArrayType): number {
    const same = this.#placed.find((other) => other.type === type && areEqual(other.bytes, bytes));
    if (same) return same.offset;
    const offset = this.length;
    this.#placed.push({ offset, bytes, type });
    this.length = aligned(offset + bytes.length);
    return offset;
  }

  write(body: Uint8Array): void {
    for (const { offset, bytes } of this.#placed) body.set(bytes, offset);
  }
}

function headOf(state: SavedState, around: SavedState | null, body: Body): SavedHead {
  const { kind, users, items } = state;
  const arrays = Object.entries(state.arrays).map(
    ([name, array]) => [name, body.place(name, array)] as const,
  );
  const parts = Object.entries(state.parts ?? {}).map(
    ([name, part]) => [name, headOf(part, state, body)] as const,
  );
  return {
    kind,
    options: toPlainJson(state.options) as Record<string, Json>,
    users: around && areEqual(around.users, users) ? null : users.map(savedId),
    items: around && areEqual(around.items, items) ? null : items.map(savedId),
    arrays: Object.fromEntries(arrays),
    ...(state.parts ? { parts: Object.fromEntries(parts) } : {}),
  };
}

function areEqual(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let n = 0; n < a.length; n++) if (a[n] !== b[n]) return false;
  return true;
}

function savedId(id: Id): SavedId {
  return toPlainJson(id) as SavedId;
}

function typeOf(name: string, array: SavedArray): ArrayType {
  for (const [type, made] of Object.entries(ARRAY_TYPES)) {
    if (array instanceof made) return type as ArrayType;
  }
  throw new RecommendError('invalid-input', `${name} is no array that can be saved.`);
}

/** Whether nothing is lost but digits: times in milliseconds and other large whole numbers would be. */
function canHalve(array: SavedArray): boolean {
  return array.every((x) => {
    const short = Math.fround(x);
    return Object.is(short, x) || (!Number.isInteger(x) && Number.isFinite(short));
  });
}
