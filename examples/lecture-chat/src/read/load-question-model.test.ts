import { describe, expect, test } from 'vitest';
import { read } from '../../test/analyzer';
import { readChatGold } from '../../training/chat-gold';
import { measureQuestions } from '../../training/figures';
import { asks } from '../analyse/asks';
import { INTENTIONS, questionModelOf } from '../analyse/intention-model';
import { byRules, detectorBy } from '../analyse/question-way';
import { loadIntentions, loadQuestionModel } from './load-question-model';

const intentions = loadIntentions();
const model = loadQuestionModel();

test('the model that ships knows the seven intentions of 3i4K', () => {
  expect([...intentions.classes].sort()).toEqual([...INTENTIONS].sort());
  expect(() => questionModelOf({ classes: ['statement'], predictProba: () => [] })).toThrow(
    RangeError,
  );
});

test.each([
  ['몇시에 시작해', 'question'],
  ['과제 제출했습니다', 'statement'],
  ['링크 올려주세요', 'command'],
  ['배고파', 'fragment'],
])('%s: %s', (text, intention) => {
  expect(intentions.predictOne(text)).toBe(intention);
});

describe('both ways find questions', () => {
  const detect = detectorBy('both', () => model)(read);

  // Without a mark, a polite ending or a call for somebody, the rules hear nothing.
  test.each([
    '오늘 수업 몇 시에 끝나',
    '과제 언제까지야ㅠㅠ',
    '교재 어디서 사',
    '비번이 뭐였지ㅋㅋㅋ',
    '이거 어떻게 하는거임;;',
    '점심시간이 언제부터지~',
    '배포는 언제 하는지 알려줄 사람',
  ])('that the rules alone miss: %s', (text) => {
    expect(asks(read(text))).toBe(false);
    expect(detect(text)).toBe(true);
  });

  test.each(['혹시 녹화본 있나여', '이거 되나욥??', 'Any book you would recommend?'])(
    'and those that the rules know: %s',
    (text) => {
      expect(detect(text)).toBe(true);
    },
  );

  test.each([
    '오늘 날씨 진짜 좋네',
    '포트 바꾸니까 됩니다',
    '10시에 다시 시작합니다!!',
    '저도 똑같은 에러 났어요ㅠㅠ',
    '이거 되게 편하네 ㅋㅋ',
    '언제든지 물어보세요',
    'ㅋㅋㅋㅋ',
    '',
  ])('and no others: %s', (text) => {
    expect(detect(text)).toBe(false);
  });
});

describe('chat that neither the rules nor the thresholds were made on', () => {
  const { even } = readChatGold();
  const rules = measureQuestions(even, byRules(read));

  test('the model alone', () => {
    const { f1 } = measureQuestions(even, detectorBy('model', () => model)(read));
    expect(f1).toBeGreaterThanOrEqual(0.79);
  });

  test('the model beside the rules finds no less and is no less right', () => {
    const both = measureQuestions(even, detectorBy('both', () => model)(read));
    expect(both.f1).toBeGreaterThanOrEqual(0.955);
    expect(both.recall).toBeGreaterThanOrEqual(rules.recall);
    expect(both.precision).toBeGreaterThanOrEqual(rules.precision - 0.01);
  });
});
