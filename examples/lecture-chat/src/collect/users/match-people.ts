import { parseDisplayName, personOf, resolvePeople } from '@nunchi/zoom-chat';
import type { ChatEvent, ChatPerson } from '@nunchi/zoom-chat';
import { sum } from 'simple-statistics';
import type { ListedUser } from '../model';
import { fittingUsers, reportedNames, roleOf, userOfKey } from './listed-names';
import type { SettledName, UnsettledName } from './settle-list';
import { userSuggester } from './suggest-users';
import { userFinder } from './user-reference';
import type { Reference } from './user-reference';

/** Who is who, as far as it is certain. */
export interface MatchedPeople {
  /** Everyone who wrote; who is listed has the name, address and role of the list. For `toTables`. */
  readonly people: readonly ChatPerson[];
  /** The listed user behind each chat name; names of nobody known are not there. */
  readonly userOf: ReadonlyMap<string, ListedUser>;
  /** For a person to settle, the most seen first. */
  readonly unsettled: readonly UnsettledName[];
  /** Sentences on settled names that cannot be followed. */
  readonly problems: readonly string[];
}

/** What somebody did under one name. */
interface Tally {
  messages: number;
  reactions: number;
}

/**
 * Finds the listed users behind the names of a chat: first as a person has settled, then by the rules
 * of `resolvePeople`, which know `온라인_홍길동`, `홍길동_온라인` and `강사 홍길동`. Nobody is guessed: of
 * namesakes, and of names that are not on the list, a person is asked.
 *
 * @param chat The events of one chat, or of many.
 * @param users The list.
 * @param settled What a person has decided before: see `readSettleList`.
 */
export function matchPeople(
  chat: { readonly events: readonly ChatEvent[] },
  users: readonly ListedUser[],
  settled: readonly SettledName[] = [],
): MatchedPeople {
  const find = userFinder(users);
  const decided = new Map(settled.map(({ chatName, user }) => [chatName, find(user)]));
  const further = new Map(
    Array.from(decided).flatMap(([name, reference]) =>
      reference.kind === 'user' ? [[name, reference.user] as const] : [],
    ),
  );
  const resolved = resolvePeople(chat, { participants: reportedNames(users, further) });
  const whose = personOf(resolved);
  const fitting = fittingUsers(users, further);
  const userByRules = (name: string): ListedUser | undefined => {
    const person = whose.get(name);
    if (person === undefined || isDoubtful(name, person)) return undefined;
    const fits = fitting(name);
    // `LM` and 운영진 are no names and join nobody, unless the list says who writes under them.
    const listed = find(name);
    if (listed.kind === 'user' && (fits.length < 2 || hasMarks(name))) return listed.user;
    return fits.length < 2 ? userOfKey(users, person.email) : undefined;
  };

  const suggest = userSuggester(users);

  const tallies = talliesOf(chat.events);
  const userOf = new Map<string, ListedUser>();
  const unsettled: UnsettledName[] = [];
  for (const [name, { messages, reactions }] of tallies) {
    const reference = decided.get(name);
    if (reference?.kind === 'nobody') continue;
    const user = reference?.kind === 'user' ? reference.user : userByRules(name);
    if (user !== undefined) userOf.set(name, user);
    else {
      const seen = messages + reactions;
      unsettled.push({ chatName: name, seen, suggestion: suggest(name) });
    }
  }
  unsettled.sort((a, b) => b.seen - a.seen);
  const people = joinedPeople(tallies, whose, userOf);
  return { people, userOf, unsettled, problems: problemsOf(decided) };
}

/** A name that fits two people of the chat is nobody's, even where the list has one of them. */
function isDoubtful(name: string, { reasons }: ChatPerson): boolean {
  return reasons.some((reason) => reason.code === 'ambiguous' && reason.name === name);
}

function hasMarks(name: string): boolean {
  return parseDisplayName(name).stripped.length > 0;
}

function talliesOf(events: readonly ChatEvent[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { type, sender } of events) {
    if (type === 'note') continue;
    const tally = tallies.get(sender) ?? { messages: 0, reactions: 0 };
    tallies.set(sender, tally);
    if (type === 'message' || type === 'reply') tally.messages += 1;
    else if (type !== 'reactionRemoved') tally.reactions += 1;
  }
  return tallies;
}

/**
 * The names of one user are one person. What the rules took for one person and the list for two is two,
 * and the names that nobody of the list has stay as the rules have them.
 */
function joinedPeople(
  tallies: ReadonlyMap<string, Readonly<Tally>>,
  whose: ReadonlyMap<string, ChatPerson>,
  userOf: ReadonlyMap<string, ListedUser>,
): ChatPerson[] {
  const groups = new Map<ListedUser | ChatPerson, string[]>();
  for (const name of tallies.keys()) {
    const key = userOf.get(name) ?? whose.get(name);
    if (key === undefined) continue;
    const names = groups.get(key);
    if (names === undefined) groups.set(key, [name]);
    else names.push(name);
  }
  return Array.from(groups.values(), (names, id) => {
    const [first = ''] = names;
    const user = userOf.get(first);
    const marks = names.map((name) => parseDisplayName(name));
    const known = names.flatMap((name) => whose.get(name) ?? []);
    const role = (user && roleOf(user)) ?? marks.find((mark) => mark.role)?.role;
    const group = marks.find((mark) => mark.group)?.group;
    const place = marks.find((mark) => mark.place)?.place;
    return {
      id,
      name: user?.name ?? known[0]?.name ?? first,
      names,
      messages: sum(names.map((name) => tallies.get(name)?.messages ?? 0)),
      reactions: sum(names.map((name) => tallies.get(name)?.reactions ?? 0)),
      ...(typeof user?.email === 'string' && { email: user.email }),
      ...(role !== undefined && { role }),
      ...(group !== undefined && { group }),
      ...(place !== undefined && { place }),
      reasons: [...new Set(known.flatMap(({ reasons }) => reasons))].filter(({ name }) =>
        names.includes(name),
      ),
    };
  });
}

function problemsOf(decided: ReadonlyMap<string, Reference>): string[] {
  return Array.from(decided).flatMap(([name, reference]) => {
    if (reference.kind !== 'unclear') return [];
    const fits = reference.fits === 0 ? 'nobody of the list' : `${reference.fits} of the list`;
    return [`the user that is settled for "${name}" fits ${fits}: write an e-mail address`];
  });
}
