import { normalize } from '@nunchi/korean';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOfBlanks, changesOfNormalizing } from './changes.js';
import type { Stretch } from './changes.js';

const NFD = '한'.normalize('NFD');
const shown = (stretches: readonly Stretch[]): string =>
  stretches
    .map(({ before, after }) => (before === after ? before : `[${before}>${after}]`))
    .join('');
const before = (stretches: readonly Stretch[]): string =>
  stretches.map((one) => one.before).join('');
const after = (stretches: readonly Stretch[]): string => stretches.map((one) => one.after).join('');

describe('what normalizing changed', () => {
  it.each([
    ['그대로', '그대로'],
    ['안녕하세욥 ㅋㅋㅋ', '안녕하세[욥>요] ㅋㅋ[ㅋ>]'],
    ['  두 칸  사이 ', '[  >]두 칸 [ >]사이[ >]'],
    [NFD, `[${NFD}>한]`],
  ])('%s', (text, expected) => {
    expect(shown(changesOfNormalizing(normalize(text)))).toBe(expected);
  });

  it('leads from the original to the normalized text, whatever the text', () => {
    const word = fc.constantFrom('욥', '뎈ㅋㅋ', 'ㅋㅋㅋㅋ', ' ', '가', NFD, '👍🏽', '\ud83d', '"');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join('');
        const stretches = changesOfNormalizing(normalize(text));
        expect(before(stretches)).toBe(text);
        expect(after(stretches)).toBe(normalize(text).text);
      }),
    );
  });
});

describe('where blanks differ', () => {
  it.each([
    ['못갈것같아', '못 갈 것 같아', '못[> ]갈[> ]것[> ]같아'],
    ['아버 지', '아버지', '아버[ >]지'],
    ['가 나', '다 라', '[가 나>다 라]'],
    ['', '', ''],
  ])('%s to %s', (one, other, expected) => {
    expect(shown(changesOfBlanks(one, other))).toBe(expected);
  });
});
