import { cleanName } from './name.js';
import { differences, type Traits } from './name-sets.js';

/** What the people resolver reads of a row of the participants report. */
export interface ReportedName {
  readonly name: string;
  readonly originalName?: string | null;
  readonly email?: string | null;
}

/** Two display names that the report says are one person. */
export interface ReportedLink {
  readonly code: 'original-name' | 'same-email';
  readonly name: string;
  readonly other: string;
}

export interface ReportedNames {
  /** Every name of the report, in its order. */
  readonly names: readonly string[];
  /** Address of each name that only one account had. */
  readonly emailOf: ReadonlyMap<string, string>;
  /** Names that several accounts had. */
  readonly shared: ReadonlySet<string>;
  /** Sorted, so that the order of the rows decides nothing. */
  readonly links: readonly ReportedLink[];
}

/**
 * Reads which names belong together from the participants report: `New (Original)` and equal
 * addresses. Names that an account has by default (`iPhone`, `Zoom user`) link nobody.
 */
export function readReportedNames(
  rows: readonly ReportedName[],
  isGeneric: (name: string) => boolean,
  traitsOf: (name: string) => Traits,
): ReportedNames {
  const names = new Set<string>();
  const emails = new Groups();
  const renamed = new Groups();
  const originals = new Groups();
  const byEmail = new Groups();
  for (const row of rows) {
    const name = cleanName(row.name);
    const original = cleanName(row.originalName ?? '');
    const email = (row.email ?? '').trim().toLowerCase();
    for (const one of [name, original]) {
      if (one === '') continue;
      names.add(one);
      if (email === '' || isGeneric(one)) continue;
      emails.add(one, email);
      byEmail.add(email, one);
    }
    if (name === '' || original === '' || name === original) continue;
    if (isGeneric(name) || isGeneric(original)) continue;
    renamed.add(original, name);
    originals.add(name, original);
  }

  const shared = new Set<string>();
  for (const [name, known] of emails) if (known.size > 1) shared.add(name);
  for (const [original, news] of renamed) {
    // `2조_김민준 (김민준)` and `5조_김민준 (김민준)`: two accounts that are both called so.
    if (emails.of(original).size !== 1 && conflict([...news].map(traitsOf))) shared.add(original);
  }

  const links: ReportedLink[] = [];
  const link = (code: ReportedLink['code'], name: string, other: string): void => {
    if (!shared.has(name) && !shared.has(other)) links.push({ code, name, other });
  };
  for (const [name, olds] of originals) {
    // One name with two originals may be two people; an address in common says it is not.
    if (olds.size > 1 && emails.of(name).size !== 1) continue;
    for (const old of olds) link('original-name', name, old);
  }
  for (const [, known] of byEmail) {
    const sorted = [...known].filter((name) => !shared.has(name)).sort();
    sorted.slice(1).forEach((name, at) => {
      link('same-email', name, sorted[at] ?? name);
    });
  }
  links.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));

  const emailOf = new Map<string, string>();
  for (const [name, known] of emails) {
    for (const email of known) if (!shared.has(name)) emailOf.set(name, email);
  }
  return { names: [...names], emailOf, shared, links };
}

/** Whether any two of many differ; each is compared with the union of those before it. */
function conflict(all: readonly Traits[]): boolean {
  const union = new Map<string, Set<string>>();
  for (const traits of all) {
    if (differences(traits, union).length > 0) return true;
    for (const [kind, values] of traits) {
      const known = union.get(kind) ?? new Set();
      for (const value of values) known.add(value);
      union.set(kind, known);
    }
  }
  return false;
}

function sortKey(link: ReportedLink): string {
  return `${link.name}\0${link.other}\0${link.code}`;
}

class Groups extends Map<string, Set<string>> {
  add(key: string, value: string): void {
    const known = this.get(key);
    if (known === undefined) this.set(key, new Set([value]));
    else known.add(value);
  }

  of(key: string): ReadonlySet<string> {
    return this.get(key) ?? new Set();
  }
}
