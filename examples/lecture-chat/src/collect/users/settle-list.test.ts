import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ListedUser } from '../model';
import { harmlessCell, textOfCell } from './harmless-cell';
import { readSettleList, updateSettleList } from './settle-list';
import type { UnsettledName } from './settle-list';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settle-'));
  file = join(folder, 'out', 'names.csv');
});
afterEach(() => rmSync(folder, { recursive: true }));

function open(chatName: string, seen = 1, suggestion = ''): UnsettledName {
  return { chatName, seen, suggestion };
}

/** A run that leaves these names open, and has found users for the others. */
function found(unsettled: readonly UnsettledName[], ...clear: readonly string[]) {
  const user = {} as ListedUser;
  return { unsettled, userOf: new Map(clear.map((name) => [name, user])) };
}

test('what is open is listed, what a person writes is read and kept', async () => {
  const names = [open('길동이', 3, '홍길동 <hong@example.com>'), open('하늘')];
  expect(await updateSettleList(file, found(names))).toBe(2);
  expect(readFileSync(file, 'utf8')).toBe(
    '\ufeffchat name,seen,suggestion,user\n길동이,3,홍길동 <hong@example.com>,\n하늘,1,,\n',
  );

  // A person opens it in Excel, which saves it in its own way.
  const edited = '채팅 이름,나온 횟수,제안,사용자\r\n길동이,3,,홍길동\r\n하늘,1,,\r\n';
  writeFileSync(file, encode(edited, 'cp949'));
  expect(await readSettleList(file)).toEqual([
    { chatName: '길동이', seen: 3, suggestion: '', user: '홍길동' },
    { chatName: '하늘', seen: 1, suggestion: '', user: '' },
  ]);

  // 길동이 is clear and stays as it is settled; 하늘 is clear by now; 바다 is new.
  expect(await updateSettleList(file, found([open('바다', 2)], '길동이', '하늘'))).toBe(1);
  expect(await readSettleList(file)).toEqual([
    { chatName: '길동이', seen: 3, suggestion: '', user: '홍길동' },
    { chatName: '바다', seen: 2, suggestion: '', user: '' },
  ]);
});

test('running twice writes once, and names of other days stay', async () => {
  await updateSettleList(file, found([open('길동이', 3)]));
  const before = readFileSync(file);
  writeFileSync(file, before.subarray(3));
  await updateSettleList(file, found([open('길동이', 3)]));
  expect(readFileSync(file)).toEqual(before.subarray(3));
  expect(await updateSettleList(file, found([]))).toBe(1);
  expect(await updateSettleList(file, found([open('길동이', 5, '홍길동')]))).toBe(1);
  expect(await readSettleList(file)).toEqual([
    { chatName: '길동이', seen: 5, suggestion: '홍길동', user: '' },
  ]);
  expect(readdirSync(join(folder, 'out'))).toEqual(['names.csv']);
});

test('no list where nobody is to be settled', async () => {
  expect(await readSettleList(file)).toEqual([]);
  expect(await updateSettleList(file, found([], '홍길동'))).toBe(0);
  expect(existsSync(file)).toBe(false);
});

test.each([
  ['chat name,user\n,홍길동\n', /row 2: there is no chat name/],
  ['chat name,user\n하늘,a\n하늘,b\n', /row 3: the chat name stands there before/],
  ['name,who\n하늘,a\n', /has to name the columns: chat name or 채팅 이름; user or 사용자/],
])('a list that cannot be read is told and left alone: %j', async (content, message) => {
  await updateSettleList(file, found([open('길동이')]));
  writeFileSync(file, content);
  await expect(updateSettleList(file, found([open('바다')]))).rejects.toThrow(message);
  expect(readFileSync(file, 'utf8')).toBe(content);
});

test('a name twice is one name', async () => {
  await updateSettleList(file, found([open('길동이')]));
  writeFileSync(file, 'chat name,user\n하늘,a\n하늘,\n');
  expect(await readSettleList(file)).toEqual([
    { chatName: '하늘', seen: 0, suggestion: '', user: 'a' },
  ]);
});

test('no name becomes a formula', async () => {
  const names = ['=1+1', '+1', '-1', '@a', "'=a", '＝1', '=cmd|"x",1', "'quoted'"];
  await updateSettleList(file, found(names.map((name) => open(name))));
  const cells = readFileSync(file, 'utf8').split('\n').slice(1, -1);
  for (const cell of cells) expect(cell).not.toMatch(/^"?[=+\-@＝]/);
  expect((await readSettleList(file)).map(({ chatName }) => chatName)).toEqual(names);
});

test('a harmless cell is the same text', () => {
  const text = fc.string({
    unit: fc.constantFrom("'", '=', '+', '-', '@', '＝', '\t', '\n', ' ', '가'),
  });
  fc.assert(
    fc.property(text, (written) => {
      expect(textOfCell(harmlessCell(written))).toBe(written);
      expect(harmlessCell(written)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }),
  );
});
