import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KoreanError } from '../errors.js';
import type { Morpheme, Sentence, Tag } from '../types.js';
import { handMadeSource } from './hand-made-source.js';
import { stopWords } from './stop-words.js';
import { createTokenizer } from './tokenizer.js';
import type { TokenizerOptions } from './tokenizer-options.js';

const analyzer = handMadeSource({
  회의실에서: '회의/NNG 실/XSN 에서/JKB',
  데이터분석을: '데이터/NNG 분석/NNG 을/JKO',
  했어요: '하/VV 였/EP 어요/EF',
  깨끗한: '깨끗/XR 하/XSA ㄴ/ETM',
  갔다: '가/VV 았/EP 다/EF',
  코로나19백신: '코로나/NNP 19/SN 백신/NNG',
  사과3개: '사과/NNG 3/SN 개/NNB',
  '3시간': '3/SN 시간/NNG',
  A형간염: 'A/SL 형/NNG 간염/NNG',
  '3D프린터': '3/SN D/SL 프린터/NNG',
  G20: 'G/SL 20/SN',
  강의PDF: '강의/NNG PDF/SL',
  학생들: '학생/NNG 들/XSN',
  강사님께: '강사/NNG 님/XSN 께/JKB',
  신제품이: '신/XPN 제품/NNG 이/JKS',
  가능성: '가능/XR 성/XSN',
  Zoom: 'Zoom/SL',
  수는: '수/NNB 는/JX',
});

const tokenize = (text: string, options: Partial<TokenizerOptions> = {}): string[] =>
  createTokenizer({ analyzer, ...options })(text);

describe('createTokenizer', () => {
  it('gives nouns and roots, without what is grammar', () => {
    expect(tokenize('회의실에서 데이터분석을 했어요')).toEqual(['회의실', '데이터분석']);
    expect(tokenize('깨끗한 책')).toEqual(['깨끗', '책']);
    expect(tokenize('')).toEqual([]);
  });

  it('tells tags and places', () => {
    expect(createTokenizer({ analyzer }).tokens('갔다 회의실에서')).toEqual([
      { text: '회의실', tag: 'NNG', start: 3, end: 6 },
    ]);
  });

  it('takes sentences that were analyzed before', () => {
    const text = '회의실에서';
    expect(createTokenizer({ analyzer })(analyzer.analyze(text))).toEqual(tokenize(text));
  });

  it('takes the tags that are asked for, verbs in dictionary form', () => {
    expect(tokenize('데이터분석을 했어요', { tags: ['VV'] })).toEqual(['하다']);
    expect(tokenize('갔다', { tags: ['VV', 'EF'], lemma: false })).toEqual(['가', '다']);
  });

  it('gives the letters of the text', () => {
    expect(tokenize('데이터분석을 갔다', { tags: ['NNG', 'VV'], form: 'surface' })).toEqual([
      ...['데이터분석', '갔'],
    ]);
  });

  it.each([
    ['whole', ['회의실', '데이터분석']],
    ['split', ['회의', '데이터', '분석']],
    ['both', ['회의실', '회의', '데이터분석', '데이터', '분석']],
  ] as const)('compounds: %s', (compounds, expected) => {
    expect(tokenize('회의실에서 데이터분석을', { compounds })).toEqual(expected);
  });

  it('joins no nouns over a blank or a line', () => {
    expect(tokenize('데이터 분석')).toEqual(['데이터', '분석']);
    expect(tokenize('데이터\n분석')).toEqual(['데이터', '분석']);
  });

  it('lets plural and honorific suffixes go, and keeps those that make nouns', () => {
    expect(tokenize('학생들 강사님께 신제품이 가능성')).toEqual([
      ...['학생', '강사', '신제품', '가능성'],
    ]);
  });

  it('joins numbers and Latin letters to a noun, but no count', () => {
    expect(tokenize('코로나19백신 A형간염 3D프린터')).toEqual([
      ...['코로나19백신', 'a형간염', '3d프린터'],
    ]);
    expect(tokenize('사과3개 3시간')).toEqual(['사과', '시간']);
  });

  it('ends a compound with the last noun that is taken', () => {
    expect(tokenize('강의PDF G20')).toEqual(['강의']);
    expect(tokenize('강의PDF G20', { tags: ['NNG', 'SL'] })).toEqual(['강의pdf', 'g20']);
  });

  it.each([
    ['compound', ['코로나19백신', '시간', 'g20']],
    ['token', ['코로나19백신', '3', '시간', 'g20']],
    ['drop', ['코로나', '백신', '시간', 'g']],
  ] as const)('numbers: %s', (numbers, expected) => {
    const tags: Tag[] = ['NNG', 'NNP', 'SL'];
    expect(tokenize('코로나19백신 3시간 G20', { numbers, tags })).toEqual(expected);
  });

  it('leaves out stop words, compounds as a whole', () => {
    const stops = stopWords({ add: ['데이터'] });
    expect(tokenize('수는 사람', { tags: ['NNB', 'NNG'], stopWords: stops })).toEqual([]);
    expect(tokenize('데이터 데이터분석을', { stopWords: stops })).toEqual(['데이터분석']);
    const both = tokenize('데이터분석을', { stopWords: stops, compounds: 'both' });
    expect(both).toEqual(['데이터분석', '분석']);
  });

  it('keeps lengths counted in characters', () => {
    expect(tokenize('책 회의실에서 데이터분석을', { minLength: 2, maxLength: 3 })).toEqual([
      '회의실',
    ]);
    expect(tokenize('𠮷', { minLength: 2 })).toEqual([]);
    expect(tokenize('𠮷', { maxLength: 1 })).toEqual(['𠮷']);
  });

  it('writes Latin letters small unless told not to', () => {
    expect(tokenize('Zoom', { tags: ['SL'] })).toEqual(['zoom']);
    expect(tokenize('Zoom', { tags: ['SL'], lowercase: false })).toEqual(['Zoom']);
  });

  it('gives each token once', () => {
    expect(tokenize('책 책 갔다 책', { unique: true })).toEqual(['책']);
  });

  it.each([
    { analyzer: undefined },
    { tags: ['NOUN'] },
    { stopWords: ['것'] },
    { compounds: 'none' },
    { form: 'lemma' },
    { numbers: true },
    { minLength: 3, maxLength: 2 },
    { minLength: NaN },
  ])('refuses %j', (options) => {
    const wrong = { analyzer, ...options } as unknown as TokenizerOptions;
    expect(() => createTokenizer(wrong)).toThrow(KoreanError);
  });
});

