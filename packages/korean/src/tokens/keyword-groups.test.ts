import { describe, expect, expectTypeOf, it } from 'vitest';
import { KoreanError } from '../errors.js';
import { handMadeSource } from './hand-made-source.js';
import { keywordGroups } from './keyword-groups.js';
import type { KeywordGroupDefinition } from './keyword-groups.js';
import type { MorphemeSource } from './source.js';

const analyzer = handMadeSource({
  토하다: '토/NNG 하/XSV 다/EF',
  토했어요: '토/NNG 하/XSV 였/EP 어요/EF',
  토를: '토/NNG 를/JKO',
  했어요: '하/VV 였/EP 어요/EF',
  구토하다: '구토하/VV 다/EF',
  구토한: '구토/NNG 하/XSV ㄴ/ETM',
  구토하고: '구토하/VV 고/EC',
  아토피가: '아토피/NNP 가/JKS',
  열: '열/NR',
  열이: '열/NNG 이/JKS',
  열도: '열/NNG 도/JX',
  열심히: '열심히/MAG',
  안: '안/MAG',
  많이: '많이/MAG',
  자주: '자주/MAG',
  아프다: '아프/VA 다/EF',
  나다: '나/VV 다/EF',
  나요: '나/VV 아요/EF',
  보니: '보/VX 니/EC',
  봤어요: '보/VV 았/EP 어요/EF',
  감기에: '감기/NNG 에/JKB',
  걸리다: '걸리/VV 다/EF',
  걸렸어요: '걸리/VV 었/EP 어요/EF',
  아파요: '아프/VA 아요/EF',
  아픈: '아프/VA ㄴ/ETM',
  이가: '이/NNG 가/JKS',
  이런: '이런/MM',
  이: '이/JKS',
  Zoom: 'Zoom/SL',
  ZOOM: 'ZOOM/SL',
  '...': '.../SF',
});

const found = (definition: KeywordGroupDefinition, text: string): string[] =>
  keywordGroups(definition, { analyzer })
    .match(text)
    .map(({ group, keyword, start, end }) => `${group}:${keyword}=${text.slice(start, end)}`);

