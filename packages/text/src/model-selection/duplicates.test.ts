import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicatesAcrossSplit } from './duplicates.js';

describe('duplicatesAcrossSplit', () => {
  it('names each test text that was trained on, with its first place there', () => {
    const found = duplicatesAcrossSplit(['가', '나', '가'], ['다', '가', '나', '가']);
    expect(found).toEqual([
      { train: 0, test: 1, text: '가' },
      { train: 1, test: 2, text: '나' },
      { train: 0, test: 3, text: '가' },
    ]);
  });

  it('compares what normalize returns', () => {
    const normalize = (text: string): string => text.toLowerCase().replaceAll(' ', '');
    expect(duplicatesAcrossSplit(['Good Day'], ['goodday'], { normalize })).toEqual([
      { train: 0, test: 0, text: 'goodday' },
    ]);
    expect(duplicatesAcrossSplit(['Good Day'], ['goodday'])).toEqual([]);
  });

  it('finds what a plain search finds', () => {
    const texts = fc.array(fc.constantFrom('', '가', '나', '__proto__', 'constructor'));
    fc.assert(
      fc.property(texts, texts, (train, test) => {
        expect(duplicatesAcrossSplit(train, test)).toEqual(
          test
            .map((text, i) => ({ train: train.indexOf(text), test: i, text }))
            .filter((shared) => shared.train >= 0),
        );
      }),
    );
  });

  it('takes time in proportion to the texts, even if all are equal', () => {
    const time = (n: number): number => {
      const texts = new Array<string>(n).fill('같은 글');
      const start = performance.now();
      duplicatesAcrossSplit(texts, texts);
      return performance.now() - start;
    };
    time(200_000);
    const best = (n: number): number => Math.min(time(n), time(n), time(n));
    expect(best(200_000)).toBeLessThan(4 * 4 * best(50_000) + 5);
  });
});
