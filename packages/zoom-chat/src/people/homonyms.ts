import type { PersonReason } from '../types.js';
import { differences, type NameSets } from './name-sets.js';

/** More people of one name than this are not compared: nothing tells them apart but their marks. */
const MAX_COMPARED = 64;

/** Sets of names with one bare name whose traits are the same. */
interface Kin {
  /** One display name of each set. */
  readonly names: string[];
}

/**
 * Decides on the display names that share one bare name. Names that fit together become one person.
 * A name that fits two people who differ stays alone: nobody can say which of them wrote it.
 *
 * @param names - Display names with one bare name, sorted: the result hangs on no other order.
 * @param shared - Names that several accounts had; they are never joined.
 * @returns Why names were kept apart.
 */
export function joinHomonyms(
  names: readonly string[],
  sets: NameSets,
  shared: ReadonlySet<string>,
): PersonReason[] {
  const reasons: PersonReason[] = [];
  const kins = groupKin(names, sets, (name) => {
    if (!shared.has(name)) return false;
    const detail = 'several accounts of the participants report had this name';
    reasons.push({ code: 'ambiguous', name, detail });
    return true;
  });
  if (kins.length > MAX_COMPARED) {
    const detail = `more than ${MAX_COMPARED} people have this name`;
    for (const { names: own } of kins) {
      for (const name of own) reasons.push({ code: 'homonym', name, detail });
    }
    return reasons;
  }

  const conflicts = kins.map((kin) => kins.map((other) => conflictOf(kin, other, sets)));
  const fits = (a: number, b: number): boolean => conflicts[a]?.[b] === null;
  const indexes = [...kins.keys()];
  const doubtful = new Set<number>();
  for (const [index, kin] of kins.entries()) {
    const fitting = indexes.filter((other) => other !== index && fits(index, other));
    const pair = firstPair(fitting, (a, b) => !fits(a, b));
    if (pair === null) continue;
    doubtful.add(index);
    const [a, b] = pair.map((other) => kins[other]?.names[0] ?? '');
    const detail = `fits "${a}" and "${b}", who are two people`;
    for (const name of kin.names) reasons.push({ code: 'ambiguous', name, detail });
  }

  const explained = new Set<number>();
  // Without the doubtful ones, those that fit each other fit all that fit them.
  for (const [index, kin] of kins.entries()) {
    if (doubtful.has(index)) continue;
    const [first] = kin.names;
    if (first === undefined) continue;
    for (const name of kin.names) sets.unite(first, name);
    for (const [other, otherKin] of kins.entries()) {
      if (other === index || doubtful.has(other)) continue;
      const conflict = conflicts[index]?.[other] ?? null;
      const [otherFirst] = otherKin.names;
      if (otherFirst === undefined) continue;
      if (conflict === null) sets.unite(first, otherFirst);
      else if (!explained.has(index)) {
        explained.add(index);
        reasons.push({ ...conflict, name: first });
      }
    }
  }
  return reasons;
}

function groupKin(
  names: readonly string[],
  sets: NameSets,
  skip: (name: string) => boolean,
): Kin[] {
  const kins = new Map<string, Kin>();
  const seen = new Set<readonly string[]>();
  for (const name of names) {
    if (skip(name) || seen.has(sets.of(name))) continue;
    seen.add(sets.of(name));
    const traits = [...sets.traits(name)].map(([kind, values]) => [kind, [...values].sort()]);
    // Names with rules of their own are compared one by one.
    const key = JSON.stringify([traits.sort(), sets.hasRule(name) ? name : null]);
    const kin = kins.get(key);
    if (kin === undefined) kins.set(key, { names: [name] });
    else kin.names.push(name);
  }
  return [...kins.values()];
}

function conflictOf(a: Kin, b: Kin, sets: NameSets): PersonReason | null {
  const [name, other] = [a.names[0] ?? '', b.names[0] ?? ''];
  if (name === other) return null;
  const rule = sets.forbidden(name, other);
  if (rule !== null) {
    const detail = `a rule keeps "${rule[0]}" and "${rule[1]}" apart`;
    return { code: 'rule', name, detail };
  }
  const [kind] = differences(sets.traits(name), sets.traits(other));
  if (kind === undefined) return null;
  const detail = `not "${other}": they differ in ${kind.replace(/ .*/, '')}`;
  return { code: 'homonym', name, detail };
}

function firstPair<T>(
  items: readonly T[],
  wanted: (a: T, b: T) => boolean,
): readonly [T, T] | null {
  for (const [at, a] of items.entries()) {
    for (const b of items.slice(at + 1)) if (wanted(a, b)) return [a, b];
  }
  return null;
}
