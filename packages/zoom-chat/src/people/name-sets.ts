/**
 * What speaks for or against two names being one person: a kind (`email`, `group 조`, ...) and the
 * values known of it. Two people differ when both have a kind and share no value of it.
 */
export type Traits = ReadonlyMap<string, ReadonlySet<string>>;

/** The kinds in which two people differ. */
export function differences(a: Traits, b: Traits): string[] {
  const found: string[] = [];
  for (const [kind, values] of a) {
    const others = b.get(kind);
    if (others !== undefined && ![...values].some((value) => others.has(value))) found.push(kind);
  }
  return found;
}

interface NameSet {
  names: string[];
  traits: Map<string, Set<string>>;
}

/**
 * Display names in disjoint sets, one set a person (union-find, the smaller set into the larger).
 * Names that a rule keeps apart never come into one set.
 */
export class NameSets {
  private readonly sets = new Map<string, NameSet>();
  private readonly apart = new Map<string, string[]>();

  add(name: string, traits: Traits): void {
    const own = new Map(Array.from(traits, ([kind, values]) => [kind, new Set(values)]));
    this.sets.set(name, { names: [name], traits: own });
  }

  keepApart(a: string, b: string): void {
    for (const [name, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = this.apart.get(name);
      if (known === undefined) this.apart.set(name, [other]);
      else known.push(other);
    }
  }

  /** The names of one person; the same array for all of them. */
  of(name: string): readonly string[] {
    return this.set(name).names;
  }

  traits(name: string): Traits {
    return this.set(name).traits;
  }

  together(a: string, b: string): boolean {
    return this.set(a) === this.set(b);
  }

  /** A rule keeps some names of the two sets apart: those names, else `null`. */
  forbidden(a: string, b: string): readonly [string, string] | null {
    if (this.apart.size === 0) return null;
    const [few, many] = bySize(this.set(a), this.set(b));
    for (const name of few.names) {
      for (const other of this.apart.get(name) ?? []) {
        if (this.sets.get(other) === many) return [name, other];
      }
    }
    return null;
  }

  hasRule(name: string): boolean {
    return this.apart.size > 0 && this.set(name).names.some((one) => this.apart.has(one));
  }

  /** @returns Whether the two are one person now. */
  unite(a: string, b: string): boolean {
    if (this.together(a, b)) return true;
    if (this.forbidden(a, b) !== null) return false;
    const [few, many] = bySize(this.set(a), this.set(b));
    for (const name of few.names) {
      many.names.push(name);
      this.sets.set(name, many);
    }
    for (const [kind, values] of few.traits) {
      const known = many.traits.get(kind);
      if (known === undefined) many.traits.set(kind, values);
      else for (const value of values) known.add(value);
    }
    return true;
  }

  private set(name: string): NameSet {
    const found = this.sets.get(name);
    if (found === undefined) throw new RangeError('a name that was never added');
    return found;
  }
}

function bySize(a: NameSet, b: NameSet): [few: NameSet, many: NameSet] {
  return a.names.length <= b.names.length ? [a, b] : [b, a];
}
