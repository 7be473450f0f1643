import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStopWords } from './parse-stop-words.js';
import { stopWords } from './stop-words.js';

describe('parseStopWords', () => {
  it('reads words, tags and comments', () => {
    const { words, diagnostics } = parseStopWords(
      '# 우리 반\n수업\n출석/NNG\n하\tVV\n  과제/NNG  \n\nC# \n태그 # 주석\n',
    );
    expect(words).toEqual([
      ...[{ form: '수업' }, { form: '출석', tag: 'NNG' }, { form: '하', tag: 'VV' }],
      ...[{ form: '과제', tag: 'NNG' }, { form: 'C#' }, { form: '태그' }],
    ]);
    expect(diagnostics).toEqual([]);
  });

  it('reads files from Windows and macOS', () => {
    const file = `\ufeff${'수업/NNG\r\n출석'.normalize('NFD')}\r`;
    expect(parseStopWords(file).words).toEqual([{ form: '수업', tag: 'NNG' }, { form: '출석' }]);
  });

  it('takes a slash that is part of the form, and tags as Kiwi writes them', () => {
    expect(parseStopWords('and/or\n/\n//SP\n돕/VV-I').words).toEqual([
      ...[{ form: 'and/or' }, { form: '/' }, { form: '/', tag: 'SP' }, { form: '돕', tag: 'VV' }],
    ]);
  });

  it('tells the lines that it cannot read', () => {
    const { words, diagnostics } = parseStopWords(
      '수업\n출석/X\n온라인 수업\n/NNG\n\tNNG\n과제\tnng',
    );
    expect(words).toEqual([{ form: '수업' }]);
    expect(diagnostics.map(({ line, code, text }) => [line, code, text])).toEqual([
      [2, 'unknown-tag', '출석/X'],
      [3, 'blank-in-form', '온라인 수업'],
      [4, 'no-form', '/NNG'],
      [5, 'no-form', '\tNNG'],
      [6, 'unknown-tag', '과제\tnng'],
    ]);
  });

  it('loses no line, and reads words that stopWords takes', () => {
    const line = fc.string({
      unit: fc.constantFrom('수', '/', '#', 'N', 'G', 'VV', '\t', ' ', '다'),
    });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { words, diagnostics } = parseStopWords(lines.join('\n'));
        const meant = lines.filter((text) => text.trim() !== '' && !text.trim().startsWith('#'));
        expect(words.length + diagnostics.length).toBe(meant.length);
        const stops = stopWords({ groups: [], add: words });
        for (const { form, tag = 'NNG' } of words) expect(stops.has({ form, tag })).toBe(true);
      }),
    );
  });
});
