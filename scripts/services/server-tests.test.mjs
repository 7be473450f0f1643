import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../house/packages.mjs';
import { tallyOf } from './server-tests.mjs';

/** A report as vitest writes it, of one file: test to verdict. */
function report(tests, suite = {}) {
  const assertionResults = Object.entries(tests).map(([fullName, status]) => ({
    ...{ fullName, status },
    failureMessages: status === 'failed' ? [`Error: no ${fullName}\n    at there`] : [],
  }));
  const isBad = assertionResults.some(({ status }) => status === 'failed');
  const name = path.join(root, 'examples/a.test.ts');
  const status = isBad ? 'failed' : 'passed';
  return { testResults: [{ name, status, assertionResults, ...suite }] };
}

test('tests are counted, and by the server that they name', () => {
  const tests = { 'mysql saves': 'passed', 'postgres saves': 'passed', 'rows of a day': 'passed' };
  expect(tallyOf(report(tests), ['mysql', 'postgres'])).toEqual({
    files: [path.join('examples', 'a.test.ts')],
    ...{ passed: 3, failed: [], forgotten: [], elsewhere: 0 },
    passedOn: { mysql: 1, postgres: 1 },
  });
});

test('a test may be skipped for want of its server, and for nothing else', () => {
  const tests = {
    'mysql saves': 'pending',
    'MongoDB to mysql': 'skipped',
    'PostgreSQL saves': 'todo',
  };
  expect(tallyOf(report(tests), ['mysql'])).toMatchObject({
    forgotten: [`${path.join('examples', 'a.test.ts')}, mysql saves`],
    elsewhere: 2,
    passedOn: { mysql: 0 },
  });
  expect(tallyOf(report({ 'a day': 'pending' }), ['mysql']).forgotten).toHaveLength(1);
});

test('a failure tells its first line', () => {
  expect(tallyOf(report({ saves: 'failed' }), ['mysql']).failed).toEqual([
    { test: `${path.join('examples', 'a.test.ts')}, saves`, why: 'Error: no saves' },
  ]);
});

test('a file that cannot be loaded, or whose hook fails, is a failure', () => {
  const broken = { status: 'failed', message: 'Hook timed out in 10000ms.\nIf this is' };
  for (const tests of [{}, { 'mysql saves': 'passed' }]) {
    expect(tallyOf(report(tests, broken), ['mysql']).failed).toEqual([
      { test: path.join('examples', 'a.test.ts'), why: 'Hook timed out in 10000ms.' },
    ]);
  }
});
