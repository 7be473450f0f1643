import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const script = path.join(import.meta.dirname, 'check-lock.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'nunchi-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

function check(packages) {
  const file = path.join(folder, 'package-lock.json');
  writeFileSync(file, JSON.stringify({ packages }));
  const run = spawnSync('node', [script, file], { encoding: 'utf8' });
  return { status: run.status, output: run.stdout };
}

const bundler = { optionalDependencies: { '@bundler/linux-x64': '1.0.0' } };

test('a lock that has every optional dependency is whole', () => {
  const beside = { 'node_modules/bundler': bundler, 'node_modules/@bundler/linux-x64': {} };
  expect(check(beside).status).toBe(0);
  const below = 'node_modules/bundler/node_modules/@bundler/linux-x64';
  expect(check({ 'node_modules/bundler': bundler, [below]: {} }).status).toBe(0);
});

test('an optional dependency that was left out is named', () => {
  const { status, output } = check({ 'node_modules/bundler': bundler });
  expect(status).toBe(1);
  expect(output).toContain('node_modules/bundler wants @bundler/linux-x64');
});

test('workspaces pin exactly', () => {
  const { status, output } = check({ 'packages/a': { dependencies: { zod: '^4.0.0' } } });
  expect(status).toBe(1);
  expect(output).toContain('zod@^4.0.0: pin it exactly');
  const alias = (range) => check({ '': { devDependencies: { 'zod-3': `npm:zod@${range}` } } });
  expect(alias('3.25.0').status).toBe(0);
  expect(alias('^3.25.0').output).toContain('zod-3@npm:zod@^3.25.0: pin it exactly');
});
