import { WindowError } from '../errors.js';

/** The parts of a snapshot by name. */
export type Sections = Map<string, Uint8Array>;

/** CRC-32 of bytes, going on from an earlier one: `crc32` of zlib, or one in plain JavaScript. */
export type Crc32 = (bytes: Uint8Array, before?: number) => number;

// How the bytes of a snapshot are laid out (little-endian):
//
// | at | what |
// |---|---|
// | 0 | `NNWS` |
// | 4 | version, 32 bits |
// | 8 | CRC-32 of all other bytes |
// | 12 | 0x01020304 in the order of bytes that the rows have |
// | 16 | hash of the query: 16 hexadecimal digits |
// | 32 | how many sections, 32 bits; then of each the bytes of its name and of its body, 32 and 64 bits |
// | then | the names in UTF-8, then the bodies |
const MAGIC = [0x4e, 0x4e, 0x57, 0x53];
/** The version that is written, and the highest that is read. */
const VERSION = 1;
const CRC_AT = 8;
const ORDER_AT = 12;
const HASH_AT = 16;
const HASH_LENGTH = 16;
const COUNT_AT = HASH_AT + HASH_LENGTH;
const SECTIONS_AT = COUNT_AT + 4;
const SECTION_LENGTH = 12;
const BYTE_ORDER = 0x01020304;

/** Bytes between two breaks of `snapshotPieces`: a millisecond or two. */
const STRETCH = 1 << 21;

/**
 * The bytes of a snapshot, which `decodeSnapshot` takes apart: pieces to be kept one behind the other.
 * The bodies are not copied, and each `yield` is a place to do something else.
 *
 * @param queryHash What `queryHash` gives for the plan.
 */
export function* snapshotPieces(
  sections: Sections,
  queryHash: string,
  crc32: Crc32,
): Generator<undefined, Uint8Array[]> {
  const head = headOf(sections, queryHash);
  const bodies = [...sections.values()].filter(({ length }) => length > 0);
  let crc = headChecksum(head, crc32);
  let left = STRETCH;
  for (const body of bodies) {
    for (let at = 0; at < body.length;) {
      const stretch = body.subarray(at, at + left);
      crc = crc32(stretch, crc);
      at += stretch.length;
      left -= stretch.length;
      if (left > 0) continue;
      yield;
      left = STRETCH;
    }
  }
  new DataView(head.buffer).setUint32(CRC_AT, crc, true);
  return [head, ...bodies];
}

/** A snapshot as one piece of bytes. */
export function encodeSnapshot(sections: Sections, queryHash: string, crc32: Crc32): Uint8Array {
  const steps = snapshotPieces(sections, queryHash, crc32);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const pieces = step.value;
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** All before the bodies, but for the checksum. */
function headOf(sections: Sections, queryHash: string): Uint8Array {
  const encoder = new TextEncoder();
  const names = [...sections.keys()].map((name) => encoder.encode(name));
  const bodies = [...sections.values()];
  let at = SECTIONS_AT + SECTION_LENGTH * sections.size;
  const head = new Uint8Array(names.reduce((sum, { length }) => sum + length, at));
  const view = new DataView(head.buffer);
  head.set(MAGIC);
  view.setUint32(4, VERSION, true);
  head.set(new Uint8Array(Uint32Array.of(BYTE_ORDER).buffer), ORDER_AT);
  head.set(encoder.encode(queryHash).subarray(0, HASH_LENGTH), HASH_AT);
  view.setUint32(COUNT_AT, sections.size, true);
  names.forEach((name, k) => {
    const entry = SECTIONS_AT + SECTION_LENGTH * k;
    view.setUint32(entry, name.length, true);
    view.setFloat64(entry + 4, bodies[k]?.length ?? 0, true);
    head.set(name, at);
    at += name.length;
  });
  return head;
}

/**
 * The parts of a snapshot; they are views of its bytes.
 *
 * @param queryHash What `queryHash` gives for the plan that is to go on from it.
 * @throws WindowError `invalid-snapshot` for bytes that are cut, changed, of a later version, of
 *   another query, or no snapshot at all.
 */
export function decodeSnapshot(snapshot: Uint8Array, queryHash: string, crc32: Crc32): Sections {
  // Of a Node Buffer `slice` is no copy: sections must be plain.
  const bytes = new Uint8Array(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength);
  if (bytes.length < SECTIONS_AT || !MAGIC.every((byte, n) => bytes[n] === byte))
    throw invalid('These bytes are no snapshot (are they cut?).');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(4, true);
  if (version === 0 || version > VERSION)
    throw invalid(
      `The snapshot has version ${version}, this package reads up to ${VERSION}: update the package.`,
    );
  if (headChecksum(bytes, crc32) !== view.getUint32(CRC_AT, true))
    throw invalid('The snapshot is damaged: its bytes were cut or changed. Take an earlier one.');
  if (new Uint32Array(bytes.slice(ORDER_AT, ORDER_AT + 4).buffer)[0] !== BYTE_ORDER)
    throw invalid('The snapshot was written on a machine with another order of bytes.');
  const hash = textOf(bytes.subarray(HASH_AT, COUNT_AT));
  if (hash !== queryHash)
    throw invalid(
      `The snapshot is of another query (${hash}, not ${queryHash}): begin anew, or run the query it was made by.`,
    );
  return sectionsOf(bytes, view);
}

function sectionsOf(bytes: Uint8Array, view: DataView): Sections {
  const count = view.getUint32(COUNT_AT, true);
  const begin = SECTIONS_AT + SECTION_LENGTH * count;
  if (begin > bytes.length) throw invalid('The snapshot is cut.');
  const entries = Array.from({ length: count }, (_, k) => {
    const entry = SECTIONS_AT + SECTION_LENGTH * k;
    return { name: view.getUint32(entry, true), body: view.getFloat64(entry + 4, true) };
  });
  let nameAt = begin;
  let bodyAt = entries.reduce((at, { name }) => at + name, begin);
  if (entries.reduce((at, { body }) => at + body, bodyAt) !== bytes.length)
    throw invalid('The snapshot is cut.');
  const sections: Sections = new Map();
  for (const { name, body } of entries) {
    sections.set(
      textOf(bytes.subarray(nameAt, nameAt + name)),
      bytes.subarray(bodyAt, bodyAt + body),
    );
    nameAt += name;
    bodyAt += body;
  }
  return sections;
}

/** Of bytes from the beginning, all but the checksum itself. */
function headChecksum(bytes: Uint8Array, crc32: Crc32): number {
  return crc32(bytes.subarray(CRC_AT + 4), crc32(bytes.subarray(0, CRC_AT)));
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function invalid(message: string): WindowError {
  return new WindowError('invalid-snapshot', message);
}
