import type { EditList } from './edits.js';

/** A range of a text in UTF-16 units, `end` exclusive. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** Tells where ranges of a normalized text stood in the original, and the reverse. */
export interface OffsetMap {
  /** Whether nothing was changed: then both texts are equal, and so are all ranges. */
  readonly isIdentity: boolean;
  /**
   * The smallest range of the original that a range of the normalized text came from. A unit that
   * was put in, or that stands for several, answers with all it stems from. What was dropped at the
   * edge of the range is outside of it. Takes time logarithmic in the number of changes.
   */
  toOriginal(start: number, end: number): OffsetRange;
  /** The same from the original to the normalized text; a range that was dropped comes out empty. */
  toNormalized(start: number, end: number): OffsetRange;
}

/** The map of a text that was not changed. It holds nothing. */
export const IDENTITY: OffsetMap = {
  isIdentity: true,
  toOriginal: (start, end) => ({ start, end }),
  toNormalized: (start, end) => ({ start, end }),
};

/**
 * The changes between two texts, four numbers each: start and end in the original, start and end in
 * the normalized text. Between two changes the texts are equal but for a shift.
 */
export type Changes = readonly number[];

const ORIGINAL = 0;
const NORMALIZED = 2;

/** The map that changes stand for. */
export function mapOf(changes: Changes): OffsetMap {
  if (changes.length === 0) return IDENTITY;
  const columns = new Int32Array(changes);
  return {
    isIdentity: false,
    toOriginal: (start, end) => carry(columns, NORMALIZED, ORIGINAL, start, end),
    toNormalized: (start, end) => carry(columns, ORIGINAL, NORMALIZED, start, end),
  };
}

/** Carries a range over from the text of column `from` to the text of column `to`. */
function carry(
  changes: Int32Array,
  from: number,
  to: number,
  start: number,
  end: number,
): OffsetRange {
  const first = carryStart(changes, from, to, start);
  return { start: first, end: end > start ? carryEnd(changes, from, to, end) : first };
}

/** Where the unit after `place` begins: what was dropped at the place lies before it. */
function carryStart(changes: Int32Array, from: number, to: number, place: number): number {
  const at = countUpTo(changes, from, place + 1) - 4;
  if (at < 0) return place;
  const end = changes[at + from + 1] as number;
  if (place < end) return changes[at + to] as number;
  return (changes[at + to + 1] as number) + place - end;
}

/** Where the unit before `place` ends: what was dropped at the place lies after it. */
function carryEnd(changes: Int32Array, from: number, to: number, place: number): number {
  const at = countUpTo(changes, from, place) - 4;
  if (at < 0) return place;
  return (changes[at + to + 1] as number) + Math.max(0, place - (changes[at + from + 1] as number));
}

/** Four times the number of changes that begin before `place`. */
function countUpTo(changes: Int32Array, from: number, place: number): number {
  let low = 0;
  let high = changes.length >> 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle * 4 + from] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low * 4;
}

/**
 * The changes of two steps as one: `first` leads from the original to the text that `second` edits.
 * Changes that overlap become one; all others keep to themselves. Takes time linear in both.
 */
export function compose(first: Changes, second: EditList): Changes {
  const { starts, ends, texts } = second;
  const out: number[] = [];
  let i = 0;
  let j = 0;
  /** How far the original, and the text after the second step, are ahead of the text between. */
  let originalShift = 0;
  let normalizedShift = 0;
  while (i < first.length || j < starts.length) {
    // Places are those of the text between the two steps.
    const start = Math.min(first[i + 2] ?? Infinity, starts[j] ?? Infinity);
    const originalStart = start + originalShift;
    const normalizedStart = start + normalizedShift;
    let end = -1;
    // A change without extent here (something dropped) belongs to this one only if it lies inside.
    for (;;) {
      const next = first[i + 2] ?? Infinity;
      if (end < 0 ? next === start : next < end) {
        end = Math.max(end, first[i + 3] as number);
        originalShift = (first[i + 1] as number) - (first[i + 3] as number);
        i += 4;
      } else if ((starts[j] ?? Infinity) < end || (end < 0 && starts[j] === start)) {
        end = Math.max(end, ends[j] as number);
        normalizedShift +=
          (texts[j] as string).length - (ends[j] as number) + (starts[j] as number);
        j++;
      } else break;
    }
    out.push(originalStart, end + originalShift, normalizedStart, end + normalizedShift);
  }
  return out;
}
