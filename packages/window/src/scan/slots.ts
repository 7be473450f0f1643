import { lineOf } from './scanner.js';

// The kinds, as kernels/match.ts knows them.
const STRING = 0;
const SCALAR = 1;
const END = 2;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** A text of a line, and what follows it: a string up to its closing quote, a scalar, or nothing. */
export interface Slot {
  readonly textBegin: number;
  readonly textEnd: number;
  readonly kind: number;
}

/** The slots of a line that is JSON, each behind a text, and the text behind the last. */
export function slotsOf(bytes: Uint8Array, record: Uint32Array): Slot[] {
  const { begin, end } = lineOf(record);
  const slots: Slot[] = [];
  let textBegin = begin;
  let at = begin;
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) {
      const close = closingQuote(bytes, at + 1);
      let next = close + 1;
      while (isBlank(bytes[next] as number)) next++;
      if (bytes[next] !== COLON) {
        slots.push({ textBegin, textEnd: at + 1, kind: STRING });
        textBegin = close;
      }
      at = close + 1;
    } else if (isOfScalar(byte)) {
      slots.push({ textBegin, textEnd: at, kind: SCALAR });
      while (isOfScalar(bytes[at] as number)) at++;
      textBegin = at;
    } else at++;
  }
  slots.push({ textBegin, textEnd: end + 1, kind: END });
  return slots;
}

/** Whether two lines differ only in what is in their slots. */
export function areAlike(bytes: Uint8Array, one: readonly Slot[], other: readonly Slot[]): boolean {
  return (
    one.length === other.length &&
    one.every((slot, i) => {
      const { textBegin, textEnd, kind } = other[i] as Slot;
      return kind === slot.kind && isSame(bytes, slot.textBegin, slot.textEnd, textBegin, textEnd);
    })
  );
}

/** Slots without those that hold the same in lines that are alike: what they hold becomes text. */
export function foldSlots(
  bytes: Uint8Array,
  slots: readonly Slot[],
  alike: readonly (readonly Slot[])[],
  keeps: (slot: Slot) => boolean,
): Slot[] {
  const folded: Slot[] = [];
  let textBegin: number | null = null;
  slots.forEach((slot, i) => {
    textBegin ??= slot.textBegin;
    const next = slots[i + 1];
    const isConstant =
      next !== undefined &&
      !keeps(slot) &&
      alike.every((other) => {
        const [{ textEnd: begin }, { textBegin: end }] = [other[i] as Slot, other[i + 1] as Slot];
        return isSame(bytes, slot.textEnd, next.textBegin, begin, end);
      });
    if (isConstant) return;
    folded.push({ ...slot, textBegin });
    textBegin = null;
  });
  return folded;
}

function isSame(bytes: Uint8Array, begin: number, end: number, at: number, until: number): boolean {
  if (until - at !== end - begin) return false;
  for (let i = begin; i < end; i++) if (bytes[i] !== bytes[at++]) return false;
  return true;
}

function closingQuote(bytes: Uint8Array, begin: number): number {
  let at = begin;
  while (bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}

/** Letters, digits and signs: outside of strings they are those of numbers, true, false and null. */
function isOfScalar(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2d ||
    byte === 0x2b ||
    byte === 0x2e ||
    byte === 0x45
  );
}
