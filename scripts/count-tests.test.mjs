import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const script = path.join(import.meta.dirname, 'count-tests.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'nunchi-count-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A report as vitest writes it: file name to tests, test to verdict. */
function report(name, files) {
  const testResults = Object.entries(files).map(([file, tests]) => ({
    name: file,
    status: Object.values(tests).includes('failed') || tests === 'broken' ? 'failed' : 'passed',
    assertionResults:
      tests === 'broken'
        ? []
        : Object.entries(tests).map(([fullName, status]) => ({
            ...{ fullName, status },
            failureMessages: status === 'failed' ? [`Error: ${fullName} amiss\n    at line 1`] : [],
          })),
  }));
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify({ testResults }));
  return file;
}

const say = (...args) => execFileSync('node', [script, ...args], { encoding: 'utf8' }).trim();
const count = (...args) =>
  say(...args)
    .split('\n')
    .at(-1);

test('counts what passed and what failed', () => {
  const one = report('one.json', { 'a.test.ts': { adds: 'passed', divides: 'failed' } });
  expect(count(one)).toBe('1 passed, 1 failed');
});

test('tells what failed, and what it said, before the count', () => {
  const one = report('told.json', { 'a.test.ts': { adds: 'passed', divides: 'failed' } });
  expect(say(one).split('\n')).toEqual([
    'failed: a.test.ts > divides #1',
    '  Error: divides amiss',
    '      at line 1',
    '1 passed, 1 failed',
  ]);
});

test('a later report takes the place of an earlier one', () => {
  const first = report('first.json', { 'db.test.ts': { saves: 'pending', opens: 'passed' } });
  const second = report('second.json', { 'db.test.ts': { saves: 'passed' } });
  expect(count(first)).toBe('1 passed, 0 failed, 1 skipped');
  expect(count(first, second)).toBe('2 passed, 0 failed');
});

test('a file that cannot be loaded is a failure, and so are failed steps', () => {
  const broken = report('broken.json', { 'b.test.ts': 'broken' });
  expect(count('--also-failed', '2', broken)).toBe('0 passed, 3 failed');
});

test('a report that was never written counts nothing', () => {
  expect(count(path.join(folder, 'none.json'))).toBe('0 passed, 0 failed');
});

test('--has-failures answers by the exit code', () => {
  const good = report('good.json', { 'a.test.ts': { adds: 'passed' } });
  const bad = report('bad.json', { 'a.test.ts': { adds: 'failed' } });
  const ask = (file) => spawnSync('node', [script, '--has-failures', file]).status;
  expect([ask(bad), ask(good)]).toEqual([0, 1]);
});
