import { expect, it } from 'vitest';
import { confusionsOf } from './confusions';

it('lists what is taken for what, the most frequent first', () => {
  const matrix = [
    [5, 1, 0],
    [3, 2, 0],
    [0, 1, 9],
  ];
  expect(confusionsOf(matrix, ['a', 'b', 'c'], 2)).toEqual([
    { truth: 'b', answer: 'a', count: 3 },
    { truth: 'a', answer: 'b', count: 1 },
  ]);
});
