import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'iconv-lite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readUsers } from './read-users';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'users-'));
  file = join(folder, 'users.csv');
});
afterEach(() => rmSync(folder, { recursive: true }));

const KOREAN =
  '이름,이메일,역할,별명,Slack ID\r\n홍길동,Hong@example.com,수강생,"길동, 똠방",U01\r\n';
const HONG = {
  ...{ slackId: 'U01', name: '홍길동', otherNames: ['길동', '똠방'] },
  ...{ email: 'hong@example.com', position: '수강생' },
};

test.each([
  ['UTF-8', Buffer.from(KOREAN)],
  ['a byte-order mark', Buffer.from(`\ufeff${KOREAN}`)],
  ['single letters of a Mac', Buffer.from(KOREAN.normalize('NFD'))],
  // 똠 is not in the older half of it.
  ['CP949', encode(KOREAN, 'cp949')],
  ['a title and empty lines', Buffer.from(`3월 수강생 명단\n\n${KOREAN}\n,,\n`)],
])('a CSV file with %s', async (_, bytes) => {
  writeFileSync(file, bytes);
  expect(await readUsers(file)).toEqual([HONG]);
});

test('English headers in any order; the name is enough', async () => {
  writeFileSync(file, 'Role,Full_Name,Note\ninstructor, Maya Lindqvist ,x\n,Ana\n');
  expect(await readUsers(file)).toEqual([
    { slackId: null, name: 'Maya Lindqvist', otherNames: [], email: null, position: 'instructor' },
    { slackId: null, name: 'Ana', otherNames: [], email: null, position: null },
  ]);
});

test("Slack's own list of members", async () => {
  const header = 'username,email,status,billing-active,has-2fa,has-sso,userid,fullname,displayname';
  writeFileSync(file, `${header}\nhong,hong@example.com,Member,1,0,0,U01,홍길동,길동이\n`);
  expect(await readUsers(file)).toMatchObject([
    { slackId: 'U01', name: '홍길동', otherNames: ['길동이'], email: 'hong@example.com' },
  ]);
});

test('an Excel workbook, whatever it is called', async () => {
  await writeXlsxFile([
    ['이름', '이메일', '별명', '학번'].map((value) => ({ value })),
    [{ value: '홍길동' }, { value: 'hong@example.com' }, null, { value: 20231234 }],
    [null, null, null, null],
    [{ value: '=HYPERLINK("x")' }, null, { value: 7 }, null],
  ]).toFile(file);
  expect(await readUsers(file)).toMatchObject([
    { name: '홍길동', email: 'hong@example.com', otherNames: [] },
    { name: '=HYPERLINK("x")', email: null, otherNames: ['7'] },
  ]);
});

test.each([
  ['', /the first row has to name the columns: 이름 or name$/],
  ['번호,학번\n1,2\n', /the first row has to name the columns/],
  ['이름\n', /nobody in the list/],
  ['이름,이메일\n,secret@example.com\n', /row 2: there is no name/],
  ['이름,이메일\n홍길동,secret\n', /row 2: the e-mail address is none/],
  ['이름,이메일\na,s@secret.kr\n\nb,S@secret.kr\n', /row 4: has the e-mail .* of row 2$/],
  ['이름,user id\na,secret\nb,secret\n', /row 3: has the .* Slack id of row 2$/],
  ['이름\n홍길동\n"secret\n', /a quote is opened and not closed: save it again/],
  ['이름\n\0secret\n', /neither UTF-8 nor CP949/],
  [Buffer.from('이름\nsecret', 'utf16le'), /neither UTF-8 nor CP949/],
  [Buffer.from('d0cf11e0a1b11ae1', 'hex'), /an old Excel file/],
  [Buffer.from('PK\x03\x04 no workbook'), /is no Excel workbook/],
])('%j is told with its place', async (content, message) => {
  writeFileSync(file, content);
  const failed = await readUsers(file).catch((error: unknown) => error);
  expect(failed).toMatchObject({ name: 'CollectError', step: 'users' });
  expect(String(failed)).toContain(file);
  expect(String(failed)).toMatch(message);
  expect(String(failed)).not.toContain('secret');
});

test('a file that is not there', async () => {
  await expect(readUsers(file)).rejects.toThrow(/there is no such file/);
});
