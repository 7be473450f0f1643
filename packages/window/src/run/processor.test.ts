import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, plays, playsPlan } from '../../test/plays.js';
import type { DeadLetter } from './dead-letter.js';
import type { LateRow } from './late-row.js';
import { Processor } from './processor.js';
import type { ProcessorOptions } from './processor.js';

const plan = playsPlan();
const records = plays(300);
const log = linesOf(records);
const bytes = new TextEncoder().encode(log);

/** Pushes pieces, with a trigger at the end, and gives all that came out. */
function outcome(
  pieces: readonly (Uint8Array | string)[],
  options: ProcessorOptions = {},
): { rows: unknown[]; processor: Processor } {
  const processor = new Processor(plan, options);
  for (const piece of pieces) processor.pushBytes(piece);
  const rows = [...processor.trigger(), ...processor.finish()];
  return { rows, processor };
}

/** Cuts at the given places. */
function cut<T extends Uint8Array | string>(whole: T, places: readonly number[]): T[] {
  const at = [0, ...places.toSorted((a, b) => a - b), whole.length];
  return at.slice(1).map((end, i) => whole.slice(at[i], end) as T);
}

/** Dead letters without their messages, which are the decoder's. */
function lettersOf(
  pieces: readonly (Uint8Array | string)[],
  options: ProcessorOptions = {},
): Omit<DeadLetter, 'message'>[] {
  const letters: Omit<DeadLetter, 'message'>[] = [];
  const deadLetter = ({ message: _, ...letter }: DeadLetter) => letters.push(letter);
  outcome(pieces, { ...options, deadLetter });
  return letters;
}

