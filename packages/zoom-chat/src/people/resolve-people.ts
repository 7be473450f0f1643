import { ZoomChatError } from '../errors.js';
import type { ChatPerson, PersonReason, ZoomChat } from '../types.js';
import { nameParser, type ParsedName } from './display-name.js';
import { joinHomonyms } from './homonyms.js';
import { listPeople } from './list-people.js';
import { NameSets } from './name-sets.js';
import { makePerson } from './make-person.js';
import { cleanName } from './name.js';
import { completeRules, type PeopleRules } from './people-rules.js';
import { readReportedNames, type ReportedLink, type ReportedName } from './report-names.js';

/** What is known of the people beside the chat. */
export interface ResolvePeopleOptions {
  /** The participants report, as `parseParticipants` reads it, or its rows. */
  readonly participants?:
    readonly ReportedName[] | { readonly participants: readonly ReportedName[] };
  /** Tables that take the place of the default ones, and names that are or are not one person. */
  readonly rules?: Partial<PeopleRules>;
}

/**
 * The people of a chat: display names that belong to one person are brought together, namesakes
 * are kept apart, and `reasons` says why for each name.
 *
 * Two names are one person when a rule says so (`same`), when the participants report does (a
 * rename, one e-mail address), or when they are one bare name and nothing speaks against it: no
 * other group, student number, address or standing (student or staff). A bare name that fits two
 * namesakes stays a person of its own. The order of the events never decides who is who.
 *
 * @param chat - A chat of any source.
 * @returns The people in order of appearance. `names` holds the names of the report too.
 * @throws ZoomChatError `invalid-options` when `same` and `apart` contradict each other.
 * @example
 * ```ts
 * const people = resolvePeople(parseZoomChat(text)); // 2조_김하늘, 김하늘(강사), ...
 * people[0]?.name; // '김하늘'
 * people[0]?.reasons; // [{ code: 'decoration', name: '2조_김하늘', detail: '"2조" tells a group' }]
 * ```
 */
export function resolvePeople(
  chat: Pick<ZoomChat, 'events'>,
  options: ResolvePeopleOptions = {},
): ChatPerson[] {
  return resolveListed(listPeople(chat.events), options);
}

/** `resolvePeople` for a list with one person a display name. */
export function resolveListed(
  listed: readonly ChatPerson[],
  options: ResolvePeopleOptions = {},
): ChatPerson[] {
  const rules = completeRules(options.rules);
  const parse = nameParser(rules);
  const parsed = new Map<string, ParsedName>();
  const parsedName = (name: string): ParsedName => {
    let found = parsed.get(name);
    if (found === undefined) parsed.set(name, (found = parse(name)));
    return found;
  };
  const genericNames = new Set(rules.genericNames.map((name) => name.toLowerCase()));
  const isGeneric = (name: string): boolean =>
    genericNames.has(name.toLowerCase()) || tellsOnlyMarks(parsedName(name));

  const { participants = [] } = options;
  const rows = 'participants' in participants ? participants.participants : participants;
  const report = readReportedNames(rows, isGeneric, (name) => traitsOf(parsedName(name)));
  const order = [...new Set([...listed.map(({ name }) => name), ...report.names])];
  const sorted = [...order].sort();
  const sets = new NameSets();
  for (const name of sorted) sets.add(name, traitsOf(parsedName(name), report.emailOf.get(name)));

  const reasons: PersonReason[] = applyRules(sets, rules, new Set(order));
  for (const link of report.links) {
    if (sets.unite(link.name, link.other)) reasons.push(reasonOfLink(link));
  }
  for (const names of groupBy(sorted, (name) => parsedName(name).name)) {
    for (const same of groupBy(names, (name) => parsedName(name).studentNumber ?? '')) {
      const [first = ''] = same;
      if (parsedName(first).studentNumber === undefined) continue;
      for (const name of same) sets.unite(first, name);
    }
    if (names.length > 1) reasons.push(...joinHomonyms(names, sets, report.shared));
  }

  const reasonsOf = new Map<string, PersonReason[]>();
  for (const reason of reasons) {
    const known = reasonsOf.get(reason.name);
    if (known === undefined) reasonsOf.set(reason.name, [reason]);
    else known.push(reason);
  }
  const tallies = new Map(listed.map((person) => [person.name, person]));
  const people: ChatPerson[] = [];
  for (const names of groupBy(order, (name) => sets.of(name)[0])) {
    if (!names.some((name) => tallies.has(name))) continue;
    const email = names
      .map((name) => report.emailOf.get(name))
      .find((known) => known !== undefined);
    people.push(
      makePerson(people.length, names, {
        parsed: parsedName,
        tallies,
        reasonsOf,
        isGeneric,
        email,
      }),
    );
  }
  return people;
}

/**
 * The person behind each display name.
 *
 * @example
 * ```ts
 * const whose = personOf(resolvePeople(chat));
 * whose.get('2조_김하늘')?.name; // '김하늘'
 * ```
 */
export function personOf(people: readonly ChatPerson[]): Map<string, ChatPerson> {
  return new Map(people.flatMap((person) => person.names.map((name) => [name, person] as const)));
}

function traitsOf(parsed: ParsedName, email?: string): Map<string, Set<string>> {
  const traits = new Map<string, Set<string>>();
  // Of two groups of one unit in one name, both are known.
  for (const { unit, name } of parsed.groups) {
    traits.set(`group ${unit}`, new Set([...(traits.get(`group ${unit}`) ?? []), name]));
  }
  if (parsed.studentNumber !== undefined) {
    traits.set('student-number', new Set([parsed.studentNumber]));
  }
  if (parsed.role !== undefined) {
    traits.set('standing', new Set([parsed.role === 'student' ? 'student' : 'staff']));
  }
  if (email !== undefined) traits.set('e-mail', new Set([email]));
  return traits;
}

/** `iPhone`, `오프라인`: marks, and no name. */
function tellsOnlyMarks({ stripped, role, place, device, group }: ParsedName): boolean {
  return stripped.length === 0 && (role ?? place ?? device ?? group) !== undefined;
}

function applyRules(
  sets: NameSets,
  rules: PeopleRules,
  known: ReadonlySet<string>,
): PersonReason[] {
  const reasons: PersonReason[] = [];
  const pairs = (list: PeopleRules['same']): [string, string][] =>
    (list ?? [])
      .map(([a, b]): [string, string] => [cleanName(a), cleanName(b)])
      .filter(([a, b]) => known.has(a) && known.has(b));
  for (const [a, b] of pairs(rules.apart)) {
    if (a !== b) sets.keepApart(a, b);
  }
  for (const [a, b] of pairs(rules.same)) {
    if (!sets.unite(a, b)) {
      throw new ZoomChatError(
        'invalid-options',
        'rules.same and rules.apart contradict each other',
      );
    }
    const detail = (other: string): string => `a rule says that this is "${other}"`;
    reasons.push({ code: 'rule', name: a, detail: detail(b) });
    reasons.push({ code: 'rule', name: b, detail: detail(a) });
  }
  return reasons;
}

function reasonOfLink({ code, name, other }: ReportedLink): PersonReason {
  const detail =
    code === 'same-email'
      ? `has the e-mail address of "${other}" in the participants report`
      : `was "${other}" before, says the participants report`;
  return { code, name, detail };
}

/** Items with one key, in the order in which the keys came. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => unknown): T[][] {
  const groups = new Map<unknown, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