describe('keywordGroups', () => {
  it('finds words and never parts of words', () => {
    const definition = { vomiting: ['토', '구토'], fever: ['열'] };
    expect(found(definition, '아토피가 토마토 토요일 열심히')).toEqual([]);
    expect(found(definition, '토를 구토한 열이')).toEqual([
      ...['vomiting:토=토', 'vomiting:구토=구토', 'fever:열=열'],
    ]);
  });

  it('finds a verb in any of its forms', () => {
    expect(found({ vomiting: ['토하다'] }, '토했어요')).toEqual(['vomiting:토하다=토했']);
    expect(found({ vomiting: ['토하다'] }, '토를 했어요')).toEqual(['vomiting:토하다=토를 했']);
    expect(found({ pain: ['아파요'] }, '아픈 아이')).toEqual(['pain:아파요=아픈']);
  });

  it('finds a verb in 하다 whether the source cuts it or not', () => {
    expect(found({ vomiting: ['구토하다'] }, '구토하고 구토한')).toEqual([
      ...['vomiting:구토하다=구토하', 'vomiting:구토하다=구토한'],
    ]);
  });

  it('finds a phrase with particles, without, and without blanks', () => {
    const definition = { cold: ['감기에 걸리다'], skin: ['아토피 피부염'] };
    expect(found(definition, '감기 걸렸어요')).toEqual(['cold:감기에 걸리다=감기 걸렸']);
    expect(found(definition, '감기에 걸렸어요')).toEqual(['cold:감기에 걸리다=감기에 걸렸']);
    expect(found(definition, '아토피가 피부염')).toEqual(['skin:아토피 피부염=아토피가 피부염']);
    expect(found(definition, '아토피피부염')).toEqual(['skin:아토피 피부염=아토피피부염']);
  });

  it('lets adverbs come between, but no negation and no end of a sentence', () => {
    const definition = { fever: ['열이 나다'] };
    expect(found(definition, '열도 많이 나요')).toEqual(['fever:열이 나다=열도 많이 나']);
    expect(found(definition, '열이 안 나요')).toEqual([]);
    expect(found(definition, '열이\n나요')).toEqual([]);
  });

  it('takes adverbs of keywords for what they are', () => {
    const definition = { cold: ['자주 아프다'], pain: ['아프다'] };
    expect(found(definition, '자주 많이 아파요')).toEqual([
      ...['cold:자주 아프다=자주 많이 아파요', 'pain:아프다=아파요'],
    ]);
    expect(found(definition, '많이 아파요')).toEqual(['pain:아프다=아파요']);
  });

  it('takes tags for words that have a double', () => {
    expect(found({ teeth: ['이/NNG'] }, '이런 이 이가 아파요')).toEqual(['teeth:이/NNG=이']);
    expect(found({ teeth: ['이/NNG 아프/VA'] }, '이가 아파요')).toEqual([
      'teeth:이/NNG 아프/VA=이가 아파요',
    ]);
    expect(found({ sight: ['보다/VV'] }, '보니 봤어요')).toEqual(['sight:보다/VV=봤']);
  });

  it('reads a lone word as a noun where its analysis is none', () => {
    const { readings, match } = keywordGroups({ fever: ['열'] }, { analyzer });
    expect(readings).toEqual([{ group: 'fever', keyword: '열', parts: ['열/noun'] }]);
    expect(match('열')).toEqual([]);
    expect(match('열이')).toEqual([{ group: 'fever', keyword: '열', start: 0, end: 1 }]);
  });

  it('counts other spellings as their keyword', () => {
    const definition = { skin: [{ keyword: '아토피', variants: ['아토삐', '아톺'] }] };
    expect(found(definition, '아토삐 아토피가')).toEqual([
      'skin:아토피=아토삐',
      'skin:아토피=아토피',
    ]);
  });

  it('takes the longest keyword of a group, and every group', () => {
    const definition = { skin: ['아토피', '아토피 피부염', '피부염'], word: ['피부염'] };
    expect(found(definition, '아토피가 피부염')).toEqual([
      ...['skin:아토피 피부염=아토피가 피부염', 'word:피부염=피부염'],
    ]);
  });

  it('takes Latin letters in either case, and NFD', () => {
    expect(found({ tool: ['Zoom'] }, 'ZOOM Zoom')).toHaveLength(2);
    expect(found({ skin: ['아토피'.normalize('NFD')] }, '아토피가')).toHaveLength(1);
  });

  it('names the groups of a text and counts them', () => {
    const groups = keywordGroups({ vomiting: ['토'], skin: ['아토피'], none: [] }, { analyzer });
    expect(groups.groupsOf('아토피가 토를 토를')).toEqual(['vomiting', 'skin']);
    expect(groups.count('아토피가 토를 토를')).toEqual({ vomiting: 2, skin: 1, none: 0 });
    expect(groups.count('')).toEqual({ vomiting: 0, skin: 0, none: 0 });
    expect(groups.groupsOf(analyzer.analyze('토를'))).toEqual(['vomiting']);
  });

  it('types the names of groups', () => {
    const groups = keywordGroups({ vomiting: ['토'], skin: ['아토피'] }, { analyzer });
    expectTypeOf(groups.groupsOf('')).toEqualTypeOf<('vomiting' | 'skin')[]>();
    expectTypeOf(groups.count('')).toEqualTypeOf<Record<'vomiting' | 'skin', number>>();
  });

  it('finds each keyword in itself', () => {
    const keywords = [
      '토',
      '구토',
      '토하다',
      '아토피 피부염',
      '감기에 걸리다',
      '아파요',
      '아토피성',
      'Zoom',
    ];
    for (const keyword of keywords) expect(found({ all: [keyword] }, keyword)).toHaveLength(1);
  });

  it.each([{ empty: [''] }, { blank: [' '] }, { marks: ['...'] }, { particle: ['이/JKS'] }])(
    'refuses %j',
    (definition) => {
      expect(() => keywordGroups(definition, { analyzer })).toThrow(KoreanError);
    },
  );

  it('refuses what is no source', () => {
    const wrong = { analyzer: {} as MorphemeSource };
    expect(() => keywordGroups({}, wrong)).toThrow(KoreanError);
  });
});

describe('the cost of keywords', () => {
  const made = (count: number): string[] => Array.from({ length: count }, (_, at) => `말${at}`);

  it('does not grow with their number, and grows with the text', () => {
    const text = (words: number): ReturnType<MorphemeSource['analyze']> =>
      analyzer.analyze(
        Array.from({ length: words }, (_, at) => `말${at % 977} 아토피가`).join(' '),
      );
    const run = (keywords: number, words: number): number => {
      const groups = keywordGroups({ all: made(keywords) }, { analyzer });
      const sentences = text(words);
      groups.match(sentences);
      const begun = performance.now();
      for (let turn = 0; turn < 5; turn += 1) groups.match(sentences);
      return Math.max(performance.now() - begun, 1);
    };
    const few = run(1000, 4000);
    expect(run(20_000, 4000)).toBeLessThan(few * 6);
    expect(run(1000, 16_000)).toBeLessThan(few * 16);
  });
});
