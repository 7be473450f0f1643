import { expect, test } from 'vitest';
import { courseOf } from '../../test/course';
import { findQuestions } from './question';
import { detectorOf } from './question-model';

const model = { probabilityOfQuestion: (text: string) => (text.startsWith('왜') ? 0.7 : 0.2) };

test('a model finds questions from a probability on', () => {
  const { posts } = courseOf([
    { from: '1조_김하늘', text: '왜 안보이지' },
    { from: '2조_강민서', text: '그러게요?' },
  ]);
  const found = (threshold?: number): number =>
    findQuestions(posts, detectorOf(model, threshold)).length;
  expect([found(), found(0.1), found(0.7), found(0.71)]).toEqual([1, 2, 1, 0]);
});

test.each([-0.1, 1.1, NaN])('a threshold of %d is refused', (threshold) => {
  expect(() => detectorOf(model, threshold)).toThrow(RangeError);
});
