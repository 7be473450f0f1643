import { expect, test } from 'vitest';
import { read } from '../../test/analyzer';
import { courseOf } from '../../test/course';
import type { Line } from '../../test/course';
import { asks } from './asks';
import { findQuestions } from './question';
import { boardOf, filterBoard, peopleOnBoard, withKept } from './question-board';
import type { Board, BoardFilter, KeptReply } from './question-board';

const LINES: readonly Line[] = [
  { from: '1조_김하늘', text: '포트는 어떻게 끄나요?' },
  { from: '4조_권도현', text: 'lsof 로 찾으면 돼요', to: 0 },
  { from: '1조_김하늘', text: '오 됐어요 감사합니다', to: 1 },
  { from: '6조_서이안', text: '주소를 뭘로 써야 하나요?' },
  { from: '1조_김하늘', text: '저도 몰라요' },
  { from: '정하윤(강사)', text: '이안님, 서비스 이름을 쓰면 됩니다', wait: 60 },
  { from: '3조_조현우', text: '녹화본은 언제 올라오나요?' },
];

const reply = (text: string): KeptReply => ({ id: text, name: '배수아', text, at: new Date(0) });

function boardWith(kept: ReadonlyMap<string, readonly KeptReply[]> = new Map()): Board {
  const { posts, lectures } = courseOf(LINES);
  const questions = findQuestions(posts, (text) => asks(read(text)));
  return boardOf(withKept(questions, kept), lectures);
}

const askersOn = (board: Board): string[] =>
  board.groups.flatMap(({ questions }) => questions.map(({ post }) => post.person.name));

const shown = (filter: BoardFilter): string[] => askersOn(filterBoard(boardWith(), filter));

/** The post of the last question. */
const WAITING = '0-6';

test('below a question stands the thread, with words of the asker, or the message that answers', () => {
  const [group] = boardWith().groups;
  const lines = group?.questions.map(({ answer, answers }) => ({
    answer,
    answers: answers.map(({ post, depth }) => `${depth} ${post.person.name}`),
  }));
  expect(lines).toEqual([
    { answer: 'reply', answers: ['1 권도현', '2 김하늘'] },
    { answer: 'mention', answers: ['1 정하윤'] },
    { answer: null, answers: [] },
  ]);
});

test('questions are counted by state; a kept reply answers one that waited, and no other', () => {
  expect(boardWith().count).toEqual({ all: 3, waiting: 1, answered: 2 });
  const board = boardWith(new Map([[WAITING, [reply('내일 올라옵니다')]]]));
  expect(board.count).toEqual({ all: 3, waiting: 0, answered: 3 });
  const answers = board.groups[0]?.questions.map(({ answer, by }) => [answer, by?.person.name]);
  expect(answers).toEqual([
    ['reply', '권도현'],
    ['mention', '정하윤'],
    ['board', undefined],
  ]);
  const late = boardWith(new Map([['0-0', [reply('kill 도 됩니다')]]]));
  expect(late.groups[0]?.questions[0]).toMatchObject({
    answer: 'reply',
    kept: [{ name: '배수아' }],
  });
});

test('a reader chooses by state, lecture, person and text', () => {
  expect(shown({})).toEqual(['김하늘', '서이안', '조현우']);
  expect(shown({ state: 'waiting' })).toEqual(['조현우']);
  expect(shown({ state: 'answered' })).toEqual(['김하늘', '서이안']);
  expect(shown({ lecture: 1 })).toEqual([]);
  expect(shown({ text: 'LSOF' })).toEqual(['김하늘']);
  expect(shown({ text: '서비스  주소'.normalize('NFD') })).toEqual(['서이안']);
  expect(shown({ text: '서비스 포트' })).toEqual([]);
  const { posts } = courseOf(LINES);
  const instructor = posts.find(({ person }) => person.role === 'instructor')?.person.id;
  expect(shown({ person: instructor })).toEqual(['서이안']);
});

test('text is looked for in kept replies too', () => {
  const board = boardWith(new Map([[WAITING, [reply('노트에 있어요')]]]));
  expect(askersOn(filterBoard(board, { text: '노트' }))).toEqual(['조현우']);
});

test('a pinned question shows, whatever is chosen', () => {
  const board = filterBoard(boardWith(), { state: 'answered', text: 'lsof' }, WAITING);
  expect(askersOn(board)).toEqual(['김하늘', '조현우']);
  expect(board.count).toEqual({ all: 2, waiting: 1, answered: 1 });
});

test('people on the board are those who ask or answer', () => {
  expect(peopleOnBoard(boardWith()).map(({ name }) => name)).toEqual([
    ...['권도현', '김하늘', '서이안', '정하윤', '조현우'],
  ]);
});
