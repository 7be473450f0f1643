import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chatOf, direct, message, reaction, reply, type Draft } from '../../test/build-events.js';
import type { ZoomChat } from '../types.js';
import { TABLE_SCHEMA, type TableName } from './table-schema.js';
import { toTables, type ChatTables, type ToTablesOptions } from './to-tables.js';

const LECTURE: readonly Draft[] = [
  message('10:00:00', '2조_김하늘', '안녕하세욥'),
  reply('10:00:05', '강사 박서준', '안녕하세욥', '반가워요', 0),
  reply('10:00:07', '김하늘', '반가워요', '저도요', 1),
  reaction('10:00:08', '이도윤_온라인', '👍', '안녕하세욥', 0),
  reaction('10:00:09', '강사 박서준', '👍', '안녕하세욥', 0),
  reaction('10:00:10', '김하늘', '❤️', '반가워요', 1),
  direct('10:00:11', '최유나', '강사 박서준', '질문 있어요'),
  reply('10:00:12', '이도윤_온라인', '어제 글', '저도 궁금해요', null),
];

function tables(drafts: readonly Draft[], options?: ToTablesOptions): ChatTables {
  return toTables(chatOf(drafts), options);
}

/** The tables with short names in place of keys. */
function readable(made: ChatTables): Record<string, unknown[]> {
  const names = new Map<unknown, string>();
  for (const { id, name } of made.users) names.set(id, name);
  for (const { id, content } of [...made.comments, ...made.recomments]) names.set(id, content);
  return Object.fromEntries(
    Object.entries(made).map(([table, rows]: [string, readonly object[]]) => [
      table,
      rows.map((row) => Object.values(row).map((cell: unknown) => names.get(cell) ?? cell)),
    ]),
  );
}

test('a lecture as five tables', () => {
  expect(readable(tables(LECTURE))).toEqual({
    users: [
      ['김하늘', '김하늘', null, null],
      ['이도윤', '이도윤', 'online', null],
      ['박서준', '박서준', 'instructor', null],
    ],
    comments: [['안녕하세욥', '김하늘', '안녕하세욥', '10:00:00']],
    comment_emojis: [['안녕하세욥', '👍', 2]],
    recomments: [
      ['반가워요', '박서준', '반가워요', '10:00:05', '안녕하세욥', '안녕하세욥'],
      ['저도요', '김하늘', '저도요', '10:00:07', '안녕하세욥', '반가워요'],
      ['저도 궁금해요', '이도윤', '저도 궁금해요', '10:00:12', null, null],
    ],
    recomment_emojis: [['반가워요', '❤️', 1]],
  });
});

test('direct messages and replies to nothing, when asked for or not', () => {
  expect(tables(LECTURE, { includeDirect: true }).comments).toHaveLength(2);
  expect(tables(LECTURE, { includeUnresolved: false }).recomments).toHaveLength(2);
  const toDirect = [...LECTURE, reply('10:00:13', '김하늘', '질문 있어요', '뭔데요', 6)];
  expect(tables(toDirect).recomments.at(-1)).toMatchObject({ comment_id: null, parent_id: null });
});

test('an instant where the date is known, else the clock and the day', () => {
  const drafts = [message('23:59:59', '김하늘', 'a'), message('1 00:00:05', '김하늘', 'b')];
  expect(toTables(chatOf(drafts, '2024-05-13')).comments.map((row) => row.time)).toEqual([
    '2024-05-13T23:59:59.000Z',
    '2024-05-14T00:00:05.000Z',
  ]);
  expect(tables(drafts).comments.map((row) => row.time)).toEqual(['23:59:59', '1 00:00:05']);
  expect(tables([message('+25:00:01', '김하늘', 'c')]).comments[0]?.time).toBe('25:00:01');
});

test('counts without names, and identifiers of the source', () => {
  const chat = chatOf([message('10:00:00', '김하늘', '네')]);
  const count = (externalId: string, text: string): ChatTables =>
    toTables({
      ...chat,
      messages: chat.messages.map((one) => ({
        ...{ ...one, text, externalId, reactions: [{ emoji: '👍', senders: [], count: 7 }] },
      })),
    });
  expect(count('127-{A}', '네').comment_emojis[0]?.emoji_count).toBe(7);
  expect(count('127-{A}', '네').comments[0]?.id).toBe(count('127-{A}', '고친 글').comments[0]?.id);
  expect(count('127-{A}', '네').comments[0]?.id).not.toBe(count('127-{B}', '네').comments[0]?.id);
});

