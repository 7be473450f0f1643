import { describe, expect, it } from 'vitest';
import { createNormalizer } from '../normalize.js';

const split = createNormalizer({ preset: 'keepAll', steps: { emoticon: true } });

describe('a letter joined to the word before', () => {
  it.each([
    ['아닌뎈ㅋㅋ', '아닌데ㅋㅋㅋ'],
    ['욬ㅋㅋ', '요ㅋㅋㅋ'],
    ['넼ㅋㅋ', '네ㅋㅋㅋ'],
    ['했엌ㅋ', '했어ㅋㅋ'],
    ['영홬ㅋㅋ 최곸ㅋ', '영화ㅋㅋㅋ 최고ㅋㅋ'],
    ['재밌어욯ㅎㅎ', '재밌어요ㅎㅎㅎ'],
    ['합니닿ㅎ', '합니다ㅎㅎ'],
    ['하지많ㅎㅎ', '하지만ㅎㅎㅎ'],
    ['할겧ㅎ 잟ㅎ', '할게ㅎㅎ 잘ㅎㅎ'],
    ['머구뮤ㅠㅠ', '머굼ㅠㅠㅠ'],
    ['좋으뮤ㅠ', '좋음ㅠㅠ'],
    ['제바류ㅠㅠ', '제발ㅠㅠㅠ'],
    ['보고시퓨ㅠㅠ', '보고싶ㅠㅠㅠ'],
  ])('%s to %s', (text, words) => expect(split(text).text).toBe(words));

  it.each([
    ...['부엌ㅋㅋ', '새벽녘ㅋㅋ', '키읔ㅋㅋ', '엌엌엌ㅋㅋ', '욬', '욬 ㅋㅋ', '넼ㅎㅎ'],
    ...[
      '좋ㅎㅎ',
      '괜찮ㅎㅎ',
      '많ㅎㅎ',
      '싫ㅎ',
      '이유ㅠㅠ',
      '메뉴ㅠㅠ',
      '종류ㅠㅠ',
      '서류ㅠㅠ',
      '리뷰ㅠ',
    ],
    ...['휴ㅠㅠ', '뮤ㅠ', '너무ㅜㅜ', 'ㅋㅋㅋ', '음뮤ㅠ', 'ㅠ', 'ㅋ'],
  ])('%s stays', (text) => expect(split(text).text).toBe(text));
});

it('answers for each part with the syllable that held both', () => {
  const { map } = split('아닌뎈ㅋ 으뮤ㅠ');
  // 아닌데ㅋㅋ 음ㅠㅠ
  expect(map.toOriginal(2, 3)).toEqual({ start: 2, end: 3 });
  expect(map.toOriginal(3, 5)).toEqual({ start: 2, end: 4 });
  expect(map.toOriginal(6, 7)).toEqual({ start: 5, end: 7 });
});

it('asks a rule of the caller instead of its own', () => {
  const asked: string[] = [];
  const custom = createNormalizer({
    preset: 'keepAll',
    steps: {
      emoticon: (before, after) => {
        asked.push(`${before} ${after}`);
        return before.startsWith('부');
      },
    },
  });
  expect(custom('부엌ㅋㅋ 아닌뎈ㅋ 메뉴ㅠ').text).toBe('부어ㅋㅋㅋ 아닌뎈ㅋ 메뉴ㅠ');
  expect(asked).toEqual(['부엌 부어', '아닌뎈 아닌데', '메뉴 멘']);
});
