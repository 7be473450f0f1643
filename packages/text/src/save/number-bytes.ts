import type { ByteReader } from '../bytes/byte-reader.js';
import type { ByteWriter } from '../bytes/byte-writer.js';
import { damaged, littleEndian } from './model-parts.js';

/**
 * How exactly numbers with a fraction are kept: all 8 bytes, 4 bytes, or one byte for each with one
 * scale for each class. Counts, and arrays of few different numbers, are always kept exactly.
 */
export type Precision = 'float64' | 'float32' | 'int8';

const encodings = { integers: 0, table: 1, float64: 2, float32: 3, int8: 4 } as const;

/** Writes an array in the shortest way that its numbers allow. */
export function writeNumbers(
  out: ByteWriter,
  values: Float64Array,
  outputs: number,
  precision: Precision,
): void {
  out.varint(values.length);
  if (values.every((value) => Number.isSafeInteger(value) && !Object.is(value, -0))) {
    out.byte(encodings.integers);
    writeIntegers(out, values);
    return;
  }
  const table = distinct(values);
  if (table !== null) {
    out.byte(encodings.table).varint(table.length).raw(littleEndian(table));
    const places = new Map(Array.from(table, (value, i) => [value, i]));
    for (const value of values) out.varint(places.get(value) as number);
    return;
  }
  out.byte(encodings[precision]);
  if (precision === 'float64') out.raw(littleEndian(values));
  else if (precision === 'float32') writeFloat32(out, values);
  else writeInt8(out, values, outputs);
}

export function readNumbers(input: ByteReader): Float64Array {
  const length = input.varint();
  const encoding = input.byte();
  if (encoding === encodings.integers) return readIntegers(input, length);
  // All others take a byte or more a number, so that a false length cannot ask for memory.
  if (length > input.left) throw damaged(`${length} numbers are promised`);
  const values = new Float64Array(length);
  if (encoding === encodings.table) {
    const table = readFloats(input, 8, input.count());
    return values.map(() => table[input.varint()] ?? NaN);
  }
  if (encoding === encodings.float64) return readFloats(input, 8, length);
  if (encoding === encodings.float32) return readFloats(input, 4, length);
  if (encoding !== encodings.int8) throw damaged(`numbers of an unknown kind ${encoding}`);
  const scales = readFloats(input, 8, input.count());
  return values.map((_, i) => ((input.byte() << 24) >> 24) * (scales[i % scales.length] as number));
}

/** Whole numbers, small ones in a byte; a zero is followed by how many more zeros come. */
function writeIntegers(out: ByteWriter, values: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    out.signed(values[i] as number);
    if (values[i] !== 0) continue;
    const start = i;
    while (values[i + 1] === 0) i++;
    out.varint(i - start);
  }
}

/** A model is never larger than this many numbers; a run of zeros could promise any size. */
const MOST = 2 ** 28;

function readIntegers(input: ByteReader, length: number): Float64Array {
  if (length > MOST) throw damaged(`${length} numbers are promised`);
  let values = new Float64Array(Math.min(length, 1024));
  for (let i = 0; i < length; i++) {
    const value = input.signed();
    if (i >= values.length) values = grownTo(values, Math.min(length, i * 2));
    values[i] = value;
    if (value === 0) i += input.varint();
  }
  return values.length === length ? values : grownTo(values, length);
}

function grownTo(values: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(length);
  next.set(values.subarray(0, length));
  return next;
}

/** The different numbers, most frequent first, if they are few; else `null`. */
function distinct(values: Float64Array): Float64Array | null {
  const counts = new Map<number, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > values.length / 8) return null;
  }
  return Float64Array.from([...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value));
}

function writeFloat32(out: ByteWriter, values: Float64Array): void {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setFloat32(i * 4, value, true));
  out.raw(bytes);
}

function writeInt8(out: ByteWriter, values: Float64Array, outputs: number): void {
  const highest = new Float64Array(outputs);
  values.forEach((value, i) => {
    highest[i % outputs] = Math.max(highest[i % outputs] as number, Math.abs(value));
  });
  const scales = highest.map((value) => value / 127 || 1);
  out.varint(outputs).raw(littleEndian(scales));
  values.forEach((value, i) => out.byte(Math.round(value / (scales[i % outputs] as number)) & 255));
}

function readFloats(input: ByteReader, size: 4 | 8, length: number): Float64Array {
  const { buffer, byteOffset, byteLength } = input.raw(length * size);
  const view = new DataView(buffer, byteOffset, byteLength);
  return Float64Array.from({ length }, (_, i) =>
    size === 8 ? view.getFloat64(i * 8, true) : view.getFloat32(i * 4, true),
  );
}
