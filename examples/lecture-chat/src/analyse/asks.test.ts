import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read } from '../../test/analyzer';
import { asks } from './asks';

test.each([
  // a mark
  '왜요?',
  '들려요?',
  '점심은 몇시부터에요?',
  'Do you partition by date?',
  // an ending of questions only
  'PUT이랑 PATCH는 뭐가 다른가요',
  '이거 지워도 되나요ㅠㅠ',
  '왜 그럴까요...',
  '그냥 보낼까 ㅎㅎ',
  '혹시 지금 소리 나오는 중인가요 ^^;;',
  '어디까지 했나여',
  '오늘 안 오시나요 연락이 안 되네요',
  '같이 하실래요',
  // a question word and an ending that may be either
  '이거 누가 만든 거예요',
  '오늘 몇 시에 끝나요',
  '포트 번호가 뭐였죠',
  '왜 실행되지 않아요',
  // indirectly
  '이게 맞는지 모르겠어요',
  '버튼이 어디 있는지 못 찾겠어요',
  '수료 기준이 궁금합니다',
  // somebody is called, or a question announced
  '단축키 아시는 분',
  '혹시 녹화본 있으신 분',
  '질문 있습니다',
])('asks: %s', (text) => {
  expect(asks(read(text))).toBe(true);
});

test.each([
  '네?',
  '403?',
  '실화냐??',
  '이제 가요',
  '10시에 다시 만나요!',
  '1분이면 끝나요',
  '저도 할래요',
  '언제든지 물어보세요',
  '누구나 할 수 있어요',
  '누가 답 좀 해주세요',
  '뭐가 문제인지 찾았어요',
  '몇 번 해봤는데 안 돼요',
  '401은 "누구세요", 403은 "누군지 아는데 안 돼요"',
  '좋은 질문입니다!',
  '질문 있으면 남겨주세요',
  '질문이요! 아까 그 코드 다시 띄워주세요',
  '질문해도 되는 분위기라서 좋았습니다 ㅎㅎ',
  'https://example.com/search?q=http',
  "SELECT * FROM users WHERE name = '?';",
  '감사합니다',
  '',
])('does not ask: %s', (text) => {
  expect(asks(read(text))).toBe(false);
});

test('class chat that the rules were not made on', () => {
  const gold = join(__dirname, '../../../../packages/korean/gold/class.tsv');
  const kept = readFileSync(gold, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([id = '']) => Number(id.slice(1)) % 2 === 0 && id !== '')
    .map(([, question, text = '']) => ({ isQuestion: question === '1', found: asks(read(text)) }));
  const questions = kept.filter(({ isQuestion }) => isQuestion);
  const found = kept.filter((line) => line.found);
  const right = found.filter(({ isQuestion }) => isQuestion).length;
  expect(questions.length).toBeGreaterThan(50);
  expect(right / found.length).toBeGreaterThanOrEqual(0.9);
  expect(right / questions.length).toBeGreaterThanOrEqual(0.9);
});

test.each(['되는지', '되는지 모르겠어요', '아는 분', '뭐', '질문 하나'])(
  'a flood of %s is judged in linear time',
  (words) => {
    const morphemes = read(words).flatMap((sentence) => sentence.morphemes);
    const judge = (times: number): number => {
      const flood = Array.from({ length: times }, () => morphemes).flat();
      // Time of the processor: others may keep the machine busy.
      const start = process.cpuUsage();
      asks([{ text: words.repeat(times), start: 0, end: words.length * times, morphemes: flood }]);
      return process.cpuUsage(start).user / 1000;
    };
    judge(1000);
    expect(judge(20_000)).toBeLessThan(Math.max(judge(2500) * 40, 400));
  },
);
