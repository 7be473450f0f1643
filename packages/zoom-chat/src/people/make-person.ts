import type { ChatPerson, PersonReason } from '../types.js';
import type { ParsedName } from './display-name.js';

/** What is known of the display names. */
export interface NameFacts {
  readonly parsed: (name: string) => ParsedName;
  /** Counts of the names that wrote in the chat. */
  readonly tallies: ReadonlyMap<string, ChatPerson>;
  readonly reasonsOf: ReadonlyMap<string, readonly PersonReason[]>;
  /** Names that an account has by default. */
  readonly isGeneric: (name: string) => boolean;
  readonly email: string | undefined;
}

const ROLES = ['instructor', 'staff', 'student'] as const;

/** One person of display names that belong together, those of the chat first. */
export function makePerson(id: number, names: readonly string[], facts: NameFacts): ChatPerson {
  const parsed = names.map(facts.parsed);
  const named = names.find((name) => !facts.isGeneric(name)) ?? names[0] ?? '';
  const role = ROLES.find((candidate) => parsed.some((one) => one.role === candidate));
  const group = parsed.find((one) => one.group !== undefined)?.group;
  const place = parsed.find((one) => one.place !== undefined)?.place;
  let messages = 0;
  let reactions = 0;
  for (const name of names) {
    messages += facts.tallies.get(name)?.messages ?? 0;
    reactions += facts.tallies.get(name)?.reactions ?? 0;
  }
  return {
    id,
    name: facts.parsed(named).name,
    names,
    messages,
    reactions,
    ...(facts.email === undefined ? {} : { email: facts.email }),
    ...(role === undefined ? {} : { role }),
    ...(group === undefined ? {} : { group }),
    ...(place === undefined ? {} : { place }),
    reasons: names.flatMap((name) => [
      ...reasonOfMarks(name, names, facts),
      ...(facts.reasonsOf.get(name) ?? []),
    ]),
  };
}

/** Why a display name has this bare name. */
function reasonOfMarks(
  name: string,
  names: readonly string[],
  { parsed }: NameFacts,
): PersonReason[] {
  const { name: bare, stripped } = parsed(name);
  if (stripped.length > 0) {
    const code = stripped.some((mark) => mark.device !== undefined) ? 'device' : 'decoration';
    const detail = stripped.map((mark) => `"${mark.text}" ${toldBy(mark)}`).join(', ');
    return [{ code, name, detail }];
  }
  const bareToo = names.find((other) => other !== name && parsed(other).name === bare);
  if (bareToo === undefined) return [];
  return [{ code: 'same-name', name, detail: `is the bare name of "${bareToo}"` }];
}

function toldBy(mark: ParsedName['stripped'][number]): string {
  if (mark.group !== undefined) return 'tells a group';
  if (mark.role !== undefined) return 'tells a role';
  if (mark.place !== undefined) return 'tells a place';
  if (mark.device !== undefined) return 'names a device';
  return mark.studentNumber === undefined ? 'is no part of a name' : 'is a student number';
}
