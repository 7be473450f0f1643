import { expect, test } from 'vitest';
import { endingName } from './ending-name';

test('endings are named as a reader knows them, slang stays apart', () => {
  const names = (endings: string): string[] => endings.split(' ').map(endingName);
  expect(names('어요 아요 여요 에요 요 아욥')).toEqual(['요', '요', '요', '요', '요', '욥']);
  expect(names('ㅂ니다 습니다 습니당 ㅂ니까')).toEqual(['습니다', '습니다', '습니당', '습니까']);
  expect(names('ㄹ게요 을게요 을까요 나요 네요')).toEqual([
    'ㄹ게요',
    'ㄹ게요',
    'ㄹ까요',
    '나요',
    '네요',
  ]);
  expect(names('ㄴ데 은데요 는데 는가요 ㄴ다 다 ㅁ 어')).toEqual(
    '는데 는데요 는데 ㄴ가요 다 다 음 어'.split(' '),
  );
});
