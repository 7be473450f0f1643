import type { KeyedVerdict } from '@nunchi/window';

/** What an alarm is about: one programme, a menu, or everything. */
export type Level = 'title' | 'menu' | 'service';

/** Something odd, told once. */
export interface Alarm {
  /** The end of the window that showed it, milliseconds since the epoch. */
  readonly at: number;
  readonly level: Level;
  /** The cpk, the base_mck, or `all`. */
  readonly key: string;
  /** What people call it. */
  readonly name: string;
  readonly kind: KeyedVerdict['kind'];
  readonly expected: number;
  readonly actual: number;
  readonly pValue: number;
}

/** An alarm that may be one. */
export interface Suspicion extends Alarm {
  /** The menu of a programme, the menu itself, else empty. */
  readonly menu: string;
}

/** Milliseconds in which the same thing is not told again. */
const QUIET = 600_000;
/** Alarms kept. */
const KEPT = 500;
/** A drop to less than this share of the expected plays takes along everything beneath. */
const GONE = 0.2;
const WIDTH: Readonly<Record<Level, number>> = { title: 0, menu: 1, service: 2 };

/** What was told, and what it explains. */
interface Told {
  readonly level: Level;
  readonly menu: string;
  readonly kind: Alarm['kind'];
  readonly gone: boolean;
  at: number;
}

/**
 * Alarms, each told once and where it belongs: a burst of one programme is not told again of its menu
 * and the service, and an outage of the service not of each menu and programme.
 */
export class Alarms {
  #list: Alarm[] = [];
  #told = new Map<string, Told>();
  #count = 0;

  /** The newest last. */
  get list(): readonly Alarm[] {
    return this.#list;
  }

  /** How many there have been. */
  get count(): number {
    return this.#count;
  }

  /** Tells those of a window that are new. */
  take(suspicions: readonly Suspicion[]): void {
    // What explains others comes first: narrow bursts, wide drops.
    const order = ({ kind, level }: Suspicion): number =>
      kind === 'burst' ? WIDTH[level] : -WIDTH[level];
    for (const suspicion of [...suspicions].sort((a, b) => order(a) - order(b)))
      this.#offer(suspicion);
  }

  #offer(suspicion: Suspicion): void {
    const { menu, ...alarm } = suspicion;
    const { at, level, key, kind } = alarm;
    for (const [id, told] of this.#told) if (at - told.at > QUIET) this.#told.delete(id);
    const id = `${kind} ${level} ${key}`;
    const same = this.#told.get(id);
    if (same) {
      same.at = at;
      return;
    }
    if ([...this.#told.values()].some((told) => explains(told, suspicion))) return;
    const gone = alarm.actual < GONE * alarm.expected;
    this.#told.set(id, { level, menu, kind, gone, at });
    this.#count++;
    this.#list.push(alarm);
    if (this.#list.length > KEPT) this.#list.shift();
  }

  save(): unknown {
    return { list: this.#list, told: [...this.#told], count: this.#count };
  }

  restore(saved: unknown): void {
    const { list, told, count } = saved as { list: Alarm[]; told: [string, Told][]; count: number };
    this.#list = list;
    this.#told = new Map(told);
    this.#count = count;
  }
}

function explains(told: Told, { kind, level, menu }: Suspicion): boolean {
  if (told.kind !== kind) return false;
  const [wide, narrow] = kind === 'burst' ? [level, told.level] : [told.level, level];
  if (WIDTH[wide] <= WIDTH[narrow]) return false;
  return (kind === 'burst' || told.gone) && (wide === 'service' || told.menu === menu);
}
