import { expect, test } from 'vitest';
import { courseOf } from '../../test/course';
import { asks, findQuestions } from './question';

test.each([
  'PUT이랑 PATCH는 뭐가 다른가요',
  '이거 지워도 되나요ㅠㅠ',
  '왜 그럴까요...',
  '이게 큰가요 작은가요',
  '그냥 보낼까 ㅎㅎ',
  '혹시 지금 소리 나오는 중인가요 ^^;;',
  '점심은 몇시부터에요?',
  '질문 있습니다',
  'Do you partition by date?',
])('asks: %s', (text) => {
  expect(asks(text)).toBe(true);
});

test.each([
  '좋은 질문입니다!',
  '질문해도 되는 분위기라서 좋았습니다 ㅎㅎ',
  '네?',
  '403?',
  '이제 가요',
  '그러니까 됐네요',
  'https://example.com/search?q=http',
  "SELECT * FROM users WHERE name = '?';",
  '감사합니다',
])('does not ask: %s', (text) => {
  expect(asks(text)).toBe(false);
});

test('a reply of somebody else answers, a word of the asker does not', () => {
  const { posts } = courseOf([
    { from: '1조_김하늘', text: '포트는 어떻게 끄나요?' },
    { from: '1조_김하늘', text: '아시는 분?', to: 0 },
    { from: '4조_권도현', text: 'lsof 로 찾으면 돼요', to: 0, wait: 40 },
  ]);
  const [question] = findQuestions(posts);
  expect(question).toMatchObject({ answer: 'reply', by: { person: { name: '권도현' } } });
});

test('an answer may call the asker by the given name, within a quarter of an hour', () => {
  const asked = { from: '6조_서이안', text: '주소를 뭘로 써야 하나요?' };
  const answer = { from: '정하윤(강사)', text: '이안님, 서비스 이름을 쓰면 됩니다' };
  const after = (wait: number): string | null | undefined =>
    findQuestions(courseOf([asked, { ...answer, wait }]).posts)[0]?.answer;
  expect(after(14 * 60)).toBe('mention');
  expect(after(16 * 60)).toBe(null);
});

test('the instructor who speaks next has answered, unless that is a question too', () => {
  const asked = { from: '1조_오지호', text: '몇 분까지 쉬나요?' };
  const next = (text: string, wait = 20): string | null | undefined =>
    findQuestions(courseOf([asked, { from: '정하윤(강사)', text, wait }]).posts)[0]?.answer;
  expect(next('50분에 시작합니다')).toBe('staff');
  expect(next('다들 들리시나요?')).toBe(null);
  expect(next('50분에 시작합니다', 150)).toBe(null);
});

test('neither the instructor nor an answer that asks back is waiting for an answer', () => {
  const { posts } = courseOf([
    { from: '3조_신동혁', text: 'req.body가 비어 있는데 왜 그럴까요?' },
    { from: '2조_강민서', text: 'express.json() 넣으셨나요?', to: 0 },
    { from: '정하윤(강사)', text: '다른 분들은 되시나요?' },
  ]);
  expect(findQuestions(posts).map(({ post }) => post.person.name)).toEqual(['신동혁']);
});

test('a model can take the place of the rules', () => {
  const { posts } = courseOf([{ from: '1조_김하늘', text: '왜 안보이지' }]);
  expect(findQuestions(posts)).toEqual([]);
  expect(findQuestions(posts, (text) => text.startsWith('왜'))).toHaveLength(1);
});
