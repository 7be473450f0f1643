import { defaultModel } from '#default-model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLANK_FEATURES, mayMend, visitGaps } from './blank-features.js';
import { spaceText } from './spacing.js';
import { Tagger } from './tagger.js';
import { createUnits } from './units.js';

const tagger = new Tagger(defaultModel(), false, null);

/** A table that wants a blank everywhere, or nowhere. */
const EVERYWHERE = new Int8Array(64).fill(20);
const NOWHERE = new Int8Array(64).fill(-20);
/** One that is never sure. */
const UNSURE = new Int8Array(64);

/** A table out of a seed, which wants some blanks and others not. */
function tableOf(seed: number): Int8Array {
  let state = seed;
  return Int8Array.from({ length: 512 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state >> 26;
  });
}

describe('spaceText', () => {
  it('puts blanks in and takes them out', () => {
    expect(spaceText('가나다', tagger, EVERYWHERE)).toBe('가 나 다');
    expect(spaceText('가 나  다', tagger, NOWHERE)).toBe('가나다');
  });

  it('keeps what the writer wrote where it is not sure, or has no table', () => {
    const text = '오늘 날씨가좋네요';
    expect(spaceText(text, tagger, UNSURE)).toBe(text);
    expect(spaceText(text, tagger, undefined)).toBe(text);
  });

  it.each([
    ['lines', '가\n나\r\n다\n\n라\u2028마'],
    ['links and addresses', '가 https://naver.com/a 나 a@b.kr 다'],
    ['mentions and hashtags', '@미나 가 #오늘 나'],
    ['emoji', '가👨‍👩‍👧 나 👍다'],
    ['laughs', '가ㅋㅋ 나 ㅠㅠ다'],
    ['numbers and their units', '3시, 5 개, 10%다'],
    ['code', 'df.head() x = y "a"'],
  ])('keeps %s', (_, text) => {
    expect(spaceText(text, tagger, NOWHERE)).toBe(text);
    expect(spaceText(text, tagger, EVERYWHERE)).toBe(text);
  });

  it('sets quotes and brackets off only on their outer side', () => {
    expect(spaceText('가"나"다(라)마', tagger, EVERYWHERE)).toBe('가 "나" 다 (라) 마');
    expect(spaceText('가 " 나 " 다', tagger, NOWHERE)).toBe('가" 나 "다');
  });

  it('changes nothing but blanks, and nothing the second time', () => {
    const piece = fc.constantFrom(
      ...['가', '갔', '는데', '한국', ' ', ' ', '\n', '.', ',', '"', "'", '(', ')', 'ㅋㅋ', '😂'],
      ...['a', 'Ab', '3', '3.5', '漢字', '@', '#', '.com', 'http://', '\u00a0', '\ud800', 'ㄱㅅ'],
    );
    const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const table = tableOf(seed);
        const mended = spaceText(text, tagger, table);
        expect(mended.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(mended.split('\n').length).toBe(text.split('\n').length);
        expect(spaceText(mended, tagger, table)).toBe(mended);
      }),
    );
  });

  it('mends a text without a blank in linear time, past the ends of its stretches', () => {
    const text = '오늘비가와서우산을챙겼어요';
    const all = Array.from(text.repeat(100)).join(' ');
    expect(spaceText(text.repeat(100), tagger, EVERYWHERE)).toBe(all);
    const time = (times: number): number => {
      const long = text.repeat(times);
      let best = Infinity;
      for (let run = 0; run < 3; run += 1) {
        const began = performance.now();
        spaceText(long, tagger, EVERYWHERE);
        best = Math.min(best, performance.now() - began);
      }
      return best;
    };
    time(100);
    expect(time(800) / time(200)).toBeLessThan(12);
  });
});

describe('visitGaps', () => {
  it('shows the same features whatever blanks stand there', () => {
    const read = (text: string): string[] => {
      const gaps: string[] = [];
      visitGaps(text, 0, text.length, [], 0, tagger, createUnits(), (hashes, unit) => {
        expect(hashes).toHaveLength(BLANK_FEATURES);
        gaps.push(`${unit}: ${hashes.join()}`);
      });
      return gaps;
    };
    expect(read('오늘은 날씨가 참 좋네요')).toEqual(read('오늘은날씨 가참좋 네요'));
  });

  it('visits each gap that may be mended, once', () => {
    const text = `${'가나 '.repeat(700)}(다)3시 라a`;
    const units = createUnits();
    const seen: number[] = [];
    visitGaps(text, 0, text.length, [], 0, tagger, units, (_, unit) => seen.push(unit));
    const open = Array.from({ length: units.length }, (_, i) => i).filter(
      (i) => i > 0 && mayMend(units, i),
    );
    expect(seen).toEqual(open);
  });
});
