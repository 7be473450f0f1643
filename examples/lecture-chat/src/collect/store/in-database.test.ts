import { expect, test } from 'vitest';
import { inDatabase } from './in-database';

test.each([
  ['ECONNREFUSED', true, 'is the server there'],
  ['ER_LOCK_DEADLOCK', true, 'somebody else'],
  ['40P01', true, 'somebody else'],
  ['ENOSPC', false, 'check the disk'],
  ['ER_ACCESS_DENIED_ERROR', false, 'check user, password'],
  [undefined, false, 'check user, password'],
])('an error %s is told with what to do, without its words', async (code, passing, advice) => {
  const error = Object.assign(new Error("near 'secret talk'"), code === undefined ? {} : { code });
  const told: unknown = await inDatabase({ place: 'mysql://me@h/d' }, () =>
    Promise.reject(error),
  ).catch((problem: unknown) => problem);
  expect(told).toMatchObject({ name: 'CollectError', step: 'load', passing });
  expect(String(told)).toContain(
    `mysql://me@h/d: the tables cannot be read or written (${code ?? 'no code'})`,
  );
  expect(String(told)).toContain(advice);
  expect(String(told)).not.toContain('secret talk');
});
