import { describe, expect, it } from 'vitest';
import { TAGS } from './tags.js';
import { createUnits, scanUnits } from './units.js';

/** The units of a text, with their tags where these are fixed. */
function unitsOf(text: string): string[] {
  const units = createUnits();
  scanUnits(units, text);
  return Array.from({ length: units.length }, (_, i) => {
    const fixed = units.fixed[i] as number;
    return (
      text.slice(units.start[i], units.end[i]) + (fixed < 0 ? '' : `/${TAGS[fixed] as string}`)
    );
  });
}

describe('scanUnits', () => {
  it('takes a syllable each, and runs of digits, Latin letters and marks whole', () => {
    expect(unitsOf('K팝 3,000원?!')).toEqual(['K/SL', '팝', '3,000/SN', '원', '?!/SF']);
    expect(unitsOf('batch_size=32')).toEqual(['batch_size/SL', '=/SW', '32/SN']);
    expect(unitsOf('GPT4는 B2B')).toEqual(['GPT/SL', '4/SN', '는', 'B2B/SL']);
  });

  it('parts laughs from initials, but not ㅎㅇ and ㅇㅋ', () => {
    expect(unitsOf('ㅇㅈㅋㅋㅋ')).toEqual(['ㅇㅈ', 'ㅋㅋㅋ/SW']);
    expect(unitsOf('ㅋㅋㅇㅈ')).toEqual(['ㅋㅋ/SW', 'ㅇㅈ']);
    expect(unitsOf('ㅎㅇ ㅇㅋ ㅠㅠㅋㅋ')).toEqual(['ㅎㅇ', 'ㅇㅋ', 'ㅠㅠㅋㅋ/SW']);
  });

  it('keeps surrogate pairs together and survives lone ones', () => {
    expect(unitsOf('𠀀가\ud800나')).toEqual(['𠀀/SW', '가', '\ud800/SW', '나']);
  });

  it('knows blanks before units', () => {
    const units = createUnits();
    scanUnits(units, ' 가나\u3000다');
    expect([...units.spaced.slice(0, units.length)]).toEqual([1, 0, 1]);
  });

  it('takes spans whole', () => {
    const units = createUnits();
    scanUnits(units, '가 a.b 나', 0, 7, [{ start: 2, end: 5, kind: 'W_URL' }]);
    expect(units.length).toBe(3);
    expect(TAGS[units.fixed[1] as number]).toBe('W_URL');
  });
});
