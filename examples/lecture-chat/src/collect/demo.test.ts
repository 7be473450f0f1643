import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UsageError } from '../options';
import { demo } from './demo';
import { readCollectOptions } from './options';

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'nunchi-demo-'));
});
afterEach(() => rmSync(out, { recursive: true }));

async function run(...args: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  const settings = readCollectOptions(['demo', '--lang', 'en', '--out', out, ...args], out, {});
  await demo(settings, (line) => lines.push(line), new AbortController().signal);
  return lines;
}

test('collects made-up evenings twice: the second time nothing is new; then all over again', async () => {
  const sums = (lines: readonly string[]) =>
    lines.filter((line) => line.includes(' as they were, '));
  const expected = [
    '4 new, 0 changed, 0 as they were, 1 failed',
    '0 new, 0 changed, 4 as they were, 1 failed',
  ];
  expect(sums(await run())).toEqual(expected);
  // What is asked of a real channel does not change the made-up one.
  expect(sums(await run('--author', 'U0NOBODY', '--time-zone', 'UTC'))).toEqual(expected);
});

test("touches nobody's collection", async () => {
  writeFileSync(join(out, 'chat.sqlite'), 'a collection');
  await expect(run()).rejects.toThrow(UsageError);
  expect(readdirSync(out)).toEqual(['chat.sqlite']);
  expect(readFileSync(join(out, 'chat.sqlite'), 'utf8')).toBe('a collection');
});
