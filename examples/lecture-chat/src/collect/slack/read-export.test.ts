import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readExport } from './read-export';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slack-export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes the files of an export; what is no text becomes JSON. */
function write(files: Readonly<Record<string, unknown>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

async function read(channel: string | null = null): Promise<[string, string, string][]> {
  const messages: [string, string, string][] = [];
  for await (const message of readExport(folder, channel)) {
    messages.push([message.channel, message.author?.name ?? '', message.text]);
  }
  return messages;
}

function said(seconds: number, text: string, more: object = {}): object {
  return { type: 'message', user: 'U01', ts: `${seconds}.000100`, text, ...more };
}

test('channels by their ids, people by their names, days in order', async () => {
  write({
    'channels.json': [
      { id: 'C01', name: '강의-녹화본' },
      { id: 'C02', name: 'empty' },
    ],
    'groups.json': [{ id: 'G01', name: 'staff' }],
    'dms.json': [{ id: 'D01', members: ['U01', 'U02'] }],
    'users.json': [
      { id: 'U01', real_name: '박서준', profile: { display_name: '박서준_강사' } },
      { id: 'U02', profile: { display_name: '', real_name: '김하늘' } },
    ],
    // A Mac unpacks names so.
    [`${'강의-녹화본'.normalize('NFD')}/2026-03-05.json`]: [
      said(1772713800, 'second day'),
      said(1772713801, 'reply', { user: 'U02', thread_ts: '1772713800.000100' }),
      said(1772713801, 'reply', { user: 'U02', subtype: 'thread_broadcast' }),
      said(1772713802, 'joined', { subtype: 'channel_join' }),
      said(1772713803, 'new here', { user: 'U03', user_profile: { real_name: '이도윤' } }),
    ],
    [`${'강의-녹화본'.normalize('NFD')}/2026-03-04.json`]: `\ufeff${JSON.stringify([said(1772600000, 'first day')])}`,
    [`${'강의-녹화본'.normalize('NFD')}/canvas_in_the_conversation.json`]: '{}',
    'staff/2026-03-04.json': [said(1772600000, 'private channel')],
    'D01/2026-03-04.json': [said(1772600000, 'private')],
  });
  const lectures = [
    ['C01', '박서준_강사', 'first day'],
    ['C01', '박서준_강사', 'second day'],
    ['C01', '김하늘', 'reply'],
    ['C01', '이도윤', 'new here'],
  ];
  expect(await read()).toEqual([...lectures, ['G01', '박서준_강사', 'private channel']]);
  expect(await read('#강의-녹화본')).toEqual(lectures);
  expect(await read('C01')).toEqual(lectures);
  expect(await read('empty')).toEqual([]);
});

test('an export without lists: folders are the channels', async () => {
  write({ 'general/2026-03-04.json': [said(1772600000, 'hello')] });
  expect(await read('general')).toEqual([['general', '', 'hello']]);
});

test.each<[string, Record<string, unknown>, string | null, RegExp]>([
  ['another channel', { 'a/2026-03-04.json': [] }, 'b', /there is no channel "b"; there are: a/],
  ['an empty folder', {}, null, /this is no Slack export/],
  ['cut JSON', { 'a/2026-03-04.json': '[{"text":"k7$x' }, null, /2026-03-04\.json: is no JSON/],
  ['other JSON', { 'a/2026-03-04.json': {} }, null, /does not look like/],
  ['an odd entry', { 'a/2026-03-04.json': [said(1, 'x'), 7] }, null, /entry 2 is no message/],
  ['an odd list', { 'channels.json': [{}] }, null, /channels\.json: does not look like/],
])('%s is told with its place', async (_, files, channel, message) => {
  write(files);
  const failed = await read(channel).catch((error: unknown) => error);
  expect(failed).toMatchObject({ name: 'CollectError', step: 'slack' });
  expect(String(failed)).toMatch(message);
  expect(String(failed)).not.toContain('k7');
});

test('a file in the place of the folder', async () => {
  write({ 'export.zip': 'PK' });
  folder = join(folder, 'export.zip');
  try {
    await expect(read()).rejects.toThrow(/unpack the export/);
  } finally {
    folder = dirname(folder);
  }
});
