import * as z from 'zod/mini';
import { RecommendError } from '../errors.js';
import type { Json, SavedArray } from './saved-state.js';

/** The name of a type of array. */
export type ArrayType = 'float64' | 'float32' | 'int32' | 'uint32' | 'uint8';

/** Makes views of bytes. */
export interface ArrayMaker {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, offset: number, length: number): SavedArray;
}

/** Types of array that a file can hold. */
export const ARRAY_TYPES: Readonly<Record<ArrayType, ArrayMaker>> = {
  float64: Float64Array,
  float32: Float32Array,
  int32: Int32Array,
  uint32: Uint32Array,
  uint8: Uint8Array,
};

/** Where an array stands in a file. */
export interface SavedPlace {
  /** As the model has it. */
  type: ArrayType;
  /** As the file has it, where that is another type: `float32` for `float64`. */
  stored?: ArrayType | undefined;
  /** Bytes from the end of the description, a multiple of 8. */
  offset: number;
  /** How many numbers. */
  length: number;
}

/** The description of a model in a file: all of it but the numbers. */
export interface SavedHead {
  kind: string;
  options: Record<string, Json>;
  /** `null` in a part that has those of the model around it. */
  users: SavedId[] | null;
  items: SavedId[] | null;
  arrays: Record<string, SavedPlace>;
  parts?: Record<string, SavedHead> | undefined;
}

/** An id in JSON, which has no word for numbers that are infinite. */
export type SavedId = string | number | { $number: string };

/** The shape, made when the first model is read: a page that reads none needs no zod. */
function makeSchema(): z.ZodMiniType<SavedHead> {
  const count = z.number().check(z.int(), z.gte(0));
  // By hand: a schema an id would take a second for a million of them.
  const ids = z.nullable(z.custom<SavedId[]>((value) => Array.isArray(value) && value.every(isId)));
  const type: z.ZodMiniType<ArrayType> = z.enum(['float64', 'float32', 'int32', 'uint32', 'uint8']);
  const head: z.ZodMiniType<SavedHead> = z.strictObject({
    kind: z.string(),
    options: z.record(z.string(), z.json() as z.ZodMiniType<Json>),
    users: ids,
    items: ids,
    arrays: z.record(
      z.string(),
      z.strictObject({ type, stored: z.optional(type), offset: count, length: count }),
    ),
    parts: z.optional(
      z.record(
        z.string(),
        z.lazy(() => head),
      ),
    ),
  });
  return head;
}

function isId(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'number') return true;
  if (typeof value !== 'object' || value === null) return false;
  const { $number } = value as { $number?: unknown };
  return $number === 'Infinity' || $number === '-Infinity';
}

/**
 * Checks a description.
 *
 * @throws RecommendError `invalid-model` with the first place that is wrong.
 */
export function checkHead(value: unknown): SavedHead {
  const result = makeSchema().safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new RecommendError(
    'invalid-model',
    `This is no saved model: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}.`,
  );
}
