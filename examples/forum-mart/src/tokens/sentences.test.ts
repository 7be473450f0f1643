import { expect, it } from 'vitest';
import { sentencesOf } from './sentences';

it.each([
  ['열이 나요. 38.5도예요!! 왜죠? 네', ['열이 나요.', '38.5도예요!!', '왜죠?', '네']],
  ['열이 나요ㅠㅠ 어쩌죠ㅎ 다들 ㅋㅋ 웃네요', ['열이 나요ㅠㅠ', '어쩌죠ㅎ', '다들 ㅋㅋ', '웃네요']],
  ['마침표가 없는 글', ['마침표가 없는 글']],
  ['', ['']],
])('%s', (text, sentences) => expect(sentencesOf({ title: '', text })).toEqual(sentences));

it('has the title apart from the content', () => {
  const title = '질문이요';
  expect(sentencesOf({ title, text: '질문이요 열이 나요. 왜죠?' })).toEqual([
    ...['질문이요', '열이 나요.', '왜죠?'],
  ]);
  expect(sentencesOf({ title, text: '질문이요' })).toEqual(['질문이요']);
});
