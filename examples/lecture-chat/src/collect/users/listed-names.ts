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

/** The names of a list of users, for the rules of `resolvePeople`. */
export class ListedNames {
  readonly #users: readonly ListedUser[];
  readonly #names: { readonly user: ListedUser; readonly name: string }[];
  readonly #usersBy = new Map<string, Set<ListedUser>>();

  /** @param further More names of a user, as a person has settled them. */
  constructor(users: readonly ListedUser[], further: ReadonlyMap<string, ListedUser>) {
    this.#users = users;
    const listed = users.flatMap((user) =>
      [user.name, ...user.otherNames].map((name) => ({ user, name })),
    );
    this.#names = [...listed, ...Array.from(further, ([name, user]) => ({ user, name }))];
    for (const { user, name } of this.#names) {
      const bare = parseDisplayName(name).name;
      const known = this.#usersBy.get(bare);
      if (known === undefined) this.#usersBy.set(bare, new Set([user]));
      else known.add(user);
    }
  }

  /**
   * The users as `resolvePeople` takes a report of participants. In the place of the address stands a
   * key of ours, which namesakes without an address need too; and behind the name the role, so that the
   * instructor of a name is not taken for the student of that name.
   */
  reported(): ReportedName[] {
    const keys = new Map(this.#users.map((user, index) => [user, `user-${index}`]));
    return this.#names.map(({ user, name }) => ({
      name: this.#withRole(name, this.roleOf(user)),
      email: keys.get(user) ?? null,
    }));
  }

  /** The user of the key that a person got as address. */
  userOfKey(key: string | undefined): ListedUser | undefined {
    return key === undefined ? undefined : this.#users[Number(/^user-(\d+)$/.exec(key)?.[1])];
  }

  /**
   * All users that a chat name fits: they have its bare name, and no other standing in the class than it
   * tells.
   */
  fitting(chatName: string): ListedUser[] {
    const { name, role } = parseDisplayName(chatName);
    const users = [...(this.#usersBy.get(name) ?? [])];
    return users.filter((user) => areAlike(role, this.roleOf(user)));
  }

  /** `instructor`, 강사, LM: what a position says, where it is one of the known ones. */
  roleOf({ position }: ListedUser): Role | undefined {
    return position === null ? undefined : parseDisplayName(position).role;
  }

  #withRole(name: string, role: Role | undefined): string {
    if (role === undefined || parseDisplayName(name).role !== undefined) return name;
    return `${name} ${MARKS[role]}`;
  }
}

/** A student is no member of the staff; an instructor may be. */
function areAlike(one: Role | undefined, other: Role | undefined): boolean {
  return one === undefined || other === undefined || (one === 'student') === (other === 'student');
}