describe('laws of tokens', () => {
  const tags: Tag[] = ['NNG', 'NNP', 'XR', 'XSN', 'XPN', 'SN', 'SL', 'JKS', 'NNB', 'VV'];
  const morphemes = fc.array(fc.record({ tag: fc.constantFrom(...tags), blank: fc.boolean() }));
  const sentenceOf = (parts: { tag: Tag; blank: boolean }[]): Sentence => {
    let text = '';
    const made: Morpheme[] = parts.map(({ tag, blank }) => {
      if (blank) text += ' ';
      const start = text.length;
      text += tag === 'SL' ? 'A' : tag === 'SN' ? '7' : '가';
      return { form: text.slice(start), tag, start, end: text.length };
    });
    return { text, start: 0, end: text.length, morphemes: made };
  };

  it('are in order, inside of the text, and hold every part once in whole compounds', () => {
    fc.assert(
      fc.property(morphemes, (parts) => {
        const sentence = sentenceOf(parts);
        const tokenizer = createTokenizer({ analyzer, lowercase: false });
        const found = tokenizer.tokens([sentence]);
        let before = 0;
        for (const { text, start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(sentence.text.slice(start, end)).toBe(text);
          before = end;
        }
        const nouns = sentence.morphemes.filter(({ tag }) => ['NNG', 'NNP', 'XR'].includes(tag));
        for (const noun of nouns) {
          const holders = found.filter(({ start, end }) => start <= noun.start && noun.end <= end);
          expect(holders).toHaveLength(1);
        }
      }),
    );
  });

  it('both is whole and split together', () => {
    fc.assert(
      fc.property(morphemes, (parts) => {
        const take = (compounds: 'whole' | 'split' | 'both'): Set<string> =>
          new Set(
            createTokenizer({ analyzer, compounds })
              .tokens([sentenceOf(parts)])
              .map(({ start, end }) => `${start}-${end}`),
          );
        expect(take('both')).toEqual(new Set([...take('whole'), ...take('split')]));
      }),
    );
  });

  it('take time in proportion to the text, whatever is joined', () => {
    const tokenizer = createTokenizer({ analyzer });
    const run = (pattern: Tag[], count: number): number => {
      const parts = Array.from({ length: count }, (_, at) => {
        return { tag: pattern[at % pattern.length] as Tag, blank: false };
      });
      const sentence = sentenceOf(parts);
      const begun = performance.now();
      for (let turn = 0; turn < 5; turn += 1) tokenizer([sentence]);
      return performance.now() - begun;
    };
    for (const pattern of [
      ['NNG'],
      ['SL', 'SN'],
      ['XPN'],
      ['SN'],
      ['NNG', 'XSN', 'SL'],
    ] as Tag[][]) {
      run(pattern, 4000);
      const small = Math.max(run(pattern, 8000), 2);
      expect(run(pattern, 32_000)).toBeLessThan(small * 16);
    }
  });
});
