import { getChoseong } from 'es-hangul';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choseong, choseongMatch, createChoseongSearch } from './choseong.js';

/** Any UTF-16 unit, lone surrogates too. */
const unit16 = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

/** The parts of a text that a query finds. */
function found(text: string, query: string): string[] {
  return choseongMatch(text, query).map(({ start, end }) => text.slice(start, end));
}

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code));

describe('choseong', () => {
  it('gives the initial letters and keeps the rest', () => {
    expect(choseong('한국 대학교 2반!')).toBe('ㅎㄱ ㄷㅎㄱ 2ㅂ!');
    expect(choseong('ㅋㅋ 떡볶이 ㅠ')).toBe('ㅋㅋ ㄸㅂㅇ ㅠ');
    expect(choseong('한국'.normalize('NFD'))).toBe('ㅎㄱ');
  });

  it('agrees with es-hangul on syllables and blanks', () => {
    const words = fc.string({ unit: fc.oneof(syllable, fc.constant(' ')) });
    fc.assert(fc.property(words, (text) => choseong(text) === getChoseong(text)));
  });
});

describe('choseongMatch', () => {
  it('finds initial letters, mixed with syllables or not', () => {
    expect(found('한국대학교', 'ㅎㄱ')).toEqual(['한국', '학교']);
    expect(found('한국대학교', '한ㄱ')).toEqual(['한국']);
    expect(found('한국대학교', 'ㄷ학ㄱ')).toEqual(['대학교']);
    expect(found('ㅎㄱ 한글', 'ㅎㄱ')).toEqual(['ㅎㄱ', '한글']);
    expect(found('한국', 'ㄱㅎ')).toEqual([]);
  });

  it('takes a last syllable that is half typed', () => {
    expect(found('한국', '하')).toEqual(['한']);
    expect(found('한국', '한구')).toEqual(['한국']);
    expect(found('과일', '고')).toEqual(['과']);
    expect(found('의자', '으')).toEqual(['의']);
    expect(found('닭갈비', '달')).toEqual(['닭']);
    expect(found('값', '갑')).toEqual(['값']);
    expect(found('한국', '하국')).toEqual([]); // not the last one
    expect(found('한글', '학')).toEqual([]);
  });

  it('takes a tail for the lead of the next syllable', () => {
    expect(found('학교가 멀다', '학굑')).toEqual(['학교가']);
    expect(found('달걀', '닭')).toEqual(['달걀']);
    expect(found('이사', '잇')).toEqual(['이사']);
    expect(found('한자교육', '핝ㄱ')).toEqual(['한자교']);
    expect(found('바깥', '밖')).toEqual(['바깥']);
    expect(found('닭', '닭')).toEqual(['닭']);
  });

  it('takes letters apart that the keyboard joined', () => {
    expect(found('감사', 'ㄳ')).toEqual(['감사']);
    expect(found('박수', 'ㅄ')).toEqual(['박수']);
    expect(found('넋', '넋')).toEqual(['넋']);
  });

  it('takes Latin in either case and the rest as it stands', () => {
    expect(found('Zoom 수업 zoom', 'ZOOM')).toEqual(['Zoom', 'zoom']);
    expect(found('3.1절 (삼일절)', '3.1ㅈ')).toEqual(['3.1절']);
    expect(found('a+b', '.')).toEqual([]);
    expect(found('İstanbul Zoom', 'zoom')).toEqual(['Zoom']);
  });

  it('finds NFD text at its own places', () => {
    const text = '우리 한국'.normalize('NFD');
    expect(found(text, 'ㅎㄱ')).toEqual(['한국'.normalize('NFD')]);
    expect(found(text, '한국'.normalize('NFD'))).toEqual(['한국'.normalize('NFD')]);
  });

  it('finds nothing for an empty query', () => {
    expect(choseongMatch('한국', '')).toEqual([]);
    expect(choseongMatch('', 'ㅎ')).toEqual([]);
  });
});

describe('choseongMatch, as a law', () => {
  const text = fc.array(syllable, { minLength: 1, maxLength: 12 });

  it('finds every text by its initial letters, by itself, and by each prefix as it is typed', () => {
    fc.assert(
      fc.property(text, (syllables) => {
        const whole = syllables.join('');
        const all = [{ start: 0, end: whole.length }];
        expect(choseongMatch(whole, choseong(whole))).toEqual(all);
        expect(choseongMatch(whole, whole)).toEqual(all);
        for (let i = 1; i <= whole.length; i++) {
          expect(choseongMatch(whole, whole.slice(0, i))[0]).toEqual({ start: 0, end: i });
        }
      }),
    );
  });

  it('never throws, and its ranges lie in the text in order', () => {
    const any = fc.oneof(
      fc.string({ unit: unit16 }),
      fc.constantFrom('ㄱ', '가ㄱ', '\ud800', 'ᄒ'),
    );
    fc.assert(
      fc.property(any, any, (text, query) => {
        let last = 0;
        for (const { start, end } of choseongMatch(text, query)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('createChoseongSearch', () => {
  it('finds items, in their order, with places to highlight', () => {
    const search = createChoseongSearch(['김하늘', '이도윤', '강하늘']);
    expect(search.search('ㅎㄴ')).toEqual([
      { item: '김하늘', index: 0, ranges: [{ start: 1, end: 3 }] },
      { item: '강하늘', index: 2, ranges: [{ start: 1, end: 3 }] },
    ]);
    expect(search.search('ㅎㄴ', 1)).toHaveLength(1);
    expect(search.search('')).toEqual([]);
  });

  it('takes anything that has a text', () => {
    const people = [{ name: '이도윤' }, { name: '박서준' }];
    const search = createChoseongSearch(people, ({ name }) => name);
    expect(search.search('ㅂㅅ').map(({ item }) => item)).toEqual([{ name: '박서준' }]);
  });
});
