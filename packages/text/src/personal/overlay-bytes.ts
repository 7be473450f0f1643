import { ByteReader } from '../bytes/byte-reader.js';
import { ByteWriter } from '../bytes/byte-writer.js';
import { crc32 } from '@nunchi/foundation';
import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { CANDIDATES } from './candidates.js';
import { LAST_DATE } from './ground.js';
import type { Ground, WordKey } from './ground.js';
import { Overlay } from './overlay.js';

/**
 * Saved form of an overlay, version 1. Most counts of a member are the same few numbers, so words
 * are grouped by class, then by count; in a group stand the columns as differences (a byte or two
 * each), then the new words as they are written.
 *
 *     1 version | 4 fingerprint of the base
 *     classes: number, then each: code, class count, groups of columns, groups of new words
 *     events: groups by repeats
 *     losses of the candidate weights, less the lowest of them
 *     with a half-life: start, latest
 *     4 CRC-32 of all before
 *
 * A group is a count, how many share it, and those. The same content always gives the same bytes.
 */
const VERSION = 1;

/** What the smallest overlay takes around its content: version, fingerprint, checksum. */
const FRAME = 9;

/** Above what ages of the heaviest updates add up to, and far below where predictions overflow. */
const LARGEST_COUNT = 1e50;

/** The same for the losses of candidates, which are small whole numbers. */
const LARGEST_LOSS = 2 ** 48;

export function writeOverlay<L extends Label>(overlay: Overlay<L>, ground: Ground<L>): Uint8Array {
  const out = new ByteWriter();
  out.varint(VERSION);
  out.uint32(ground.fingerprint);
  const codes = ground.classes.map((_, code) => code);
  const used = codes.filter((code) => overlay.classCount[code] !== 0 || overlay.totals[code] !== 0);
  out.varint(used.length);
  for (const code of used) {
    out.varint(code);
    out.number(overlay.classCount[code] as number);
    const columns: [number, number][] = [];
    const words: [string, number][] = [];
    for (const [key, counts] of overlay.counts) {
      const count = counts[code] as number;
      if (count === 0) continue;
      if (typeof key === 'number') columns.push([key, count]);
      else words.push([key, count]);
    }
    writeColumns(out, columns);
    writeGroups(out, words, (group) => {
      for (const word of group.sort()) out.word(word);
    });
  }
  writeColumns(
    out,
    [...overlay.events].map(([event, times]) => [event >>> 0, times]),
  );
  const lowest = Math.min(...overlay.losses);
  for (const loss of overlay.losses) out.varint(loss - lowest);
  if (ground.halfLife !== null) {
    out.number(overlay.start ?? 0);
    out.number(overlay.latest);
  }
  return out.uint32(crc32(out.finish())).finish();
}

/** @throws TextError `invalid-model` for anything that `writeOverlay` cannot have written. */
export function readOverlay<L extends Label>(
  bytes: Uint8Array,
  ground: Ground<L>,
): { overlay: Overlay<L>; id: string } {
  if (bytes[0] !== VERSION) throw invalidBytes(`version ${bytes[0]} is not ${VERSION}`);
  const content = bytes.subarray(0, -4);
  if (bytes.length < FRAME || idOf(bytes) !== hex(crc32(content))) {
    throw invalidBytes('they were cut or changed; take an older copy, or begin with base.member()');
  }
  const read = new ByteReader(content.subarray(1));
  if (read.uint32() !== ground.fingerprint >>> 0) {
    throw invalidBytes(
      'they belong to a base with other words, classes or half-life; read them with that one and carry them over by base.adopt(member)',
    );
  }
  const overlay = new Overlay(ground);
  const features = ground.names.length;
  let last = -1;
  for (let used = read.count(); used > 0; used--) {
    const code = read.varint();
    if (code <= last || code >= ground.classes.length) throw invalidBytes('a class is unknown');
    last = code;
    overlay.classCount[code] = positive(read.number(), 0);
    const add = (key: WordKey, count: number) => {
      if ((overlay.counts.get(key)?.[code] ?? 0) !== 0) throw invalidBytes('a word comes twice');
      overlay.addCount(key, code, count);
    };
    readColumns(read, features, add);
    readGroups(read, (size, count) => {
      for (let i = 0; i < size; i++) {
        const key = ground.keyOf(read.word());
        if (typeof key === 'number') throw invalidBytes('a new word is not new');
        if (key !== null) add(key, count);
      }
    });
  }
  readColumns(read, 2 ** 32, (event, times) => {
    if (!Number.isSafeInteger(times)) throw invalidBytes('a count is wrong');
    overlay.addEvent(event | 0, times);
  });
  CANDIDATES.forEach((_, i) => {
    const loss = read.varint();
    if (loss > LARGEST_LOSS) throw invalidBytes('a loss is wrong');
    overlay.losses[i] = loss;
  });
  if (ground.halfLife !== null) {
    const start = read.number();
    const latest = read.number();
    const first = Math.floor(-LAST_DATE / ground.halfLife);
    // No event is later than the latest one, and time starts with an event.
    const possible =
      latest >= 0 &&
      latest <= LAST_DATE &&
      Number.isInteger(start) &&
      start >= first &&
      start <= Math.floor(latest / ground.halfLife);
    if (!possible) throw invalidBytes('a time is wrong');
    if (last >= 0 || latest !== 0) overlay.start = start;
    overlay.latest = latest;
  }
  if (read.left > 0) throw invalidBytes('they are too long');
  return { overlay, id: idOf(bytes) };
}

/** The checksum at the end of saved bytes. */
export function idOf(bytes: Uint8Array): string {
  return hex(new ByteReader(bytes.subarray(-4)).uint32());
}

function hex(sum: number): string {
  return sum.toString(16).padStart(8, '0');
}

/** What is wrong with bytes that cannot be read. */
function invalidBytes(what: string): TextError {
  return new TextError('invalid-model', `These bytes are no member of this base: ${what}.`);
}

function writeColumns(out: ByteWriter, entries: readonly [number, number][]): void {
  writeGroups(out, entries, (group) => {
    let last = -1;
    for (const column of group.sort((a, b) => a - b)) {
      out.varint(column - last - 1);
      last = column;
    }
  });
}

function readColumns(
  read: ByteReader,
  columns: number,
  add: (column: number, count: number) => void,
): void {
  readGroups(read, (size, count) => {
    let column = -1;
    for (let i = 0; i < size; i++) {
      column += read.varint() + 1;
      if (column >= columns) throw invalidBytes('a column is beyond the last');
      add(column, count);
    }
  });
}

function writeGroups<K extends WordKey>(
  out: ByteWriter,
  entries: readonly [K, number][],
  write: (group: K[]) => void,
): void {
  const groups = new Map<number, K[]>();
  for (const [key, count] of entries) {
    const group = groups.get(count);
    if (group === undefined) groups.set(count, [key]);
    else group.push(key);
  }
  out.varint(groups.size);
  for (const [count, group] of [...groups].sort(([a], [b]) => a - b)) {
    out.number(count);
    out.varint(group.length);
    write(group);
  }
}

function readGroups(read: ByteReader, each: (size: number, count: number) => void): void {
  for (let groups = read.count(); groups > 0; groups--) {
    const count = positive(read.number(), Number.MIN_VALUE);
    each(read.count(), count);
  }
}

function positive(value: number, lowest: number): number {
  if (value >= lowest && value <= LARGEST_COUNT) return value;
  throw invalidBytes('a count is wrong');
}
