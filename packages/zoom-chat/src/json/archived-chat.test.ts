import { expect, test } from 'vitest';
import { parseArchivedChat } from './archived-chat.js';

const encode = (text: string): string => Buffer.from(text).toString('base64');

/** A record as the published schema has it. */
const record = (type: number, more: object = {}): object => ({
  msg_type: type,
  e_time: '00:05:30',
  e_archive_time: '00:05:30',
  s_id: '',
  s_name: encode('김하늘'),
  s_email: '',
  ...more,
});
const archive = (...messages: unknown[]): object => ({ uuid: 'u', messages });

test('reads public and private messages, and to whom they went', () => {
  const to = (pair: string): object => ({ msg_extended_type: `01010100${pair}00` });
  const chat = parseArchivedChat(
    archive(
      record(1, { msg_id: encode('1'), msg_content: encode('안녕하세요\r\n네'), ...to('01') }),
      record(2, { msg_content: encode('쉿'), r_name: encode('박서준'), ...to('04') }),
      record(1, { msg_content: encode('a'), ...to('02') }),
      record(1, { msg_content: encode('b'), r_name: encode('박서준'), ...to('03') }),
      record(1, { msg_content: encode('c'), ...to('07') }),
      record(1, { msg_content: encode('d'), ...to('05') }),
      record(2, { msg_content: encode('e') }),
    ),
    { date: '2024-04-24T09:00:00', timeZone: 'Asia/Seoul' },
  );
  expect(chat.diagnostics).toEqual([]);
  expect(chat.messages[0]).toMatchObject({
    sender: '김하늘',
    text: '안녕하세요\n네',
    time: { kind: 'offset', seconds: 330 },
    at: new Date('2024-04-24T00:05:30Z'),
    externalId: encode('1'),
  });
  expect(chat.messages.map(({ recipient }) => recipient)).toEqual([
    { kind: 'everyone' },
    { kind: 'direct', name: '박서준' },
    { kind: 'hostsAndPanelists' },
    { kind: 'direct', name: '박서준', copiedTo: 'hostsAndPanelists' },
    { kind: 'direct' },
    { kind: 'everyone' },
    { kind: 'direct' },
  ]);
});

test('links replies, also to a parent further down; keeps the order of the file in a second', () => {
  const { messages } = parseArchivedChat(
    archive(
      record(7, { msg_id: 'r', msg_content: encode('네'), parent_msg_id: 'q' }),
      record(1, { msg_id: 'x', msg_content: encode('x') }),
      record(1, { msg_id: 'q', msg_content: encode('질문'), e_time: '00:05:29' }),
      record(7, { msg_id: 's', msg_content: encode('누구?'), parent_msg_id: 'lost' }),
    ),
  );
  expect(messages.map(({ text, parentId, replies }) => [text, parentId, replies])).toEqual([
    ['질문', null, [1]],
    ['네', 0, []],
    ['x', null, []],
    ['누구?', null, []],
  ]);
});

test('an edited message has its last text, a deleted one is left out', () => {
  const json = archive(
    record(1, { msg_id: 'a', msg_content: encode('오타') }),
    record(1, { msg_id: 'b', msg_content: encode('비밀') }),
    record(6, { msg_id: 'a', original_msg_id: 'a', msg_content: encode('수정') }),
    record(6, { msg_id: 'a', original_msg_id: 'a', msg_content: encode('다시 수정') }),
    record(3, { msg_id: 'b', original_msg_id: 'b' }),
    record(6, { msg_id: 'c', original_msg_id: 'early', msg_content: encode('앞의 글') }),
    record(3, { original_msg_id: 'lost' }),
  );
  const texts = (chat: ReturnType<typeof parseArchivedChat>): string[] =>
    chat.messages.map(({ text }) => text);
  const chat = parseArchivedChat(json);
  expect(texts(chat)).toEqual(['다시 수정', '앞의 글']);
  expect(chat.diagnostics.map(({ message }) => message)).toEqual([
    '$.messages[6]: deletes a message that is not here',
  ]);
  expect(texts(parseArchivedChat(json, { includeDeleted: true }))).toEqual([
    '다시 수정',
    '비밀',
    '앞의 글',
  ]);
});

test('reactions go to the meeting; feedback and unknown records are notes', () => {
  const { events, diagnostics } = parseArchivedChat(
    archive(
      record(4, { msg_content: encode('👏') }),
      record(5, { msg_content: '1' }),
      record(9, { msg_content: encode('?') }),
    ),
  );
  expect(events).toEqual([
    expect.objectContaining({ type: 'reaction', emoji: '👏', targetId: null, sender: '김하늘' }),
    expect.objectContaining({ type: 'note', text: 'nonverbal feedback 1: 김하늘', time: null }),
    expect.objectContaining({ type: 'note', text: 'record of type 9: 김하늘: ?' }),
  ]);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    '$.messages[2].msg_type: 9 is not known, kept as a note',
  ]);
});

test('names of files stand below the text', () => {
  const files = [{ fileId: 'f', fileName: 'day3.pdf', fileSize: 9 }];
  const { messages } = parseArchivedChat(
    archive(record(1, { msg_content: encode('자료'), files }), record(1, { files })),
  );
  expect(messages.map(({ text }) => text)).toEqual(['자료\nday3.pdf', 'day3.pdf']);
});

test('fields that are no base64 are taken as they stand', () => {
  const [message] = parseArchivedChat(
    archive(record(1, { s_name: 'Anna', msg_content: 'plain text, 네' })),
  ).messages;
  expect(message).toMatchObject({ sender: 'Anna', text: 'plain text, 네' });
});

test('a wrong record is told by its path, a wrong archive is an error', () => {
  const chat = parseArchivedChat(
    archive({ msg_type: '비밀' }, record(1, { e_time: 'soon', msg_content: encode('네') })),
  );
  expect(chat.messages).toHaveLength(1);
  expect(chat.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'invalid-row $.messages[0].msg_type: expected number',
    'time-invalid $.messages[1].e_time: not a time, taken as the start',
  ]);
  expect(() => parseArchivedChat({ uuid: 'u' })).toThrow('$.messages: expected array');
  expect(() => parseArchivedChat('[비밀')).toThrow('$: the text is not JSON');
});
