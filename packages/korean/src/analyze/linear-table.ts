import { mix } from './features.js';

/** What one step of a table's bytes is worth, in natural log odds. */
export const STEP_OF_TABLE: number = 1 / 16;

/** The place of a feature in a table of `size` weights. */
export function slotOf(hash: number, size: number): number {
  return ((Math.imul(hash, 0x2545f491) >>> 8) % size) | 0;
}

/** The log odds that `count` features of a table speak for, in the table's steps. */
export function sumWeights(table: Int8Array, hashes: Int32Array, count: number): number {
  let sum = 0;
  for (let f = 0; f < count; f += 1) {
    sum += table[slotOf(hashes[f] as number, table.length)] as number;
  }
  return sum;
}

/** A number that stands for a form. */
export function hashForm(form: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < form.length; i += 1) hash = mix(hash, form.charCodeAt(i));
  return hash;
}
