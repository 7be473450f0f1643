import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCsvRowEnd } from './csv-row-end';
import { findLineEnd, MAX_ROW, RowCutter, TOO_LONG } from './row-cutter';
import type { CutRow, FindRowEnd } from './row-cutter';

function cut(text: string, find: FindRowEnd = findCsvRowEnd, size = text.length): CutRow[] {
  const cutter = new RowCutter(find);
  const rows: CutRow[][] = [];
  for (let at = 0; at < text.length; at += size) {
    rows.push(cutter.take(text.slice(at, at + size), false));
  }
  return [...rows, cutter.take('', true)].flat();
}
const brief = (rows: readonly CutRow[]): unknown[] =>
  rows.map(({ line, text, fault }) => [
    line,
    fault === null ? text : `${fault.cell} ${fault.reason}`,
  ]);

describe('RowCutter', () => {
  it('tells lines of the file, however they end and whatever is quoted', () => {
    expect(brief(cut('a,b\r\n"두\r\n줄","세\n\n줄"\n\n끝,\rx'))).toEqual([
      [1, 'a,b'],
      [2, '"두\r\n줄","세\n\n줄"'],
      [7, '끝,'],
      [8, 'x'],
    ]);
  });

  it('loses a line to a broken quote, and no row after it', () => {
    const text = 'a,"열이 나요,1\n"기침","콧물",2\nb,"그가 "아야" 했다",3\nc,5" 화면,4\nd,"끝';
    expect(brief(cut(text))).toEqual([
      [1, '1 has letters after a closing quote'],
      [2, '"기침","콧물",2'],
      [3, '1 has letters after a closing quote'],
      [4, 'c,5" 화면,4'],
      [5, '1 has a quote that is not closed'],
    ]);
  });

  it('takes a quote after blanks for one that opens', () => {
    expect(brief(cut('a, \u3000"b\nc" ,d\ne'))).toEqual([
      [1, 'a, \u3000"b\nc" ,d'],
      [3, 'e'],
    ]);
  });

  it('loses a row that is too long, and goes on after it', () => {
    const long = 'x'.repeat(3 * MAX_ROW);
    for (const find of [findCsvRowEnd, findLineEnd]) {
      expect(brief(cut(`a\n${long}\nb`, find, MAX_ROW))).toEqual([
        [1, 'a'],
        [2, `${find === findLineEnd ? 'null' : '0'} ${TOO_LONG}`],
        [3, 'b'],
      ]);
    }
  });

  it('is not stopped by a quote that is open for longer than a row may be', () => {
    const count = MAX_ROW / 64;
    const rows = cut(`"a\n${`${'b'.repeat(127)}\n`.repeat(count)}`, findCsvRowEnd, 65_536);
    expect(rows[0]?.fault).toEqual({ cell: 0, reason: 'has a quote that is not closed' });
    expect(rows.length).toBe(1 + count);
    expect(rows.at(-1)?.line).toBe(1 + count);
  });

  it('takes no longer a line for many open quotes', () => {
    const seconds = (lines: number): number => {
      const began = performance.now();
      expect(cut('a,"b\n'.repeat(lines) + '"'.repeat(lines)).length).toBeGreaterThan(lines / 2);
      return performance.now() - began;
    };
    seconds(10_000);
    expect(seconds(40_000)).toBeLessThan(12 * seconds(10_000) + 50);
  });

  it('cuts the same rows wherever the text is cut', () => {
    const piece = fc.constantFrom('"', '""', ',', '\n', '\r\n', '\r', '열', ' ');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (pieces, size) => {
          const text = pieces.join('');
          expect(cut(text, findCsvRowEnd, size)).toEqual(cut(text));
        },
      ),
    );
  });
});
