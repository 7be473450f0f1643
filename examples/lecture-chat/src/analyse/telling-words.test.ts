import { expect, test } from 'vitest';
import type { Person } from './model';
import { tellingWordsOf } from './telling-words';

const personOf = (id: number): Person => ({
  ...{ id, name: `${id}`, names: [], role: 'student', group: null, reasons: [] },
});
const [one, other] = [personOf(0), personOf(1)];

test('a word counts the more, the oftener and the more alone a person says it', () => {
  const said = new Map([
    [one, ['"대박", 헐 대박!! 네넵', '진짜요? 진짜요 하늘님']],
    [other, ['네넵 그럴까', '진짜요']],
  ]);
  const words = tellingWordsOf(said, ['하늘'], (_, list) => list.map(() => 1));
  expect(words.get(one)).toEqual(['대박', '진짜요', '네넵']);
  expect(words.get(other)).toEqual(['그럴까', '네넵', '진짜요']);
});

test('a word that the model takes for somebody else is left out', () => {
  const said = new Map([[one, ['대박 그럴까']]]);
  const leadOf = (_: Person, words: readonly string[]): number[] =>
    words.map((word) => (word === '대박' ? 1 : -1));
  expect(tellingWordsOf(said, [], leadOf).get(one)).toEqual(['대박']);
  expect(tellingWordsOf(new Map([[other, ['...']]]), [], leadOf).get(other)).toEqual([]);
});
