import type { Id } from '../data/ids.js';

/** Arrays that a saved model may hold. */
export type SavedArray = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

/** What can be told of a model in JSON. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json | undefined };

/** All that makes up a fitted model, as `saveModel` writes it. */
export interface SavedState {
  /** The class, as in the table of `load-model.ts`. */
  kind: string;
  /** The options that it was made with. */
  options: Record<string, Json | undefined>;
  users: Id[];
  items: Id[];
  arrays: Record<string, SavedArray>;
  /** Models within a model, by name (a blend's parts). */
  parts?: Record<string, SavedState> | undefined;
}
