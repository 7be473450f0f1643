import { valueAt } from '../src/rows/field-value.js';
import type { Scanner } from '../src/scan/scanner.js';
import * as kinds from '../src/scan/scanner.js';

const decoder = new TextDecoder();
const plainDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Lines joined to one input. */
export function joinLines(lines: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(lines.reduce((sum, line) => sum + line.length + 1, 0));
  let at = 0;
  for (const line of lines) {
    joined.set(line, at);
    at += line.length;
    joined[at++] = 0x0a;
  }
  return joined;
}

/** What came of a scan of many lines. */
export interface ScanCheck {
  lines: number;
  /** Lines that JSON.parse reads. */
  valid: number;
  /** Those of them that are odd to the scanner. */
  odd: number;
  /** Lines that the scanner took for JSON and are none, or whose values are others. */
  wrong: string[];
}

/** Scans lines and compares what the scanner says with JSON.parse. */
export function checkScan(
  scanner: Scanner,
  paths: readonly (readonly string[])[],
  input: Uint8Array,
): ScanCheck {
  scanner.bytes.set(input);
  const check: ScanCheck = { lines: 0, valid: 0, odd: 0, wrong: [] };
  const width = kinds.recordNumbers(paths.length);
  let expected = 0;
  for (let at = 0; at < input.length; at = scanner.end) {
    const lines = scanner.scan(at, input.length);
    check.lines += scanner.blank;
    for (let record = 0; record < lines * width; record += width) {
      const begin = scanner.records[record] as number;
      const tail = scanner.records[record + 1] as number;
      const end = begin + (tail >>> 1);
      if (begin < expected || input[end] !== 0x0a) check.wrong.push(`line at ${begin}`);
      expected = end + 1;
      const problem = checkLine(scanner, paths, { record, begin, end, odd: tail % 2 === 1 }, check);
      const text = decoder.decode(input.subarray(begin, end));
      if (problem !== null) check.wrong.push(`${problem}: ${JSON.stringify(text)}`);
    }
  }
  return check;
}

function checkLine(
  scanner: Scanner,
  paths: readonly (readonly string[])[],
  line: { record: number; begin: number; end: number; odd: boolean },
  check: ScanCheck,
): string | null {
  check.lines++;
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(scanner.bytes.subarray(line.begin, line.end)));
  } catch {
    return line.odd ? null : 'taken for JSON';
  }
  check.valid++;
  if (line.odd) {
    check.odd++;
    return null;
  }
  const span = line.record + kinds.LINE_NUMBERS;
  const bad = paths.findIndex(
    (path, p) => !isSame(valueAt(value, path), scanner, span + p * kinds.SPAN_NUMBERS),
  );
  return bad < 0 ? null : `value of ${String(paths[bad])}`;
}

function isSame(value: unknown, { bytes, records }: Scanner, span: number): boolean {
  const begin = records[span] as number;
  const tail = records[span + 1] as number;
  const text = plainDecoder.decode(bytes.subarray(begin, begin + (tail >>> 4)));
  switch (tail & 15) {
    case kinds.MISSING:
      return value === undefined;
    case kinds.STRING:
      return value === text;
    case kinds.ESCAPED_STRING:
      return value === JSON.parse(`"${text}"`);
    case kinds.NUMBER:
      return Object.is(value, JSON.parse(text));
    case kinds.OBJECT:
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case kinds.ARRAY:
      return Array.isArray(value);
    default:
      return value === { [kinds.TRUE]: true, [kinds.FALSE]: false, [kinds.NULL]: null }[tail & 15];
  }
}

/** Whether two scanners have the same records of the lines of one input, odd lines aside. */
export function sameRecords(
  one: Scanner,
  other: Scanner,
  paths: number,
  input: Uint8Array,
): boolean {
  const width = kinds.recordNumbers(paths);
  one.bytes.set(input);
  other.bytes.set(input);
  for (let at = 0; at < input.length; at = one.end) {
    const lines = one.scan(at, input.length);
    const same = lines === other.scan(at, input.length) && one.end === other.end;
    if (!same || one.blank !== other.blank) return false;
    for (let i = 0; i < lines * width; i++) {
      const isOdd = (one.records[i - (i % width) + 1] as number) % 2 === 1;
      if ((!isOdd || i % width < 2) && one.records[i] !== other.records[i]) return false;
    }
  }
  return true;
}
