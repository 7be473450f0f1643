import { expect, test } from 'vitest';
import { read } from '../../test/analyzer';
import { courseOf } from '../../test/course';
import { asks } from './asks';
import type { Course } from './model';
import { findQuestions } from './question';
import type { Question } from './question';

const questionsOf = ({ posts }: Course): Question[] =>
  findQuestions(posts, (text) => asks(read(text)));

test('a reply of somebody else answers, a word of the asker does not', () => {
  const course = courseOf([
    { from: '1조_김하늘', text: '포트는 어떻게 끄나요?' },
    { from: '1조_김하늘', text: '아시는 분?', to: 0 },
    { from: '4조_권도현', text: 'lsof 로 찾으면 돼요', to: 0, wait: 40 },
  ]);
  const [question] = questionsOf(course);
  expect(question).toMatchObject({ answer: 'reply', by: { person: { name: '권도현' } } });
});

test('an answer may call the asker by the given name, within a quarter of an hour', () => {
  const asked = { from: '6조_서이안', text: '주소를 뭘로 써야 하나요?' };
  const answer = { from: '정하윤(강사)', text: '이안님, 서비스 이름을 쓰면 됩니다' };
  const after = (wait: number): string | null | undefined =>
    questionsOf(courseOf([asked, { ...answer, wait }]))[0]?.answer;
  expect(after(14 * 60)).toBe('mention');
  expect(after(16 * 60)).toBe(null);
});

test('the instructor who speaks next has answered, unless that is a question too', () => {
  const asked = { from: '1조_오지호', text: '몇 분까지 쉬나요?' };
  const next = (text: string, wait = 20): string | null | undefined =>
    questionsOf(courseOf([asked, { from: '정하윤(강사)', text, wait }]))[0]?.answer;
  expect(next('50분에 시작합니다')).toBe('staff');
  expect(next('다들 들리시나요?')).toBe(null);
  expect(next('50분에 시작합니다', 150)).toBe(null);
});

test('neither the instructor nor an answer that asks back is waiting for an answer', () => {
  const course = courseOf([
    { from: '3조_신동혁', text: 'req.body가 비어 있는데 왜 그럴까요?' },
    { from: '2조_강민서', text: 'express.json() 넣으셨나요?', to: 0 },
    { from: '정하윤(강사)', text: '다른 분들은 되시나요?' },
  ]);
  expect(questionsOf(course).map(({ post }) => post.person.name)).toEqual(['신동혁']);
});

test('a model can take the place of the rules', () => {
  const course = courseOf([{ from: '1조_김하늘', text: '왜 안보이지' }]);
  expect(questionsOf(course)).toEqual([]);
  expect(findQuestions(course.posts, (text) => text.startsWith('왜'))).toHaveLength(1);
});
