import { describe, expect, it } from 'vitest';
import type { Pair } from './harmonize.js';
import { addCounts, comparable, emptyCounts, f1 } from './score.js';
import type { Counts } from './score.js';

function pairs(text: string): Pair[] {
  return text.split(' ').map((item): Pair => {
    const slash = item.lastIndexOf('/');
    return [item.slice(0, slash), item.slice(slash + 1)];
  });
}

function compare(gold: string, predicted: string): Counts {
  const counts = emptyCounts();
  addCounts(counts, pairs(gold), pairs(predicted));
  return counts;
}

describe('comparable', () => {
  it.each([
    ['하/VV 아요/EF', '하/VV 어요/EF'],
    ['가/VV 았/EP', '가/VV 었/EP'],
    ['하/VV 였/EP', '하/VV 었/EP'],
    ['먹/VV 은/ETM', '먹/VV ㄴ/ETM'],
    ['보/VV ᆯ/ETM', '보/VV ㄹ/ETM'],
    ['밥/NNG 를/JKO', '밥/NNG 을/JKO'],
    ['춥/VA-I', '춥/VA'],
    ['이/MMD', '이/MM'],
    ['궁금/XR 하/XSA', '궁금하/VA'],
    ['“/SSO', '"/SS'],
    ['👏/W_EMOJI', '👏/SW'],
  ])('%s equals %s', (one, other) => {
    expect(comparable(pairs(one))).toEqual(comparable(pairs(other)));
  });

  it('keeps what differs in more than its allomorph', () => {
    expect(comparable(pairs('가/VV 았/EP 다/EF'))).toEqual(['가/VV', '었/EP', '다/EF']);
    expect(comparable(pairs('이/VCP'))).not.toEqual(comparable(pairs('이/JKS')));
  });
});

describe('addCounts', () => {
  it('counts the longest common subsequence', () => {
    const { hits, predicted, gold, exact } = compare(
      '학교/NNG 에/JKB 가/VV ㄴ다/EF',
      '학교/NNG 에/JKB 가/JKS 아/IC ㄴ다/EF',
    );
    expect([hits, predicted, gold, exact]).toEqual([3, 5, 4, 0]);
    expect(f1(hits, predicted, gold)).toBeCloseTo(6 / 9);
  });

  it('does not count what is right but out of order', () => {
    expect(compare('가/VV 고/EC', '고/EC 가/VV').hits).toBe(1);
  });

  it('counts nouns of two syllables and more by form, whatever their order and class', () => {
    const { nounHits, nounPredicted, nounGold } = compare(
      '서울/NNP 날씨/NNG 비/NNG',
      '날씨/NNG 서울/NNG 서울/NNG',
    );
    expect([nounHits, nounPredicted, nounGold]).toEqual([2, 3, 2]);
  });

  it('adds up over sentences and leaves out what `keep` rejects', () => {
    const counts = emptyCounts();
    const withoutMarks = (morpheme: string): boolean => !morpheme.endsWith('/S');
    addCounts(counts, pairs('네/IC ./SF'), pairs('네/IC'), withoutMarks);
    addCounts(counts, pairs('네/IC'), pairs('내/NP'), withoutMarks);
    expect(counts).toMatchObject({ hits: 1, predicted: 2, gold: 2, sentences: 2, exact: 1 });
  });
});

describe('f1', () => {
  it('is 1 where all is found, 0 where nothing is there', () => {
    expect(f1(3, 3, 3)).toBe(1);
    expect(f1(0, 0, 0)).toBe(0);
  });
});
