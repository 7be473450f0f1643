import type { Slot } from './slots.js';
import { slotsOf } from './slots.js';
import { ARRAY, LINE_NUMBERS, MISSING, OBJECT, SPAN_NUMBERS } from './scanner.js';

// Where things lie in a template; kernels/match.ts knows the same.
const SLOTS = 16;
const SLOT_BYTES = 16;

/**
 * Makes a template of a line that is JSON: its texts (brackets, keys, colons, quotes, blanks), and the
 * slots of its strings and scalars between them.
 *
 * @param bytes Where the line is, its newline behind it.
 * @param record What a scanner told of the line.
 * @param address Where the template will lie.
 * @param room How many bytes it may have.
 * @returns Null if a field is an object or an array, or if it needs more room.
 */
export function templateOf(
  bytes: Uint8Array,
  record: Uint32Array,
  address: number,
  room: number,
): Uint8Array | null {
  const slots = slotsOf(bytes, record);
  const fields = fieldsOf(record, slots);
  return fields && layOut(bytes, slots, fields, address, room);
}

/** Writes slots as the kernel reads them; null if they need more room. */
export function layOut(
  bytes: Uint8Array,
  slots: readonly Slot[],
  fields: ReadonlyMap<number, number>,
  address: number,
  room: number,
): Uint8Array | null {
  const padded = (slot: Slot): number => Math.ceil((slot.textEnd - slot.textBegin) / 16) * 16;
  let textAt = SLOTS + slots.length * SLOT_BYTES;
  const length = textAt + slots.reduce((sum, slot) => sum + padded(slot), 0);
  if (length > room) return null;
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

/** Where the fields are written in a record, in bytes, by where their values begin. */
export function fieldsOf(record: Uint32Array, slots: readonly Slot[]): Map<number, number> | null {
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
