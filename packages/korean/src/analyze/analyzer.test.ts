import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../create-analyzer.js';

const analyzer = createAnalyzer();

/** A text's morphemes in one line. */
function read(text: string, by = analyzer): string {
  return by
    .tokenize(text)
    .map(({ form, tag }) => `${form}/${tag}`)
    .join(' ');
}

describe('analyze', () => {
  it('takes words apart into their standard forms', () => {
    expect(read('배가 아파서 약을 먹었다.')).toBe(
      '배/NNG 가/JKS 아프/VA 아서/EC 약/NNG 을/JKO 먹/VV 었/EP 다/EF ./SF',
    );
    expect(read('추워요')).toBe('춥/VA 어요/EF');
  });

  it('reads chat: slang endings, laughs, initials', () => {
    expect(read('안녕하세욥')).toBe(read('안녕하세요'));
    expect(read('알겠습니당ㅋㅋㅋ')).toContain('습니다/EF');
    expect(read('넘 웃겨욬ㅋㅋ')).toMatch(/어요\/EF ㅋ+\/SW$/);
    expect(read('ㄱㅅㄱㅅ')).toBe('ㄱㅅㄱㅅ/IC');
  });

  it('tells where each morpheme stands in the original', () => {
    const text = '했어욬ㅋㅋ 추워요';
    const places = analyzer
      .tokenize(text)
      .map(({ form, start, end }) => [form, text.slice(start, end)]);
    expect(places).toEqual([
      ['하', '했'],
      ['였', '했'],
      ['어요', '어욬'],
      ['ㅋㅋ', '욬ㅋㅋ'],
      ['춥', '추'],
      ['어요', '워요'],
    ]);
  });

  it('gives dictionary forms of stems', () => {
    expect(analyzer.tokenize('걸어 갔다').find(({ tag }) => tag === 'VV')?.lemma).toBe('걷다');
    expect(analyzer.tokenize('한국').map(({ lemma }) => lemma)).toEqual([undefined]);
  });

  it('keeps links, addresses, mentions, hashtags and emoji whole', () => {
    expect(read('https://naver.com에서 봤어요 @민수 #오늘 👨‍👩‍👧')).toBe(
      'https://naver.com/W_URL 에서/JKB 보/VV 았/EP 어요/EF @민수/W_MENTION #오늘/W_HASHTAG 👨‍👩‍👧/W_EMOJI',
    );
  });

  it('gives sentences with their places', () => {
    const text = '배가 아팠다. 그래서 약을 먹었다.\n이제 괜찮다';
    expect(analyzer.splitSentences(text).map(({ text: sentence }) => sentence)).toEqual([
      '배가 아팠다.',
      '그래서 약을 먹었다.',
      '이제 괜찮다',
    ]);
    for (const { text: sentence, start, end } of analyzer.analyze(text)) {
      expect(text.slice(start, end)).toBe(sentence);
    }
  });
});

describe('options', () => {
  it('typos: mends errors in typing, and leaves the places', () => {
    const careful = createAnalyzer({ typos: true });
    expect(read('됬어요', careful)).toBe(read('됐어요', careful));
  });

  it('normalize: false reads the text as it stands', () => {
    const plain = createAnalyzer({ normalize: false });
    expect(read('안녕하세요!!!!!', plain)).toContain('!!!!!/SF');
  });
});

describe('nouns', () => {
  it('gives common nouns and names', () => {
    expect(analyzer.nouns('서울에서 데이터 분석을 배웠다')).toEqual(['서울', '데이터', '분석']);
  });
});

describe('space', () => {
  it('puts blanks in and changes nothing else', () => {
    const spaced = analyzer.space('오늘비가와서우산을챙겼어요');
    expect(spaced).toBe('오늘 비가 와서 우산을 챙겼어요');
  });
});

describe('nBest', () => {
  it('gives readings, the best first, none twice', () => {
    const readings = analyzer.nBest('나는 새', 3);
    expect(readings).toHaveLength(3);
    const lines = readings.map(({ morphemes }) => morphemes.map((m) => m.form + m.tag).join(' '));
    expect(new Set(lines).size).toBe(3);
    expect(readings.map(({ score }) => score)).toEqual(
      readings.map(({ score }) => score).sort((a, b) => b - a),
    );
    expect(readings[0]?.morphemes).toEqual(analyzer.tokenize('나는 새'));
  });

  it('refuses a count that is none', () => {
    expect(() => analyzer.nBest('가', 0)).toThrow('whole number from 1');
  });
});
