import { parseDisplayName } from '@nunchi/zoom-chat';
import type { ChatPerson } from '@nunchi/zoom-chat';
import { sum } from 'simple-statistics';
import type { ListedUser } from '../model';
import type { ListedNames } from './listed-names';

/** What somebody did under one name. */
export interface Tally {
  messages: number;
  reactions: number;
}

/** What is known of the names of a chat. */
export interface NamesOfChat {
  /** In the order of appearance. */
  readonly tallies: ReadonlyMap<string, Readonly<Tally>>;
  /** Who is who by the rules alone. */
  readonly whose: ReadonlyMap<string, ChatPerson>;
  readonly userOf: ReadonlyMap<string, ListedUser>;
  readonly names: ListedNames;
}

/**
 * The people of a chat, by the list: the names of one user are one person, and what the rules took for
 * one person and the list for two is two. The names that nobody of the list has stay as the rules have
 * them.
 */
export function joinPeople(chat: NamesOfChat): ChatPerson[] {
  const groups = new Map<ListedUser | ChatPerson, string[]>();
  for (const name of chat.tallies.keys()) {
    const key = chat.userOf.get(name) ?? chat.whose.get(name);
    if (key === undefined) continue;
    const together = groups.get(key);
    if (together === undefined) groups.set(key, [name]);
    else together.push(name);
  }
  return Array.from(groups.values(), (names, id) => personOf(id, names, chat));
}

function personOf(
  id: number,
  own: readonly string[],
  { tallies, whose, userOf, names }: NamesOfChat,
): ChatPerson {
  const [first = ''] = own;
  const user = userOf.get(first);
  const marks = own.map((name) => parseDisplayName(name));
  const known = own.flatMap((name) => whose.get(name) ?? []);
  const role =
    (user === undefined ? undefined : names.roleOf(user)) ?? marks.find((mark) => mark.role)?.role;
  const group = marks.find((mark) => mark.group)?.group;
  const place = marks.find((mark) => mark.place)?.place;
  const reasons = new Set(known.flatMap((person) => person.reasons));
  return {
    id,
    name: user?.name ?? known[0]?.name ?? first,
    names: own,
    messages: sum(own.map((name) => tallies.get(name)?.messages ?? 0)),
    reactions: sum(own.map((name) => tallies.get(name)?.reactions ?? 0)),
    ...(typeof user?.email === 'string' && { email: user.email }),
    ...(role !== undefined && { role }),
    ...(group !== undefined && { group }),
    ...(place !== undefined && { place }),
    reasons: [...reasons].filter(({ name }) => own.includes(name)),
  };
}
