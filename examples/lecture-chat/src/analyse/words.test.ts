import { expect, test } from 'vitest';
import { analyzer, read } from '../../test/analyzer';
import { courseOf } from '../../test/course';
import { topWords, wordTokenizer } from './words';

const { people } = courseOf([
  { from: '1조_김하늘', text: '안녕하세요' },
  { from: 'Maya Lindqvist (speaker)', text: 'Hello' },
]);
const wordsOf = wordTokenizer(analyzer, people);

test('words are nouns without particles, and Latin words in lower case', () => {
  expect(
    wordsOf(read('COUNT랑 인덱스가 헷갈려요ㅠㅠ 인덱스를 서버에서 지웠어요ㅋㅋㅋ 404!')),
  ).toEqual(['count', '인덱스', '인덱스', '서버']);
});

test('a compound is one word', () => {
  expect(wordsOf(read('수강신청 화면'))).toEqual(['수강신청', '화면']);
});

test('pronouns, courtesies and small words of either language say nothing', () => {
  expect(wordsOf(read('안녕하세요 저는 오늘 그거 못 했어요 감사합니다'))).toEqual([]);
  expect(wordsOf(read('I think you should have it'))).toEqual(['think']);
});

test('names of the class are no topic', () => {
  expect(wordsOf(read('김하늘님, 하늘님 코드 봤어요. Thank you Maya'))).toEqual(['코드', 'thank']);
});

test('code and addresses are not words of a person', () => {
  expect(wordsOf(read('메뉴 보세요\nSELECT name FROM students;\nhttps://example.com/x'))).toEqual([
    '메뉴',
  ]);
});

test('Hangul of a Mac counts with Hangul of Windows', () => {
  expect(topWords(['서버'.normalize('NFD'), '서버가'].map(read), wordsOf, 1)).toEqual([
    { word: '서버', count: 2 },
  ]);
});
