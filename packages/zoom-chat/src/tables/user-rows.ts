import { identitiesOf } from '../people/person-identity.js';
import type { ChatPerson } from '../types.js';
import { rowKey } from './row-key.js';

/** A person who wrote or reacted. */
export interface UserRow {
  readonly id: string;
  readonly name: string;
  /** The role (`instructor`, `staff`, `student`), else the place (`online`, `offline`). */
  readonly position: string | null;
  readonly email: string | null;
}

/** The users that the rows of other tables ask for. */
export interface UserRows {
  /** The key of a person, or of a display name that belongs to nobody known. */
  readonly idOf: (user: ChatPerson | string) => string;
  /** Those who were asked for, in that order. */
  readonly rows: () => UserRow[];
}

export function userRows(people: readonly ChatPerson[]): UserRows {
  const identities = identitiesOf(people);
  const ids = new Map<ChatPerson | string, string>();
  const rows = new Map<string, UserRow>();
  const emails = new Set<string>();

  function idOf(user: ChatPerson | string): string {
    const known = ids.get(user);
    if (known !== undefined) return known;
    const person: Partial<ChatPerson> = typeof user === 'string' ? { name: user } : user;
    const identity = (typeof user === 'string' ? user : identities.get(user)) ?? '';
    // Two people with one address are what a rule keeps apart; the first one keeps it.
    const email = person.email === undefined || emails.has(person.email) ? null : person.email;
    if (email !== null) emails.add(email);
    const id = email === null ? rowKey('user', 'name', identity) : rowKey('user', 'email', email);
    ids.set(user, id);
    const position = person.role ?? person.place ?? null;
    if (!rows.has(id)) rows.set(id, { id, name: person.name ?? '', position, email });
    return id;
  }

  return { idOf, rows: () => [...rows.values()] };
}
