import { expect, test } from 'vitest';
import { read } from '../../test/analyzer';
import { detectorBy } from './question-way';
import type { QuestionWay } from './question-way';

const probabilities = new Map([
  ['왜 안보이지', 0.95],
  ['뭐 먹지', 0.5],
  ['밥 먹었나요?', 0.1],
]);
const load = () => ({ probabilityOfQuestion: (text: string) => probabilities.get(text) ?? 0 });

test.each<[QuestionWay, string[]]>([
  ['rules', ['밥 먹었나요?']],
  ['model', ['왜 안보이지', '뭐 먹지']],
  ['both', ['왜 안보이지', '밥 먹었나요?']],
])('by %s', (way, found) => {
  const detect = detectorBy(way, load)(read);
  expect([...probabilities.keys()].filter(detect)).toEqual(found);
});

test('the rules need no model', () => {
  const missing = (): never => {
    throw new Error('no file');
  };
  expect(detectorBy('rules', missing)(read)('왜요?')).toBe(true);
  expect(() => detectorBy('both', missing)).toThrow('no file');
});
