import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, formatLabel, parseLabel } from './labels.js';
import { tagNumber } from './tags.js';

const VV = tagNumber('VV');
const EP = tagNumber('EP');

describe('formatLabel', () => {
  it('tells how a contracted syllable comes apart', () => {
    const pieces = [
      { begins: true, tag: VV, char: '가' },
      { begins: true, tag: EP, char: '었' },
    ];
    expect(formatLabel('갔', pieces)).toBe('B-VV/~=0+B-EP/었');
    expect(formatLabel('섰', [{ begins: true, tag: VV, char: '서' }])).toBe('B-VV/~=0');
  });

  it('writes no edit where the syllable stands as it is', () => {
    expect(formatLabel('먹', [{ begins: true, tag: VV, char: '먹' }])).toBe('B-VV');
  });

  it('gives the same label to syllables that change in the same way', () => {
    const label = formatLabel('추', [{ begins: true, tag: VV, char: '춥' }]);
    expect(label).toBe('B-VV/~=ㅂ');
    expect(applyEdit('도', '~=ㅂ')).toBe('돕');
  });

  it('is undone by applyEdit, for any syllables', () => {
    const syllable = fc
      .integer({ min: 0xac00, max: 0xd7a3 })
      .map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(syllable, syllable, syllable, (surface, first, second) => {
        const label = formatLabel(surface, [
          { begins: true, tag: VV, char: first },
          { begins: false, tag: VV, char: second },
        ]);
        const forms = parseLabel(label).map(({ edit }) => applyEdit(surface, edit));
        expect(forms).toEqual([first, second]);
      }),
    );
  });
});

describe('parseLabel', () => {
  it('refuses what is no label', () => {
    expect(() => parseLabel('B-XYZ')).toThrow('no label: B-XYZ');
    expect(() => parseLabel('NNG')).toThrow('no label');
  });
});
