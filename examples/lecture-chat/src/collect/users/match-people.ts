import { parseDisplayName, personOf, resolvePeople } from '@nunchi/zoom-chat';
import type { ChatEvent, ChatPerson } from '@nunchi/zoom-chat';
import type { ListedUser } from '../model';
import { joinPeople } from './join-people';
import type { Tally } from './join-people';
import { ListedNames } from './listed-names';
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
  const names = new ListedNames(users, further);
  const whose = personOf(resolvePeople(chat, { participants: names.reported() }));
  const userByRules = (name: string): ListedUser | undefined => {
    const person = whose.get(name);
    if (person === undefined || isDoubtful(name, person)) return undefined;
    const fits = names.fitting(name);
    // `LM` and 운영진 are no names and join nobody, unless the list says who writes under them.
    const listed = find(name);
    if (listed.kind === 'user' && (fits.length < 2 || parseDisplayName(name).stripped.length > 0))
      return listed.user;
    return fits.length < 2 ? names.userOfKey(person.email) : undefined;
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
  const people = joinPeople({ tallies, whose, userOf, names });
  return { people, userOf, unsettled, problems: problemsOf(decided) };
}

/** A name that fits two people of the chat is nobody's, even where the list has one of them. */
function isDoubtful(name: string, { reasons }: ChatPerson): boolean {
  return reasons.some((reason) => reason.code === 'ambiguous' && reason.name === name);
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

function problemsOf(decided: ReadonlyMap<string, Reference>): string[] {
  return Array.from(decided).flatMap(([name, reference]) => {
    if (reference.kind !== 'unclear') return [];
    const fits = reference.fits === 0 ? 'nobody of the list' : `${reference.fits} of the list`;
    return [`the user that is settled for "${name}" fits ${fits}: write an e-mail address`];
  });
}
