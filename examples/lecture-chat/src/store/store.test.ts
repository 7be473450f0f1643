import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolvePeople } from '@nunchi/zoom-chat';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { lectureOf } from '../../test/course';
import type { Line } from '../../test/course';
import { readTarget } from './database-url';
import { openStore } from './open';
import type { Store } from './open';
import { rowsOf } from './rows';
import type { TableRows } from './rows';
import { saveTables } from './save';
import type { Saved } from './save';
import { TABLE_NAMES } from './schema';

const folder = mkdtempSync(join(tmpdir(), 'lecture-chat-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const LINES: readonly Line[] = [
  {
    from: '1조_김하늘',
    text: '인덱스는 왜 빠른가요?',
    reactions: { '👍': ['2조_이도윤'], '👍🏽': ['3조_송예린', '4조_한소율'] },
  },
  { from: '정하윤(강사)', text: '정렬된 트리라서요', to: 0, reactions: { '🔥': ['1조_김하늘'] } },
  { from: '1조_김하늘', text: `it's "100%" \\ ok;\n\u{1f468}\u200d\u{1f469}\u200d\u{1f467}` },
  { from: '1조_김하늘', text: '네' },
  { from: '1조_김하늘', text: '네', wait: 0 },
];

function rowsFrom(lines: readonly Line[], includeDirect = false): TableRows {
  const lecture = lectureOf(lines);
  return rowsOf([lecture], resolvePeople(lecture.chat), includeDirect);
}

const SERVERS = [
  ['sqlite', join(folder, 'chat.sqlite')],
  ['mysql', process.env.NUNCHI_TEST_MYSQL_URL],
  ['postgres', process.env.NUNCHI_TEST_POSTGRES_URL],
] as const;

for (const [kind, url] of SERVERS) {
  if (url === undefined) {
    console.log(`skipped: ${kind} (set NUNCHI_TEST_${kind.toUpperCase()}_URL)`);
  }
  describe.skipIf(url === undefined)(kind, () => {
    const withStore = async <T>(use: (store: Store) => Promise<T>): Promise<T> => {
      const store = await openStore(readTarget(url ?? '', '/'));
      try {
        return await use(store);
      } finally {
        await store.close();
      }
    };
    const load = (lines: readonly Line[]): Promise<Saved> =>
      withStore((store) => saveTables(store, rowsFrom(lines)));
    const read = (table: string): Promise<unknown[]> =>
      withStore((store) => store.db.selectFrom(table).selectAll().execute());

    beforeEach(async () => {
      await withStore(async (store) => {
        for (const name of TABLE_NAMES.toReversed()) {
          await store.db.schema.dropTable(name).ifExists().execute();
        }
        store.save();
      });
    });

    test('what goes in comes out again, to the letter', async () => {
      const rows = rowsFrom(LINES);
      await load(LINES);
      for (const name of TABLE_NAMES) {
        const stored = await read(name);
        expect(stored).toHaveLength(rows[name].length);
        expect(stored).toEqual(expect.arrayContaining([...rows[name]]));
      }
    });

    test('a second load changes nothing', async () => {
      const first = await load(LINES);
      expect(first).toEqual({ inserted: 13, updated: 0, unchanged: 0, deleted: 0 });
      expect(await load(LINES)).toEqual({ inserted: 0, updated: 0, unchanged: 13, deleted: 0 });
      expect(await read('comments')).toHaveLength(4);
    });

    test('emoji that differ in skin tone are two reactions', async () => {
      await load(LINES);
      const counts = (await read('comment_emojis')) as { emoji: string; emoji_count: number }[];
      expect(counts.map(({ emoji, emoji_count }) => [emoji, emoji_count]).sort()).toEqual([
        ['👍', 1],
        ['👍🏽', 2],
      ]);
    });

    test('a file that was saved later adds, updates and takes away reactions', async () => {
      await load(LINES);
      const [question, ...others] = LINES;
      const later = [
        {
          from: '1조_김하늘',
          text: question?.text ?? '',
          reactions: { '👍🏽': ['3조_송예린', '4조_한소율', '2조_이도윤'], '❤️': ['정하윤(강사)'] },
        },
        ...others,
        { from: '2조_이도윤', text: '감사합니다!' },
      ];
      expect(await load(later)).toMatchObject({ inserted: 2, updated: 1, deleted: 1 });
      expect(await load(later)).toMatchObject({ inserted: 0, updated: 0, deleted: 0 });
    });

    test('a load that breaks leaves nothing behind', async () => {
      const rows = rowsFrom(LINES);
      const broken = {
        ...rows,
        recomment_emojis: [{ recomment_id: 'f'.repeat(32), emoji: '👍', emoji_count: 1 }],
      };
      await expect(withStore((store) => saveTables(store, broken))).rejects.toThrow();
      expect(await load(LINES)).toMatchObject({ inserted: 13, unchanged: 0 });
    });

    test('many rows and long texts fit', async () => {
      const lines = Array.from({ length: 450 }, (_, index) => ({
        from: '1조_김하늘',
        text: `${index} ${'긴 글 '.repeat(index === 7 ? 60_000 : 1)}`.trim(),
      }));
      expect(await load(lines)).toMatchObject({ inserted: 451 });
      expect(await load(lines)).toMatchObject({ inserted: 0, unchanged: 451 });
    });
  });
}

test('halves of surrogate pairs and NUL become signs that every database takes', () => {
  const [row] = rowsFrom([{ from: '1조_김하늘', text: 'a\ud83db\0c' }]).comments;
  expect(row?.content).toBe('a\ufffdb\ufffdc');
});

test('direct messages are no rows unless they are asked for', () => {
  const lines = [{ from: '1조_김하늘', text: '조교님께만', direct: '조교_문가람' }];
  expect(rowsFrom(lines).comments).toEqual([]);
  expect(rowsFrom(lines, true).comments).toHaveLength(1);
});

test('a file that is no database is left alone', async () => {
  const path = join(folder, 'notes.sqlite');
  writeFileSync(path, 'my notes, not a database at all, '.repeat(40));
  await expect(openStore({ kind: 'sqlite', path })).rejects.toThrow('is not an SQLite database');
});

test('no temporary file is left beside the database', async () => {
  const path = join(folder, 'deep', 'chat.sqlite');
  const store = await openStore({ kind: 'sqlite', path });
  await saveTables(store, rowsFrom(LINES));
  await store.close();
  expect(existsSync(path)).toBe(true);
  expect(readdirSync(join(folder, 'deep'))).toEqual(['chat.sqlite']);
});