describe('Processor', () => {
  const expected = outcome([log]).rows;

  it('counts records that are objects as it counts their lines', () => {
    const processor = new Processor(plan);
    processor.push(records);
    expect([...processor.trigger(), ...processor.finish()]).toEqual(expected);
    expect(expected.length).toBeGreaterThan(50);
    expect(processor.metrics).toMatchObject({ rows: 300, lines: 300, bytes: 0 });
  });

  it('leaves windows open at the end, if that is wanted', () => {
    const { rows, processor } = outcome([log], { finish: 'watermark' });
    expect(rows).toEqual(expected.slice(0, rows.length));
    expect(rows.length).toBeLessThan(expected.length);
    expect(processor.metrics.windows).toBeGreaterThan(0);
    // @ts-expect-error There is no such end.
    expect(() => new Processor(plan, { finish: 'never' })).toThrow('finish must be one of');
  });

  it('takes bytes and text that are cut anywhere', () => {
    const places = (length: number) => fc.array(fc.nat({ max: length }), { maxLength: 9 });
    fc.assert(
      fc.property(places(bytes.length), places(log.length), (byBytes, byUnits) => {
        expect(outcome(cut(bytes, byBytes)).rows).toEqual(expected);
        expect(outcome(cut(log, byUnits)).rows).toEqual(expected);
      }),
      { numRuns: 20 },
    );
    expect(outcome(Array.from({ length: 5000 }, (_, i) => log.charAt(i))).rows).toEqual(
      outcome([log.slice(0, 5000)]).rows,
    );
  });

  it.each([
    ['the last line has no newline', log.trimEnd()],
    ['lines end with CRLF', log.replaceAll('\n', '\r\n')],
    ['there is a byte-order mark', `\ufeff${log}`],
    ['there are blank lines', `\n \r\n${log}\n\n`],
  ])('minds nothing where %s', (_, text) => {
    expect(outcome([text]).rows).toEqual(expected);
    expect(outcome([...new TextEncoder().encode(text)].map((b) => Uint8Array.of(b))).rows).toEqual(
      expected,
    );
  });

  it('gives nothing of nothing', () => {
    const { rows, processor } = outcome(['']);
    expect(rows).toEqual([]);
    expect(processor.metrics).toMatchObject({ rows: 0, lines: 0, malformed: 0, keys: 0 });
  });

  it('keeps the cut lines of partitions apart', () => {
    const processor = new Processor(plan);
    const half = Math.floor(bytes.length / 2);
    processor.pushBytes(bytes.subarray(0, half), { partition: 1 });
    processor.pushBytes(bytes.subarray(0, 20), { partition: 2 });
    processor.pushBytes(bytes.subarray(half), { partition: 1 });
    expect(processor.metrics).toMatchObject({ rows: 300, malformed: 0 });
    processor.finish();
    expect(processor.metrics).toMatchObject({ rows: 300, malformed: 1 });
  });

  it('counts lines that are not JSON records, and tells where they stand', () => {
    const text = `${linesOf(records.slice(0, 2))}{"time":1\n\nhm\n${linesOf(records.slice(2, 4))}nul`;
    const offset = new TextEncoder().encode(linesOf(records.slice(0, 2))).length;
    const all = new TextEncoder().encode(text).length;
    const letters = [
      { text: '{"time":1', line: 3, offset },
      { text: 'hm', line: 5, offset: offset + 11 },
      { text: 'nul', line: 8, offset: all - 3 },
    ].map((letter) => ({ ...letter, partition: 0, document: null }));
    expect(lettersOf([text])).toEqual(letters);
    expect(lettersOf(Array.from(text))).toEqual(letters);
    expect(lettersOf([text], { deadLetterLimit: 1 })).toEqual(letters.slice(0, 1));
    expect(outcome([text]).processor.metrics).toMatchObject({ malformed: 3, lines: 8, rows: 4 });
  });

  it('stops at the first of them if it is strict, without telling what it says', () => {
    const text = `${linesOf(records.slice(0, 2))}secret words\n`;
    const strict = () => outcome([text], { strict: true });
    expect(strict).toThrow(/^There is no JSON record in line 3 of partition 0 \(byte \d+\)/);
    expect(strict).not.toThrow('secret');
    expect(strict).toThrow(expect.objectContaining({ code: 'malformed-input' }));
  });

  it('passes over lines that are too long, in linear time', () => {
    const line = `{"a":"${'x'.repeat(20_000_000)}"}\n`;
    const around = [log.slice(0, log.indexOf('\n') + 1), log.slice(log.indexOf('\n') + 1)] as const;
    const text = new TextEncoder().encode(around[0] + line + around[1]);
    const pieces = cut(
      text,
      Array.from({ length: 4000 }, (_, i) => 5000 * i),
    );
    const began = performance.now();
    const { rows, processor } = outcome(pieces);
    expect(performance.now() - began).toBeLessThan(3000);
    expect(rows).toEqual(expected);
    expect(processor.metrics).toMatchObject({ malformed: 1, lines: 301, rows: 300 });
    const [letter] = lettersOf(pieces);
    expect(letter?.text).toHaveLength(65_536);
    expect(letter).toMatchObject({ line: 2, offset: new TextEncoder().encode(around[0]).length });
  });

  it('judges by length alone, wherever a long line is cut', () => {
    const maxLineBytes = 65_536;
    const lineOf = (length: number) => `{"a":"${'x'.repeat(length - 8)}"}`;
    const text = [maxLineBytes, maxLineBytes + 1, 300_000, 9, maxLineBytes].map(lineOf).join('\n');
    for (const size of [1000, 65_535, 65_536, 65_537, text.length]) {
      const places = Array.from({ length: Math.floor(text.length / size) }, (_, i) => size * i);
      const { processor } = outcome(cut(text, places), { maxLineBytes });
      expect(processor.metrics).toMatchObject({ malformed: 2, lines: 5, rows: 3 });
    }
  });

  it('reads bytes that are no UTF-8 as U+FFFD, as TextDecoder does', () => {
    const line = Uint8Array.from('{"time":1,"params":{"cpk":"a?b"}}\n', (c) => c.charCodeAt(0));
    line[line.indexOf(63)] = 0xff;
    const { rows } = outcome([line]);
    expect(rows).toEqual([
      { windowStart: 0, windowEnd: 10_000, cpk: 'a\ufffdb', hit: 1, seconds: null },
    ]);
  });

  it('tells of late rows: their time, key and what aggregates read', () => {
    const late: LateRow[] = [];
    const processor = new Processor(plan, { onLate: (row) => late.push(row) });
    processor.push([{ time: 50_000 }]);
    // Spark judges by the watermark of the batch before.
    processor.trigger();
    processor.trigger();
    const record = { time: 1000, params: { cpk: '무한도전', seconds: 7 } };
    processor.push([record, { time: 2000 }]);
    expect(late).toEqual([
      { time: 1000, cpk: '무한도전', seconds: 7 },
      { time: 2000, cpk: null, seconds: null },
    ]);
    expect(processor.metrics.late).toBe(2);
  });

  it('goes on from saved bytes as if nothing had happened, wherever it was saved', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length }), (at) => {
        const before = new Processor(plan);
        before.pushBytes(bytes.subarray(0, at));
        const rows = [...before.trigger()];
        const after = new Processor(plan);
        after.restore(before.save());
        for (const processor of [before, after]) processor.pushBytes(bytes.subarray(at));
        expect([...after.trigger()]).toEqual([...before.trigger()]);
        expect([...after.finish()]).toEqual([...before.finish()]);
        expect(after.metrics).toEqual(before.metrics);
        expect(rows.length + after.metrics.emitted).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });

  it('moves its watermark from outside too', () => {
    const processor = new Processor(plan);
    processor.push([{ time: 1000, params: { cpk: 'a', seconds: 1 } }]);
    processor.trigger();
    expect(processor.advanceWatermark(10_000).toArray()).toEqual([
      { windowStart: 0, windowEnd: 10_000, cpk: 'a', hit: 1, seconds: 1 },
    ]);
    expect(processor.watermark).toBe(10_000);
  });

  it('refuses options that cannot be', () => {
    expect(() => new Processor(plan, { maxLineBytes: 9 })).toThrow('maxLineBytes');
    expect(() => new Processor(plan, { deadLetterLimit: -1 })).toThrow('deadLetterLimit');
    expect(() => new Processor(plan).pushBytes('', { partition: 0.5 })).toThrow('partition');
  });
});
