import { ARRAY, LINE_NUMBERS, MISSING, OBJECT, SPAN_NUMBERS } from './scanner.js';

// Where things lie in a template; kernels/match.ts knows the same.
const SLOTS = 16;
const SLOT_BYTES = 16;
const STRING = 0;
const SCALAR = 1;
const END = 2;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** A text, and what follows it: a string up to its closing quote, a scalar, or nothing. */
interface Slot {
  readonly textBegin: number;
  readonly textEnd: number;
  readonly kind: number;
}

/**
 * Makes a template of a line that is JSON: its texts (brackets, keys, colons, quotes, blanks), and the
 * slots of its strings and scalars between them.
 *
 * @param bytes The line at [begin, end), its newline at `end`.
 * @param record What a scanner told of the line.
 * @param address Where the template will lie.
 * @param room How many bytes it may have.
 * @returns Null if a field is an object or an array, or if it needs more room.
 */
export function templateOf(
  bytes: Uint8Array,
  begin: number,
  end: number,
  record: Uint32Array,
  address: number,
  room: number,
): Uint8Array | null {
  const slots = slotsOf(bytes, begin, end);
  const fields = fieldsOf(record, slots);
  const padded = (slot: Slot): number => Math.ceil((slot.textEnd - slot.textBegin) / 16) * 16;
  let textAt = SLOTS + slots.length * SLOT_BYTES;
  const length = textAt + slots.reduce((sum, slot) => sum + padded(slot), 0);
  if (fields === null || length > room) return null;
  const template = new Uint8Array(length);
  const view = new DataView(template.buffer);
  slots.forEach((slot, i) => {
    const at = SLOTS + i * SLOT_BYTES;
    view.setUint32(at, address + textAt, true);
    view.setUint32(at + 4, slot.textEnd - slot.textBegin, true);
    view.setUint32(at + 8, slot.kind, true);
    view.setUint32(at + 12, fields.get(slot.textEnd) ?? 0, true);
    template.set(bytes.subarray(slot.textBegin, slot.textEnd), textAt);
    textAt += padded(slot);
  });
  return template;
}

function slotsOf(bytes: Uint8Array, begin: number, end: number): Slot[] {
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

/** Where the fields are written in a record, in bytes, by where their values begin. */
function fieldsOf(record: Uint32Array, slots: readonly Slot[]): Map<number, number> | null {
  const begins = new Set(slots.map(({ textEnd }) => textEnd));
  const fields = new Map<number, number>();
  for (let at = LINE_NUMBERS; at < record.length; at += SPAN_NUMBERS) {
    const begin = record[at] as number;
    const kind = (record[at + 1] as number) & 15;
    if (kind === MISSING) continue;
    if (kind === OBJECT || kind === ARRAY || !begins.has(begin)) return null;
    fields.set(begin, at * 4);
  }
  return fields;
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
