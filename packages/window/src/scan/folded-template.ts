import { areAlike, foldSlots, slotsOf } from './slots.js';
import { fieldsOf, layOut } from './template.js';

/** Of the lines, how many must be like the first: a value that changes now and then is to be seen among them. */
const ENOUGH = 32;

/**
 * Makes a template of lines that one template has followed, in which the values that all of them have in
 * common are text: what a writer says in every line need not be looked into. Fields stay slots.
 *
 * @param records What was told of the lines.
 * @param address Where the template will lie.
 * @param room How many bytes it may have.
 * @returns Null if the lines have nothing in common, or too few of them are alike.
 */
export function foldedTemplateOf(
  bytes: Uint8Array,
  records: readonly Uint32Array[],
  address: number,
  room: number,
): Uint8Array | null {
  const [first, ...others] = records;
  if (first === undefined) return null;
  const slots = slotsOf(bytes, first);
  const alike = others
    .map((record) => slotsOf(bytes, record))
    .filter((other) => areAlike(bytes, slots, other));
  const fields = fieldsOf(first, slots);
  if (fields === null || alike.length < ENOUGH) return null;
  const folded = foldSlots(bytes, slots, alike, ({ textEnd }) => fields.has(textEnd));
  return folded.length === slots.length ? null : layOut(bytes, folded, fields, address, room);
}
