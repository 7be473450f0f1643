import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '@nunchi/korean';

const analyzer = createAnalyzer();
const texts: Readonly<Record<string, string>> = {
  empty: '',
  blanks: ' \n\t\u3000 ',
  'lone surrogates': '가\ud800나\udc00 다\udbff',
  decomposed: '한국어를 공부합니다'.normalize('NFD'),
  'conjoining letters alone': '\u1100\u1161\u11a8\u11a8\u1100',
  'old Hangul': '나랏말ᄊᆞ미',
  'mixed scripts': '漢字와 かな, Ελλάδα… العربية 👩🏽‍🚀',
  'zero-width characters': '가\u200b나\u200d다\ufeff',
  controls: '가\u0000나\u0007\u001b[31m',
  'letters without end': 'ㅋ'.repeat(5000),
  'one syllable': '가'.repeat(5000),
};

function check(text: string): void {
  let before = 0;
  for (const sentence of analyzer.analyze(text)) {
    expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
    expect(sentence.start).toBeGreaterThanOrEqual(before);
    before = sentence.end;
    let last = sentence.start;
    for (const { form, start, end } of sentence.morphemes) {
      expect(form).not.toBe('');
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(sentence.end);
      last = start;
    }
  }
}

describe('any text', () => {
  it.each(Object.entries(texts))('%s: no throw, places in order', (_, text) => {
    check(text);
    expect(analyzer.space(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });

  it('of random characters, too', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0xac00, max: 0xd7a3 }),
      fc.integer({ min: 0x3131, max: 0x3163 }),
      fc.integer({ min: 0x1100, max: 0x11ff }),
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom(0x20, 0x0a, 0x2e, 0x3f, 0x40, 0x23),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 80 }), (codes) => {
        check(String.fromCharCode(...codes));
      }),
      { numRuns: 300 },
    );
  });

  it('Half a megabyte without a blank: every syllable is read', () => {
    const text = '오늘비가와서우산을챙겼어요'.repeat(20_000);
    const morphemes = analyzer.tokenize(text);
    expect(morphemes[0]?.start).toBe(0);
    expect(morphemes[morphemes.length - 1]?.end).toBe(text.length);
    expect(morphemes.length).toBeGreaterThan(100_000);
  });

  it('takes time in proportion to its length', () => {
    const time = (length: number): number => {
      const text = '가나다라마 '.repeat(length / 6);
      let best = Infinity;
      for (let run = 0; run < 3; run += 1) {
        const began = performance.now();
        analyzer.analyze(text);
        best = Math.min(best, performance.now() - began);
      }
      return best;
    };
    time(3_000);
    expect(time(24_000) / time(6_000)).toBeLessThan(12);
  });
});
