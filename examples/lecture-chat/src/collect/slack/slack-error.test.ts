import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { expect, test } from 'vitest';
import { slackError } from './slack-error';

function platform(error: string, needed?: string) {
  return new WebAPIPlatformError({ ok: false, error, ...(needed !== undefined && { needed }) });
}

function network(code: string) {
  const cause = Object.assign(new Error('connect 10.0.0.1'), { code });
  return new WebAPIRequestError(new TypeError('fetch failed', { cause }));
}

test.each([
  [platform('internal_error'), 'internal_error', true, null],
  [platform('<html>secret</html>'), 'the answer is not one of Slack', true, null],
  [platform('missing_scope', 'users:read'), /add the scope users:read and install/, false, null],
  [platform('missing_scope', '<b>'), /add the scope channels:history, users:read/, false, null],
  [new WebAPIRateLimitedError(30), /fewer questions/, true, 30_000],
  [new WebAPIHTTPError(503, 'x', {}, 'secret'), 'HTTP 503', true, null],
  [new WebAPIHTTPError(404, 'x', {}, 'secret'), 'HTTP 404', false, null],
  [network('ECONNREFUSED'), 'no answer (ECONNREFUSED)', true, null],
  [new WebAPIRequestError(new DOMException('x', 'TimeoutError')), /\(timeout\)/, true, null],
  [new TypeError('secret'), 'TypeError', false, null],
])('%s', (error, what, passing, retryAfter) => {
  const told = slackError(error, 'users', 'users.list');
  expect(told).toMatchObject({ step: 'users', passing, retryAfter });
  expect(told.message).toMatch(/^Slack \(users\.list\): /);
  expect(told.message).toMatch(what);
  expect(told.message).not.toMatch(/secret|10\.0/);
  expect(told.cause).toBeUndefined();
});
