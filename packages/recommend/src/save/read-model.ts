import type { Id } from '../data/ids.js';
import { RecommendError } from '../errors.js';
import type { Recommender } from '../models/recommender.js';
import { damaged, readContainer } from './container.js';
import { fromPlainJson } from './json-numbers.js';
import {
  ARRAY_TYPES,
  checkHead,
  type SavedHead,
  type SavedId,
  type SavedPlace,
} from './saved-head.js';
import type { Json, SavedArray, SavedState } from './saved-state.js';

/**
 * Makes a model of its state.
 *
 * @param restorePart Makes a model of the state of a part, as a blend has them.
 */
export type Restore = (
  state: SavedState,
  restorePart: (part: SavedState) => Recommender,
) => Recommender;

/** The kinds of model that can be read, by name. */
export type ModelKinds = Readonly<Record<string, { readonly restore: Restore }>>;

/** Options of `readModel` and `loadModel`. */
export interface LoadOptions {
  /**
   * Whether the model gets arrays of its own. By default it reads from the given bytes, which is
   * faster, but then the bytes must stay as they are, and learning further changes them.
   */
  copy?: boolean | undefined;
}

/**
 * As `loadModel`, for the given kinds of model alone: a page that serves one kind need not carry the
 * others, and a class of your own can be read.
 *
 * @throws RecommendError `invalid-model`.
 * @example
 * ```ts
 * readModel(bytes, { ItemKNN });
 * ```
 */
export function readModel(
  bytes: Uint8Array,
  kinds: ModelKinds,
  { copy = false }: LoadOptions = {},
): Recommender {
  const { head, body } = readContainer(bytes, true);
  // Views of 8-byte numbers must begin at a multiple of 8.
  const own = copy || body.byteOffset % 8 !== 0 ? body.slice() : body;
  return restoreWith(kinds, stateOf(checkedHead(head), own, null, 0));
}

/** The checked description; nesting too deep for the stack is an error as any other. */
export function checkedHead(head: unknown): SavedHead {
  try {
    return checkHead(head);
  } catch (error) {
    if (error instanceof RecommendError) throw error;
    throw damaged('its description is nested too deeply');
  }
}

function restoreWith(kinds: ModelKinds, state: SavedState): Recommender {
  const { kind } = state;
  const made = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!made) {
    throw new RecommendError(
      'invalid-model',
      `The saved model is a ${JSON.stringify(kind)}, which is not among ${Object.keys(kinds).join(', ')}.`,
    );
  }
  try {
    return made.restore(state, (part) => restoreWith(kinds, part));
  } catch (error) {
    if (error instanceof RecommendError && error.code === 'invalid-model') throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new RecommendError('invalid-model', `The saved ${kind} cannot be restored: ${why}`);
  }
}

/** Blends of blends may be nested this deep. */
const DEEPEST = 16;

function stateOf(
  head: SavedHead,
  body: Uint8Array,
  around: SavedState | null,
  depth: number,
): SavedState {
  if (depth > DEEPEST) throw damaged('its parts are nested too deeply');
  const arrays = Object.entries(head.arrays).map(
    ([name, place]) => [name, arrayAt(body, name, place)] as const,
  );
  const state: SavedState = {
    kind: head.kind,
    options: fromPlainJson(head.options) as Record<string, Json>,
    users: idsOf(head.users, around?.users),
    items: idsOf(head.items, around?.items),
    arrays: Object.fromEntries(arrays),
  };
  if (!head.parts) return state;
  const parts = Object.entries(head.parts).map(
    ([name, part]) => [name, stateOf(part, body, state, depth + 1)] as const,
  );
  return { ...state, parts: Object.fromEntries(parts) };
}

function idsOf(ids: readonly SavedId[] | null, around: Id[] | undefined): Id[] {
  if (ids) return ids.map((id) => fromPlainJson(id) as Id);
  if (around) return around;
  throw damaged('it has no ids');
}

/** A view of an array; its length is checked against the bytes before anything is made of it. */
function arrayAt(body: Uint8Array, name: string, place: SavedPlace): SavedArray {
  const { type, stored = type, offset, length } = place;
  const made = ARRAY_TYPES[stored];
  if (offset % 8 !== 0 || offset + length * made.BYTES_PER_ELEMENT > body.length) {
    throw damaged(`${name} with ${length} numbers does not fit in`);
  }
  const array = new made(body.buffer as ArrayBuffer, body.byteOffset + offset, length);
  if (stored === type) return array;
  if (stored !== 'float32' || type !== 'float64') throw damaged(`${name} cannot be ${type}`);
  return Float64Array.from(array);
}