test('namesakes are two users; one address is one user in every chat', () => {
  const names = ['2조_김민준', '5조_김민준'];
  const { users } = tables(names.map((name) => message('10:00:00', name, '네')));
  expect(new Set(users.map((user) => user.id)).size).toBe(2);
  const person = { id: 0, messages: 0, reactions: 0, reasons: [], email: 'sky@example.kr' };
  const idFor = (name: string): string | undefined =>
    tables([message('10:00:00', name, '네')], { people: [{ ...person, name, names: [name] }] })
      .users[0]?.id;
  expect(idFor('하늘')).toBe(idFor('김하늘'));
});

test('meetings without a date are told apart by their name', () => {
  const id = (meeting: string): string | undefined => tables(LECTURE, { meeting }).comments[0]?.id;
  expect(id('5월 13일')).not.toBe(id('5월 14일'));
  expect(id('5월 13일')).toBe(id('5월 13일'));
});

test('the keys are what is documented', () => {
  // printf '["user","name","김하늘"]' | sha256sum
  expect(tables(LECTURE).users[0]?.id).toBe('be1f635ea00eec47fe2d71094984f293');
});

test('rows have the columns of the schema, in its order', () => {
  for (const [table, rows] of Object.entries(tables(LECTURE))) {
    const { columns } = TABLE_SCHEMA[table as TableName];
    for (const row of rows as readonly object[]) {
      expect(Object.keys(row).sort()).toEqual(Object.keys(columns).sort());
      for (const [column, value] of Object.entries(row)) {
        if (value === null) expect(columns[column]?.nullable).toBe(true);
      }
    }
  }
});

const draft = fc
  .record({
    sender: fc.constantFrom('김하늘', '2조_김하늘', '이도윤', '강사 박서준'),
    text: fc.constantFrom('네', '예', 'ㅋㅋㅋ'),
    second: fc.nat(3),
    kind: fc.nat(4),
    target: fc.nat(10),
  })
  .map(({ sender, text, second, kind, target }): Draft => {
    const clock = `10:00:0${second}`;
    return (id) => {
      const earlier = target < id ? target : null;
      if (kind === 0) return reply(clock, sender, text, text, earlier)(id);
      if (kind === 1) return reaction(clock, sender, '👍', text, earlier)(id);
      if (kind === 2) return direct(clock, sender, '이도윤', text)(id);
      return message(clock, sender, text)(id);
    };
  });

function load(database: Map<string, string>, chat: ZoomChat, options?: ToTablesOptions): void {
  const made = toTables(chat, options);
  for (const [table, rows] of Object.entries(made)) {
    const { primaryKey } = TABLE_SCHEMA[table as TableName];
    for (const row of rows as readonly Record<string, unknown>[]) {
      const key = JSON.stringify([table, ...primaryKey.map((column) => row[column])]);
      database.set(key, JSON.stringify(row));
    }
  }
}

test('a second load changes nothing; a longer file only adds, and counts on', () => {
  fc.assert(
    fc.property(
      fc.array(draft, { maxLength: 15 }),
      fc.array(draft, { maxLength: 5 }),
      fc.boolean(),
      (first, more, includeDirect) => {
        const options = { meeting: 'm', includeDirect };
        const database = new Map<string, string>();
        load(database, chatOf(first), options);
        const before = new Map(database);
        load(database, chatOf(first), options);
        expect(database).toEqual(before);
        load(database, chatOf([...first, ...more]), options);
        for (const [key, row] of before) {
          if (/^\["(comments|recomments)"/.test(key)) expect(database.get(key)).toBe(row);
          else expect(database.has(key)).toBe(true);
        }
      },
    ),
    { seed: 31, numRuns: 500 },
  );
});

test('every key is there once, and every reference leads somewhere', () => {
  fc.assert(
    fc.property(fc.array(draft, { maxLength: 20 }), (drafts) => {
      const made = tables(drafts);
      const keys: Partial<Record<TableName, Set<string>>> = {};
      for (const [table, { primaryKey, references }] of Object.entries(TABLE_SCHEMA)) {
        const rows = made[table as TableName] as readonly object[] as readonly Record<
          string,
          string | null
        >[];
        const own = rows.map((row) => primaryKey.map((column) => row[column]).join(' '));
        keys[table as TableName] = new Set(own);
        expect(new Set(own).size).toBe(rows.length);
        for (const [column, other] of Object.entries(references)) {
          for (const row of rows) {
            if (row[column] !== null) expect(keys[other]?.has(String(row[column]))).toBe(true);
          }
        }
      }
    }),
    { seed: 32, numRuns: 500 },
  );
});

test('what stands before a message does not change its key', () => {
  const later = LECTURE.slice(0, 1);
  const first = message('09:59:00', '이도윤', '먼저 왔어요');
  expect(tables([first, ...later]).comments[1]?.id).toBe(tables(later).comments[0]?.id);
});
