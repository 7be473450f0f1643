import { expect, it } from 'vitest';
import { createNormalizer, normalize } from '../normalize.js';

const mend = createNormalizer({ preset: 'keepAll', steps: { typos: true } });

it.each([
  ['됬어요 잘됬네', '됐어요 잘됐네'],
  ['않되요', '안 돼요'],
  ['않먹어 않갔다', '안 먹어 안 갔다'],
  ['되요 되서 되야지', '돼요 돼서 돼야지'],
  ['몇일 웬지 왠만하면', '며칠 왠지 웬만하면'],
  ['어떻해 어떡게', '어떡해 어떻게'],
  ['할께 갈께!', '할게 갈게!'],
  ['있슴 했슴', '있음 했음'],
  ['있읍니다', '있습니다'],
  ['봣는데 햇어 좋앗다 먹엇다 왓네', '봤는데 했어 좋았다 먹었다 왔네'],
  ['역활 오랫만 김치찌게 재밋다', '역할 오랜만 김치찌개 재밌다'],
])('%s to %s', (text, right) => expect(mend(text).text).toBe(right));

it.each([
  ...[
    '무엇을 무엇이다',
    '빼앗다 빼앗는',
    '햇살 햇빛',
    '하지 않되',
    '엄마께',
    '사슴',
    '읍내',
    '안 되',
    '돼지',
  ],
  ...[
    '하지 않해도',
    '아들께',
    '슴슴하다',
    '몇일까요 몇일지 몇일 수도',
    '살찌게 하는',
    '씨앗네',
    '왓챠',
    '되다',
    '안되',
  ],
])('%s stays', (text) => expect(mend(text).text).toBe(text));

it('is off unless asked for', () => expect(normalize('됬어요').text).toBe('됬어요'));

it('leads the blank that it puts in back to 않', () => {
  expect(mend('왜 않되').map.toOriginal(2, 4)).toEqual({ start: 2, end: 3 });
});
