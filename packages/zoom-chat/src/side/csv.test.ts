import { parseString } from 'fast-csv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './csv.js';

const cellsOf = (text: string): string[][] => readCsv(text).rows.map((row) => [...row.cells]);

test('reads fields, quotes, doubled quotes and line breaks in quotes', () => {
  expect(cellsOf('a,b\r\n"1,5","say ""네"""\r\n"two\nlines",\r\n')).toEqual([
    ['a', 'b'],
    ['1,5', 'say "네"'],
    ['two\nlines', ''],
  ]);
});

test('takes CRLF, LF and CR as line ends, and skips a byte-order mark', () => {
  expect(cellsOf('\ufeffa,b\r\nc\nd\re')).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
});

test('a record knows its line and where it stands', () => {
  const text = 'a,b\n"x\ny",c\n\nlast';
  const rows = readCsv(text).rows;
  expect(rows.map((row) => row.span.line)).toEqual([1, 2, 4, 5]);
  expect(rows.map((row) => text.slice(row.span.start, row.span.end))).toEqual([
    'a,b',
    '"x\ny",c',
    '',
    'last',
  ]);
});

test('an unclosed quote is an ordinary character, and the records behind it stay records', () => {
  const table = readCsv('name,note\nKim,"oops\nLee,fine\n');
  expect(table.rows.map((row) => row.cells)).toEqual([
    ['name', 'note'],
    ['Kim', '"oops'],
    ['Lee', 'fine'],
  ]);
  expect(table.unclosedQuote).toEqual({ start: 14, end: 15, line: 2 });
});

test('keeps text behind a closing quote and quotes inside an unquoted field', () => {
  expect(cellsOf('"a"b,c"d"\n')).toEqual([['ab', 'c"d"']]);
});

test('another delimiter can be named', () => {
  expect(readCsv('a;"b;c"', { delimiter: ';' }).rows[0]?.cells).toEqual(['a', 'b;c']);
});

const cell = fc.string({
  unit: fc.constantFrom('a', '네', ' ', ',', '"', '\n', '\r', '😀'),
});
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), {
  maxLength: 6,
});

const write = (rows: readonly (readonly string[])[], eol: string): string =>
  rows
    .map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',') + eol)
    .join('');

test('reads back what was written, whatever is in the fields', () => {
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, eol) => {
      expect(cellsOf(write(rows, eol))).toEqual(rows);
    }),
    { seed: 20240424 },
  );
});

const withFastCsv = (text: string): Promise<string[][]> =>
  new Promise((resolve, reject) => {
    const rows: string[][] = [];
    parseString<string[], string[]>(text, { headers: false })
      .on('error', reject)
      .on('data', (row: string[]) => rows.push(row))
      .on('end', () => {
        resolve(rows);
      });
  });

test('agrees with fast-csv on well-formed text', async () => {
  const plain = fc.string({
    unit: fc.constantFrom('a', '네', '9', '😀', '.'),
    minLength: 1,
  });
  const field = fc.oneof(
    plain,
    cell.map((text) => `"${text.replaceAll('"', '""')}"`),
  );
  const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
  });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n'), async (records, eol) => {
      const text = records.map((record) => record.join(',')).join(eol);
      expect(cellsOf(text)).toEqual(await withFastCsv(text));
    }),
    { seed: 20240424 },
  );
});

test('any text at all is read, and none of it is lost', () => {
  const unit = fc.constantFrom('a', ',', '"', '\n', '\r');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
      const letters = (value: string): number => value.split('a').length;
      expect(letters(cellsOf(text).flat().join(''))).toBe(letters(text));
    }),
    { seed: 20240424, numRuns: 500 },
  );
});

test('a megabyte of quotes takes linear time', () => {
  const started = performance.now();
  readCsv(',"'.repeat(500_000));
  readCsv('"'.repeat(1_000_001));
  readCsv('"a\n'.repeat(400_000));
  expect(performance.now() - started).toBeLessThan(3_000);
});
