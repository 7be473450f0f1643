import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeToBuffer } from 'fast-csv';
import type { ListedUser } from '../model';
import { writeWholeFile } from '../../store/whole-file';
import { harmlessCell } from './harmless-cell';
import { readTable, tableError } from './read-table';
import type { Columns } from './read-table';

/** A chat name that fits no listed user, or several. */
export interface UnsettledName {
  readonly chatName: string;
  /** Messages and reactions under this name, when it was last seen. */
  readonly seen: number;
  /** Who it may be; empty where nobody comes near. */
  readonly suggestion: string;
}

/** A row of the list. */
export interface SettledName extends UnsettledName {
  /** What a person wrote: see `userFinder`. Empty where nobody did yet. */
  readonly user: string;
}

type SettleColumn = 'chatName' | 'seen' | 'suggestion' | 'user';

const COLUMNS: Columns<SettleColumn> = {
  chatName: ['chat name', '채팅 이름'],
  seen: ['seen', '나온 횟수'],
  suggestion: ['suggestion', '제안'],
  user: ['user', '사용자'],
};

/**
 * Reads the list in which a person settles whose chat names are whose.
 *
 * @param file A CSV file; see `readTable`.
 * @returns Each chat name once; nothing where there is no file yet.
 * @throws CollectError of the step `users` that names the row.
 */
export async function readSettleList(file: string): Promise<SettledName[]> {
  if (!existsSync(file)) return [];
  const rows = new Map<string, SettledName>();
  for (const { row, cells } of await readTable(file, COLUMNS, ['chatName', 'user'])) {
    const { chatName, suggestion, user } = cells;
    if (chatName === '') throw tableError(file, 'there is no chat name', row);
    const before = rows.get(chatName)?.user ?? '';
    if (before !== '' && user !== '' && before !== user) {
      throw tableError(file, 'the chat name stands there before, with another user', row);
    }
    const seen = Number.parseInt(cells.seen, 10);
    rows.set(chatName, {
      chatName,
      seen: Number.isNaN(seen) ? 0 : seen,
      suggestion,
      user: user === '' ? before : user,
    });
  }
  return [...rows.values()];
}

/**
 * Brings the list up to date. What a person wrote stays, for good; names that are new come behind, and
 * names that are clear by now go. A list that stays the same is not written.
 *
 * @param file The list; it is made where there is none and somebody to settle.
 * @param found What `matchPeople` found.
 * @returns How many names are still to be settled.
 * @throws CollectError of the step `users`.
 */
export async function updateSettleList(
  file: string,
  found: {
    readonly unsettled: readonly UnsettledName[];
    readonly userOf: ReadonlyMap<string, ListedUser>;
  },
): Promise<number> {
  const before = await readSettleList(file);
  const unsettled = new Map(found.unsettled.map((name) => [name.chatName, name]));
  const kept = before
    .filter(({ chatName, user }) => user !== '' || !found.userOf.has(chatName))
    .map((row) => ({ ...row, ...unsettled.get(row.chatName) }));
  const known = new Set(before.map(({ chatName }) => chatName));
  const added = found.unsettled
    .filter(({ chatName }) => !known.has(chatName))
    .map((name) => ({ ...name, user: '' }));
  const rows: SettledName[] = [...kept, ...added];
  if (JSON.stringify(rows) !== JSON.stringify(before)) await replaceList(file, rows);
  return rows.filter(({ user }) => user === '').length;
}

/** Whoever reads the list meets the old one or the new one, and never a part. */
async function replaceList(file: string, rows: readonly SettledName[]): Promise<void> {
  const cells = rows.map(({ chatName, seen, suggestion, user }) =>
    [chatName, String(seen), suggestion, user].map(harmlessCell),
  );
  // Excel needs the byte-order mark to show Korean.
  const bytes = await writeToBuffer([['chat name', 'seen', 'suggestion', 'user'], ...cells], {
    writeBOM: true,
    includeEndRowDelimiter: true,
  });
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeWholeFile(file, bytes);
  } catch {
    throw tableError(file, 'cannot be written: close it in the spreadsheet, and check the folder');
  }
}
