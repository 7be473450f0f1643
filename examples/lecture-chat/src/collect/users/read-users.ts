import type { ListedUser } from '../model';
import { readTable, tableError } from './read-table';
import type { Columns } from './read-table';

type UserColumn = 'slackId' | 'name' | 'otherNames' | 'email' | 'position';

const COLUMNS: Columns<UserColumn> = {
  name: ['이름', 'name', '성명', 'full name', 'real name'],
  email: ['이메일', 'email', 'e-mail', '이메일 주소', 'email address', '메일'],
  position: ['역할', 'position', '구분', '직책', 'role'],
  otherNames: ['별명', 'other names', '다른 이름', '닉네임', 'nickname', 'display name'],
  slackId: ['Slack id', '슬랙 id', '슬랙 아이디', 'user id', 'member id'],
};

/**
 * Reads a list of users, as a school keeps it or as Slack exports its members: CSV or Excel, with a
 * header in Korean or English. Only the name must be there. Further names stand in one cell, with `,`
 * or `;` between them.
 *
 * @param file See `readTable`.
 * @returns The users in the order of the list.
 * @throws CollectError of the step `users` that names file and row, and says nothing of who stands there.
 */
export async function readUsers(file: string): Promise<ListedUser[]> {
  const users: ListedUser[] = [];
  const rowOf = new Map<string, number>();
  for (const { row, cells } of await readTable(file, COLUMNS, ['name'])) {
    const { name, email, position, otherNames, slackId } = cells;
    if (name === '') throw tableError(file, 'there is no name', row);
    if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)) {
      throw tableError(file, 'the e-mail address is none', row);
    }
    for (const key of [email.toLowerCase(), slackId]) {
      const before = rowOf.get(key);
      if (before !== undefined) {
        throw tableError(file, `has the e-mail address or Slack id of row ${before}`, row);
      }
      if (key !== '') rowOf.set(key, row);
    }
    users.push({
      name,
      slackId: slackId === '' ? null : slackId,
      otherNames: otherNames
        .split(/[,;\n]/)
        .map((other) => other.trim())
        .filter((other) => other !== ''),
      email: email === '' ? null : email.toLowerCase(),
      position: position === '' ? null : position,
    });
  }
  if (users.length === 0) throw tableError(file, 'there is nobody in the list');
  return users;
}
