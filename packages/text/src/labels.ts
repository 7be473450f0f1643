import { TextError } from './errors.js';
import type { Label } from './types.js';

/**
 * Compares two strings by code point, as Python does. JavaScript's own order is by UTF-16 unit,
 * which puts emoji before the half- and full-width forms.
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue;
    // Where the units differ may be amid a pair; then the whole of it counts.
    const amid = i > 0 && (a.charCodeAt(i - 1) & 0xfc00) === 0xd800;
    return (amid && difference(a, b, i - 1)) || difference(a, b, i);
  }
  return a.length - b.length;
}

function difference(a: string, b: string, at: number): number {
  return (a.codePointAt(at) as number) - (b.codePointAt(at) as number);
}

/** Order of labels: numbers by size, strings by code point, `false` before `true`. */
export function compareLabels(a: Label, b: Label): number {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);
  return Number(a) - Number(b);
}

/** The distinct labels, sorted. */
export function uniqueLabels<L extends Label>(y: ArrayLike<L>): L[] {
  const kind = typeof y[0];
  const known = kind === 'string' || kind === 'number' || kind === 'boolean';
  for (let i = 0; i < y.length; i++) {
    const label = y[i] as L;
    if (!known || typeof label !== kind || label !== label) {
      throw new TextError(
        'invalid-input',
        `Labels must be all strings, all numbers or all booleans, without NaN; label ${i} is ${typeof label === 'string' ? `'${label}'` : String(label)}.`,
        i,
      );
    }
  }
  return [...new Set(Array.from(y))].sort(compareLabels);
}

/** Numbers the labels of `y` by their place in `classes`; an unknown one is an error. */
export function encodeLabels<L extends Label>(y: ArrayLike<L>, classes: readonly L[]): Int32Array {
  const code = new Map(classes.map((label, i) => [label, i]));
  const codes = new Int32Array(y.length);
  for (let i = 0; i < y.length; i++) {
    const found = code.get(y[i] as L);
    if (found === undefined) {
      throw new TextError(
        'invalid-input',
        `The target label '${String(y[i])}' at ${i} in y does not exist in the classes [${classes.slice(0, 20).join(', ')}${classes.length > 20 ? ', ...' : ''}].`,
        i,
      );
    }
    codes[i] = found;
  }
  return codes;
}
