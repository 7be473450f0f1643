import fc from 'fast-check';
import { parseString } from 'fast-csv';
import { describe, expect, it } from 'vitest';
import { CsvRowCutter, type CsvRow } from './rows.js';

function cut(pieces: string[], maxRowLength = 1000): CsvRow[] {
  const cutter = new CsvRowCutter({ delimiter: ',', maxRowLength });
  return [...pieces.flatMap((piece) => [...cutter.push(piece, true)]), ...cutter.push('', false)];
}
const shown = (rows: CsvRow[]) => rows.map(({ line, text, fault }) => [line, fault ?? text]);

describe('CsvRowCutter', () => {
  it('knows the line in which each row begins', () => {
    const text = 'a,b\r\n"x\ny",1\n\n"p""\r\nq" ,2\rlast,3';
    expect(shown(cut([text]))).toEqual([
      [1, 'a,b'],
      [2, '"x\ny",1'],
      [5, '"p""\r\nq" ,2'],
      [7, 'last,3'],
    ]);
  });

  it('costs one line where a quote is wrong', () => {
    const text = 'a,b\n"x"y,1\nc,d\ne,"f\ng,h\ni, "j"\n';
    expect(shown(cut([text]))).toEqual([
      [1, 'a,b'],
      [2, 'has letters after a closing quote'],
      [3, 'c,d'],
      [4, 'has letters after a closing quote'],
      [5, 'g,h'],
      [6, 'i, "j"'],
    ]);
    expect(shown(cut(['a,"b\nc,d\n']))).toEqual([
      [1, 'has a quote that is not closed'],
      [2, 'c,d'],
    ]);
  });

  it('passes over what is too long', () => {
    const text = `a,b\n${'x'.repeat(500)}"\nc,d\n"${'y\n'.repeat(150)}`;
    const rows = cut([text], 200);
    expect(shown(rows).slice(0, 4)).toEqual([
      [1, 'a,b'],
      [2, 'is longer than 200 characters, or has a quote that is not closed'],
      [3, 'c,d'],
      [4, 'is longer than 200 characters, or has a quote that is not closed'],
    ]);
    expect(rows).toHaveLength(4 + 149);
    expect(cut(text.split(/(?=.)/su), 200)).toEqual(rows);
  });

  const cell = fc.oneof(
    fc.constantFrom('도깨비', ' ', '1', '"x\n"', ' "a,b"', '"q""\r\n"', 'mid"quote', '""'),
    fc.constantFrom('"open', '"x"y'),
  );
  const file = fc
    .array(
      fc.tuple(fc.array(cell, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\r')),
    )
    .map((rows) => rows.map(([cells, end]) => cells.join(',') + end).join(''));

  it('gives the same rows, however the text is cut', () => {
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 9 }), (text, size) => {
        const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, k) =>
          text.slice(k * size, (k + 1) * size),
        );
        expect(cut(pieces)).toEqual(cut([text]));
      }),
      { seed: 11 },
    );
  });

  it('finds the rows that fast-csv finds, where that finds no fault', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const rows = cut([text]);
        if (rows.some(({ fault }) => fault !== null)) return;
        const parsed = await parsedBy(text);
        expect(await parsedBy(rows.map((row) => `${row.text}\n`).join(''))).toEqual(parsed);
        expect(rows).toHaveLength(parsed.length);
      }),
      { seed: 12, numRuns: 60 },
    );
  });

  it('takes time in proportion to hostile text', () => {
    // From outside each line opens a quote, from inside it closes one and opens another.
    const lines = 'x","\n'.repeat(50_000);
    const start = performance.now();
    const cutter = new CsvRowCutter({ delimiter: ',', maxRowLength: 2 ** 12 });
    expect(() => [...cutter.push(lines, true)]).toThrow('too many rows have a quote');
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

/** Rows of fast-csv without blank ones. */
function parsedBy(text: string): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const rows: string[][] = [];
    parseString<string[], string[]>(text)
      .on('error', reject)
      .on('data', (row: string[]) =>
        row.join('').trim() === '' && row.length < 2 ? 0 : rows.push(row),
      )
      .on('end', () => {
        resolve(rows);
      });
  });
}
