import { describe, expect, it } from 'vitest';
import { PATHS, RandomLines } from '../../test/random-lines.js';
import { checkScan, joinLines } from '../../test/scan-check.js';
import { pathTree } from './path-tree.js';
import { PlainScanner } from './plain-scanner.js';
import type { Scanner } from './scanner.js';
import { recordNumbers } from './scanner.js';
import { createWasmScanner } from './wasm-scanner.js';

function scanners(
  paths: readonly (readonly string[])[],
  lines = 100,
  capacity = 1 << 22,
): Scanner[] {
  const size = { capacity, lines };
  const tree = pathTree(paths)!;
  return [createWasmScanner(tree, paths.length, size)!, new PlainScanner(tree, paths.length, size)];
}

const encoder = new TextEncoder();
const bytesOf = (lines: readonly string[]): Uint8Array =>
  joinLines(lines.map((line) => encoder.encode(line)));

/** Records of each line: null where it is odd. */
function scanAll(scanner: Scanner, paths: number, input: Uint8Array): (number[] | null)[] {
  scanner.bytes.set(input);
  const all: (number[] | null)[] = [];
  const width = recordNumbers(paths);
  for (let at = 0; at < input.length; at = scanner.end) {
    const lines = scanner.scan(at, input.length);
    for (let i = 0; i < lines; i++) {
      const record = [...scanner.records.subarray(i * width, (i + 1) * width)];
      all.push((record[1] as number) % 2 === 1 ? null : record);
    }
  }
  return all;
}

describe('the scanners', () => {
  it.each([1, 2])('say what JSON.parse says, both of them the same: seed %i', (seed) => {
    const random = new RandomLines(seed);
    const input = joinLines(Array.from({ length: 1500 }, () => random.next()));
    const [fast, plain] = scanners(PATHS, seed) as [Scanner, Scanner];
    const check = checkScan(fast, PATHS, input);
    expect(check.wrong).toEqual([]);
    expect(check.lines).toBe(1500);
    expect(check.valid).toBeGreaterThan(1000);
    expect(checkScan(plain, PATHS, input)).toEqual(check);
    expect(scanAll(fast, PATHS.length, input)).toEqual(scanAll(plain, PATHS.length, input));
  });

  it.each([3, 4])('say the same of lines that are nearly alike: seed %i', (seed) => {
    const random = new RandomLines(seed);
    for (let n = 0; n < 120; n++) {
      const input = joinLines(random.family(25));
      const [fast, plain] = scanners(PATHS, 10, 1 << 16) as [Scanner, Scanner];
      const check = checkScan(fast, PATHS, input);
      expect(check.wrong).toEqual([]);
      expect(check.lines).toBe(25);
      expect(checkScan(plain, PATHS, input)).toEqual(check);
      expect(scanAll(fast, PATHS.length, input)).toEqual(scanAll(plain, PATHS.length, input));
    }
  });

  it.each([5, 6])('say the same once what all lines have in common is text: seed %i', (seed) => {
    const random = new RandomLines(seed);
    for (let n = 0; n < 30; n++) {
      const input = joinLines(random.family(400, 300));
      const [fast, plain] = scanners(PATHS, 300, 1 << 18) as [Scanner, Scanner];
      const check = checkScan(fast, PATHS, input);
      expect(check.wrong).toEqual([]);
      expect(check.lines).toBe(400);
      expect(scanAll(fast, PATHS.length, input)).toEqual(scanAll(plain, PATHS.length, input));
    }
  });

  it('follow a writer whose constants change now and then, and for good', () => {
    const line = (i: number): string => {
      const host = i < 5000 ? '서버 1' : '서버 22';
      const status = i % 50 === 0 ? 404 : 200;
      return JSON.stringify({ host, status, a: `${i}`, more: { up: true, none: null, n: i % 7 } });
    };
    const input = bytesOf(Array.from({ length: 10_000 }, (_, i) => line(i)));
    const [fast, plain] = scanners([['a'], ['more', 'n']], 1000) as [Scanner, Scanner];
    expect(checkScan(fast, [['a'], ['more', 'n']], input)).toEqual({
      ...{ lines: 10_000, valid: 10_000, odd: 0, wrong: [] },
    });
    expect(scanAll(fast, 2, input)).toEqual(scanAll(plain, 2, input));
  });

  it('take plain lines whole, wherever blocks of 64 bytes end', () => {
    const lines = Array.from({ length: 200 }, (_, i) =>
      JSON.stringify({ p: '\\"'.repeat(i), b: { c: `${i}\\`, o: { k: [i, { k: 1 }] } }, a: -i }),
    );
    for (const spaced of [false, true]) {
      const written = spaced ? lines.map((line) => line.replaceAll(/[:,{}[\]]/g, ' $& ')) : lines;
      // Only strings without these characters stay what they were.
      const input = bytesOf(written);
      for (const scanner of scanners(PATHS)) {
        expect(checkScan(scanner, PATHS, input)).toEqual({
          ...{ lines: 200, valid: 200, odd: 0, wrong: [] },
        });
      }
    }
  });

  it.each([
    ['a key twice', '{"a":1,"a":2}'],
    ['an object on the way twice', '{"b":{"c":1},"b":{}}'],
    ['an escape in a key beside those of a path', '{"\\u0061":1}'],
    ['more than 64 brackets deep', `${'['.repeat(65)}${']'.repeat(65)}`],
    ['a comma too many', '{"a":1,}'],
    ['a comma outside', '{},{}'],
    ['no value', '{"a":}'],
    ['no key', '{1}'],
    ['a key without a value', '{"a"}'],
    ['a key in an array', '["a":1]'],
    ['brackets that do not fit', '{"a":[1}]'],
    ['a string over the end', '{"a":"b'],
    ['a number with a zero before it', '{"a":01}'],
    ['two values', '{} {}'],
    ['nothing but a bracket', ']'],
  ])('leave %s to JSON.parse, and go on', (_, line) => {
    for (const scanner of scanners(PATHS)) {
      const [before, odd, after] = scanAll(scanner, PATHS.length, bytesOf(['{}', line, '{"a":1}']));
      expect([before, odd, after].map((record) => record === null)).toEqual([false, true, false]);
    }
  });

  it('leave values that are no UTF-8 to JSON.parse, but not those beside the paths', () => {
    const line = (key: string): Uint8Array =>
      Uint8Array.of(...encoder.encode(`{"${key}":"`), 0xed, 0xa0, 0x80, ...encoder.encode('"}'));
    for (const scanner of scanners(PATHS)) {
      const found = scanAll(scanner, PATHS.length, joinLines([line('a'), line('z')]));
      expect(found.map((record) => record === null)).toEqual([true, false]);
    }
  });

  it('stop where the records are full, and count blank lines', () => {
    const input = bytesOf(Array.from({ length: 250 }, (_, i) => (i % 5 === 0 ? ' \r' : '{"a":1}')));
    for (const scanner of scanners(PATHS)) {
      scanner.bytes.set(input);
      const seen: number[][] = [];
      for (let at = 0; at < input.length; at = scanner.end) {
        seen.push([scanner.scan(at, input.length), scanner.blank]);
      }
      expect(seen).toEqual([
        [100, 25],
        [100, 25],
      ]);
    }
  });
});

describe('pathTree', () => {
  it('is null for paths that bytes do not tell', () => {
    for (const key of ['"', '\\', '\n', '\ufffd', '\ud800']) {
      expect(pathTree([['a', key]])).toBeNull();
    }
    expect(pathTree([['a', 0]])).toBeNull();
    expect(pathTree([['a', '한글', '😀']])).not.toBeNull();
  });
});
