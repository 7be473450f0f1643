import { parseDisplayName } from '@nunchi/zoom-chat';
import type { ChatPerson, ReportedName } from '@nunchi/zoom-chat';
import type { ListedUser } from '../model';

type Role = NonNullable<ChatPerson['role']>;

/** A word of each role that `resolvePeople` knows. */
const MARKS: Readonly<Record<Role, string>> = {
  instructor: '강사',
  staff: '조교',
  student: '학생',
};

/**
 * The users as `resolvePeople` takes a report of participants. In the place of the address stands a key
 * of ours, which namesakes without an address need too; and behind the name the role, so that the
 * instructor of a name is not taken for the student of that name.
 *
 * @param further More names of a user, as a person has settled them.
 */
export function reportedNames(
  users: readonly ListedUser[],
  further: ReadonlyMap<string, ListedUser>,
): ReportedName[] {
  const keys = new Map(users.map((user, index) => [user, keyOf(index)]));
  return namesOf(users, further).map(({ user, name }) => ({
    name: withRole(name, roleOf(user)),
    email: keys.get(user) ?? null,
  }));
}

/**
 * All users that a chat name fits: they have its bare name, and no other standing in the class than it
 * tells.
 *
 * @param further As in `reportedNames`.
 */
export function fittingUsers(
  users: readonly ListedUser[],
  further: ReadonlyMap<string, ListedUser>,
): (chatName: string) => ListedUser[] {
  const usersBy = new Map<string, Set<ListedUser>>();
  for (const { user, name } of namesOf(users, further)) {
    const bare = parseDisplayName(name).name;
    const known = usersBy.get(bare);
    if (known === undefined) usersBy.set(bare, new Set([user]));
    else known.add(user);
  }
  return (chatName) => {
    const { name, role } = parseDisplayName(chatName);
    return [...(usersBy.get(name) ?? [])].filter((user) => areAlike(role, roleOf(user)));
  };
}

function namesOf(
  users: readonly ListedUser[],
  further: ReadonlyMap<string, ListedUser>,
): { user: ListedUser; name: string }[] {
  const listed = users.flatMap((user) =>
    [user.name, ...user.otherNames].map((name) => ({ user, name })),
  );
  return [...listed, ...Array.from(further, ([name, user]) => ({ user, name }))];
}

/** A student is no member of the staff; an instructor may be. */
function areAlike(one: Role | undefined, other: Role | undefined): boolean {
  return one === undefined || other === undefined || (one === 'student') === (other === 'student');
}

/** The user of the key that a person got as address. */
export function userOfKey(
  users: readonly ListedUser[],
  key: string | undefined,
): ListedUser | undefined {
  return key === undefined ? undefined : users[Number(/^user-(\d+)$/.exec(key)?.[1])];
}

/** `instructor`, 강사, LM: what a position says, where it is one of the known ones. */
export function roleOf({ position }: ListedUser): Role | undefined {
  return position === null ? undefined : parseDisplayName(position).role;
}

function keyOf(index: number): string {
  return `user-${index}`;
}

function withRole(name: string, role: Role | undefined): string {
  if (role === undefined || parseDisplayName(name).role !== undefined) return name;
  return `${name} ${MARKS[role]}`;
}
