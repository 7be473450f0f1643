import { describe, expect, it } from 'vitest';
import { KoreanError } from '../errors.js';
import type { Morpheme } from '../types.js';
import { habits } from './habits.js';
import { handMadeSource } from './hand-made-source.js';

const analyzer = handMadeSource({
  좋아욥ㅋㅋㅋ: '좋/VA 아요/EF ㅋㅋㅋ/SW',
  저도요: '저/NP 도/JX 요/JX',
  '저도요~': '저/NP 도/JX 요/JX ~/SO',
  해욥: '하/VV 여요/EF',
  해: '하/VV 여/EF',
  감사합니당: '감사/NNG 하/XSV ㅂ니다/EF',
  먹슴다: '먹/VV 습니다/EF',
  오십시오: '오/VV 시/EP ㅂ시오/EF',
  넵: '넵/IC',
  넵ㅠㅜ: '넵/IC ㅠㅜ/SW',
});

const endings = (text: string): string[] => habits(text, { analyzer }).endings.map((e) => e.text);

describe('habits', () => {
  it('tells endings as they are written', () => {
    expect(endings('해욥')).toEqual(['여욥']);
    expect(endings('해')).toEqual(['여']);
    expect(endings('감사합니당')).toEqual(['ㅂ니당']);
    expect(endings('먹슴다')).toEqual(['슴다']);
    expect(endings('저도요~')).toEqual(['요']);
    expect(endings('책')).toEqual([]);
    const text = '해욥'.normalize('NFD');
    const morphemes: Morpheme[] = [
      { form: '하', tag: 'VV', start: 0, end: 2 },
      { form: '여요', tag: 'EF', start: 0, end: 5 },
    ];
    expect(habits([{ text, start: 0, end: 5, morphemes }]).endings[0]?.text).toBe('여욥');
  });

  it('tells who is polite', () => {
    expect(habits(['해욥', '감사합니당', '해', '오십시오', '책'], { analyzer }).politeness).toEqual(
      {
        ...{ formal: 2, polite: 1, plain: 1, share: 0.75 },
      },
    );
  });

  it('measures runs of letters and marks', () => {
    const { runs } = habits(['좋아욥ㅋㅋㅋ ㅋ ㅎㅎ', '넵ㅠㅜ', '책!!! 책~ 책…'], { analyzer });
    expect(runs['ㅋ']).toEqual({ count: 2, meanLength: 2 });
    expect(runs['ㅎ']).toEqual({ count: 1, meanLength: 2 });
    expect(runs['ㅠ']).toEqual({ count: 1, meanLength: 2 });
    expect(runs['!']).toEqual({ count: 1, meanLength: 3 });
    expect([runs['~'].count, runs['.'].count, runs['?']]).toEqual([
      ...[1, 1, { count: 0, meanLength: 0 }],
    ]);
  });

  it('counts interjections and emoji, the most frequent first', () => {
    const { interjections, emoji } = habits(['넵 👍🏽😀', '넵ㅠㅜ 👍🏽', '♥'], { analyzer });
    expect(interjections).toEqual([{ text: '넵', count: 2 }]);
    expect(emoji).toEqual([
      { text: '👍🏽', count: 2 },
      { text: '😀', count: 1 },
    ]);
  });

  it('measures messages and blanks', () => {
    const told = habits(['해', '해 해', '해 해\n해 해 해'], { analyzer });
    expect(told).toMatchObject({ messages: 3, sentences: 4, blankShare: 4 / 12 });
    expect(told.length).toEqual({ mean: 4, median: 3 });
  });

  it('takes a text, its sentences, or messages of both', () => {
    const sentences = analyzer.analyze('좋아욥ㅋㅋㅋ');
    const told = habits('좋아욥ㅋㅋㅋ', { analyzer });
    expect(habits(sentences)).toEqual(told);
    expect(habits([sentences])).toEqual(told);
    expect(habits(['좋아욥ㅋㅋㅋ'], { analyzer })).toEqual(told);
  });

  it('says nothing of nothing', () => {
    expect(habits([])).toMatchObject({ messages: 0, length: { mean: 0, median: 0 }, endings: [] });
    expect(habits('', { analyzer })).toMatchObject({ messages: 1, sentences: 0, blankShare: 0 });
  });

  it('needs an analyzer for texts', () => {
    expect(() => habits('넵')).toThrow(KoreanError);
  });
});
