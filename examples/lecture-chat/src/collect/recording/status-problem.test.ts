import { expect, test } from 'vitest';
import { readRetryAfter, statusProblem } from './status-problem';

test.each([
  [404, false, /status 404: the recording has expired or was deleted/],
  [410, false, /expired/],
  [403, false, /sign in/],
  [400, false, /status 400$/],
  [204, false, /status 204$/],
  [408, true, /status 408/],
  [429, true, /asked too often/],
  [500, true, /not well/],
  [503, true, /not well/],
])('%i: may help to try again: %s', (status, passing, message) => {
  const problem = statusProblem('page', 'a page from zoom.example', status, '2');
  expect(problem).toMatchObject({ step: 'page', passing, retryAfter: passing ? 2000 : null });
  expect(problem.message).toMatch(message);
});

const NOW = Date.UTC(2026, 2, 5, 10, 0, 0);

test.each([
  ['0', 0],
  [' 120 ', 120_000],
  ['Thu, 05 Mar 2026 10:00:30 GMT', 30_000],
  ['Thu, 05 Mar 2026 09:00:00 GMT', 0],
  ['soon', null],
  ['-1', null],
  ['1e99', null],
  ['', null],
  [null, null],
])('Retry-After: %s', (header, milliseconds) => {
  expect(readRetryAfter(header, NOW)).toBe(milliseconds);
});
