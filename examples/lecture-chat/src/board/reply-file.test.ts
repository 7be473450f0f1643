import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReplyFile, readReplies, replyFileIn } from './reply-file';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'board-'));
  path = replyFileIn(join(folder, 'new'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const reply = (text: string) => ({ question: 'a key', name: '배수아', text });

test('a reply survives a restart, and so does the secret', async () => {
  const first = await openReplyFile(path);
  const kept = await first.keep(reply('내일 "올라옵니다"\n노트에요'));
  const again = await openReplyFile(path);
  expect(again.read()).toEqual({ secret: first.read().secret, replies: [kept] });
  expect(kept).toMatchObject(reply('내일 "올라옵니다"\n노트에요'));
});

test('replies that come at once are all kept, in two programs as well', async () => {
  const [one, other] = [await openReplyFile(path), await openReplyFile(path)];
  const texts = Array.from({ length: 40 }, (_, index) => `답 ${index}`);
  await Promise.all(texts.map((text, index) => (index % 2 === 0 ? one : other).keep(reply(text))));
  const kept = readReplies(path)?.replies.map(({ text }) => text) ?? [];
  expect(kept.toSorted()).toEqual(texts.toSorted());
  // Nothing is left beside it.
  expect(readdirSync(join(folder, 'new'))).toEqual(['board-replies.json']);
});

test('a withdrawn reply is gone from the file', async () => {
  const file = await openReplyFile(path);
  const { id } = await file.keep(reply('잘못 적은 것'));
  const other = await file.keep(reply('맞는 것'));
  expect(await file.withdraw(id)).toBe(true);
  expect(await file.withdraw(id)).toBe(false);
  expect(file.read().replies).toEqual([other]);
  expect(readFileSync(path, 'utf8')).not.toContain('잘못');
});

test('the file is for its owner alone', async () => {
  await openReplyFile(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test.each([
  '',
  '{"version": 1, "replies"',
  '[]',
  '{"version":2,"secret":"0123456789abcdef","replies":[]}',
])('a damaged file is neither read nor written over: %s', async (content) => {
  const damaged = replyFileIn(folder);
  writeFileSync(damaged, content);
  expect(() => readReplies(damaged)).toThrow('holds no replies');
  await expect(openReplyFile(damaged)).rejects.toThrow('holds no replies');
  expect(readFileSync(damaged, 'utf8')).toBe(content);
});

test('where there is no file there are no replies', () => {
  expect(readReplies(path)).toBe(null);
});

test('a lock of a program that died holds nobody up', async () => {
  const file = await openReplyFile(path);
  const dead = spawn(process.execPath, ['--version']);
  await new Promise((resolve) => dead.on('exit', resolve));
  writeFileSync(`${path}.lock`, String(dead.pid));
  await file.keep(reply('그래도 남습니다'));
  expect(file.read().replies).toHaveLength(1);
});
