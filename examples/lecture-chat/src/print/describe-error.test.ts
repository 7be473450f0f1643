import { expect, test } from 'vitest';
import { describeError } from './describe-error';

test('a password is taken out of what a driver says, encoded or not', () => {
  const url = 'mysql://u:p%40ss@h/db';
  expect(describeError(new Error('no p@ss, no p%40ss'), url)).toBe('no …, no …');
});

test('of several errors the first is told', () => {
  const error = new AggregateError([new Error('connect ECONNREFUSED ::1:5432'), new Error('b')]);
  expect(describeError(error, null)).toBe('connect ECONNREFUSED ::1:5432');
});
