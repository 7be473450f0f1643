import type { ChatPerson } from '../types.js';
import { cleanName } from './name.js';
import { MarkReader, type GroupName, type StrippedMark } from './name-marks.js';
import { peelName, type Peeled } from './peel-name.js';
import { completeRules, type PeopleRules } from './people-rules.js';

/** A display name, taken apart. */
export interface ParsedName {
  /** The name alone; the whole display name when nothing else would be left. */
  readonly name: string;
  readonly role?: NonNullable<ChatPerson['role']>;
  /** Name of the first of `groups`. */
  readonly group?: string;
  readonly place?: NonNullable<ChatPerson['place']>;
  readonly device?: string;
  readonly studentNumber?: string;
  /** Every group told, in the order of the rules: `3기 2조 김하늘` tells `2조` and `3기`. */
  readonly groups: readonly GroupName[];
  /** What was taken off, in the order in which it was. */
  readonly stripped: readonly StrippedMark[];
}

/** No real name is longer; longer ones are left alone, so that a name costs a bounded time. */
const MAX_NAME = 200;
const ROLES = ['instructor', 'staff', 'student'] as const;

/** Parsers by their rules: to make the tables ready takes as long as a hundred names. */
const parsers = new WeakMap<PeopleRules, (displayName: string) => ParsedName>();

/**
 * Takes a display name apart: the name, and the marks that people put around it in a class (group,
 * role, place, device, student number).
 *
 * @param displayName - As it stands in the chat.
 * @param rules - Tables that take the place of the default ones.
 * @returns The parts; `name` is the cleaned display name when there is no mark.
 * @example
 * ```ts
 * parseDisplayName('2조_김하늘(강사)'); // { name: '김하늘', group: '2조', role: 'instructor', ... }
 * parseDisplayName('이도윤의 iPhone'); // { name: '이도윤', device: 'iPhone', ... }
 * ```
 */
export function parseDisplayName(displayName: string, rules?: Partial<PeopleRules>): ParsedName {
  return nameParser(completeRules(rules))(displayName);
}

/** `parseDisplayName` for many names: the tables are made ready once. */
export function nameParser(rules: PeopleRules): (displayName: string) => ParsedName {
  const known = parsers.get(rules);
  if (known !== undefined) return known;
  const parser = makeParser(rules);
  parsers.set(rules, parser);
  return parser;
}

function makeParser(rules: PeopleRules): (displayName: string) => ParsedName {
  const reader = new MarkReader(rules);

  return (displayName) => {
    const whole = cleanName(displayName).replace(/\s+/g, ' ');
    if (whole.length > MAX_NAME) return { name: whole, groups: [], stripped: [] };
    const stripped: StrippedMark[] = [];
    let name = whole;
    for (let next: Peeled | null = { rest: whole, marks: [] }; next !== null;) {
      name = next.rest;
      stripped.push(...next.marks);
      next = peelName(name, rules.possessives, reader);
    }
    // What is left may itself be a mark, as `오프라인`: it stays the name and tells what it tells.
    const told = [...stripped, ...(reader.read(name, false) ?? [])];
    const groups = told
      .flatMap((mark) => mark.group ?? [])
      .filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at)
      .sort((a, b) => a.rank - b.rank);
    const role = ROLES.find((candidate) => told.some((mark) => mark.role === candidate));
    const place = told.find((mark) => mark.place !== undefined)?.place;
    const device = told.find((mark) => mark.device !== undefined)?.device;
    const studentNumber = told.find((mark) => mark.studentNumber !== undefined)?.studentNumber;
    return {
      name,
      ...(role === undefined ? {} : { role }),
      ...(groups[0] === undefined ? {} : { group: groups[0].name }),
      ...(place === undefined ? {} : { place }),
      ...(device === undefined ? {} : { device }),
      ...(studentNumber === undefined ? {} : { studentNumber }),
      groups,
      stripped,
    };
  };
}
