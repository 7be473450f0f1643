import type { ChatRecipient } from '../types.js';
import { estimateShift, type SharedKey } from './clock-shift.js';
import { indexByKey, type Entry } from './entry.js';

/** Which events of another file are events of the base, and how the clocks differ. */
export interface ChatMatch {
  /** For each entry of the other file the index in the base, or -1. */
  readonly matches: readonly number[];
  /** For each entry of the other file what to add to its clock; `null` when nothing is shared. */
  readonly shifts: readonly number[] | null;
}

export interface MatchOptions {
  readonly tolerance: number;
  /** The shift of the clocks that is likely, and how far off it may be. */
  readonly expected: number | null;
  readonly reach: number;
  /** One of the clocks stops in breaks, as that of a recording does: there are several shifts. */
  readonly mayPause: boolean;
}

const MAX_SHIFTS = 8;
const PAIRS_PER_EVENT = 32;
const NONE = -1;

/** Matches events one to one: those of one key, and of times that are one after the shift. */
export function matchEvents(
  base: readonly Entry[],
  other: readonly Entry[],
  options: MatchOptions,
): ChatMatch {
  const baseByKey = indexByKey(base);
  const otherByKey = indexByKey(other);
  const matches = other.map(() => NONE);
  const taken = base.map(() => false);
  const shiftOf: (number | undefined)[] = other.map(() => undefined);
  const keys = Math.min(baseByKey.size, otherByKey.size);
  const budget = PAIRS_PER_EVENT * (base.length + other.length) + 1000;

  /** What is left to match, key by key. */
  const shared = (): { base: number[]; other: number[] }[] => {
    const left: { base: number[]; other: number[] }[] = [];
    for (const [key, indexes] of otherByKey) {
      const free = {
        base: (baseByKey.get(key) ?? []).filter((index) => taken[index] === false),
        other: indexes.filter((index) => matches[index] === NONE),
      };
      if (free.base.length > 0 && free.other.length > 0) left.push(free);
    }
    return left;
  };
  const take = (baseIndex: number, otherIndex: number, shift?: number): void => {
    matches[otherIndex] = baseIndex;
    taken[baseIndex] = true;
    shiftOf[otherIndex] = shift;
  };

  let found = false;
  for (let round = 0; round < (options.mayPause ? MAX_SHIFTS : 1); round++) {
    const left = shared();
    const clocks = left.map((one): SharedKey => ({
      base: one.base.flatMap((index) => base[index]?.clock ?? []),
      other: one.other.flatMap((index) => other[index]?.clock ?? []),
    }));
    const hints =
      round === 0
        ? { expected: options.expected, reach: options.reach, keys, budget }
        : { expected: null, reach: Infinity, keys: Infinity, budget };
    const shift = estimateShift(
      clocks.filter((one) => one.base.length > 0 && one.other.length > 0),
      hints,
    );
    if (shift === null) break;
    found = true;
    for (const one of left) pairByTime(one.base, one.other, shift);
  }
  // Notes have no time; the same note is the same note.
  for (const one of shared()) {
    const notes = one.other.filter((index) => other[index]?.clock === null);
    for (const [at, index] of notes.entries()) {
      const baseIndex = one.base[at];
      if (baseIndex !== undefined) take(baseIndex, index);
    }
  }
  return { matches, shifts: found ? fillShifts(shiftOf) : null };

  /** Equal receivers before such as may be equal, equal times before near ones. */
  function pairByTime(
    baseIndexes: readonly number[],
    otherIndexes: readonly number[],
    shift: number,
  ): void {
    for (const [baseClass, otherClass] of RECEIVERS) {
      for (const within of new Set([0, 1, options.tolerance])) {
        if (within > options.tolerance) continue;
        if (otherIndexes.every((index) => matches[index] !== NONE)) return;
        const buckets = new Map<string, { base: number[]; other: number[] }>();
        const put = (side: 'base' | 'other', name: string | null, index: number): void => {
          if (name === null) return;
          let bucket = buckets.get(name);
          if (bucket === undefined) buckets.set(name, (bucket = { base: [], other: [] }));
          bucket[side].push(index);
        };
        for (const index of baseIndexes) {
          const entry = base[index];
          if (entry === undefined || entry.clock === null || taken[index] === true) continue;
          put('base', baseClass(entry.event.recipient), index);
        }
        for (const index of otherIndexes) {
          const entry = other[index];
          if (entry === undefined || entry.clock === null || matches[index] !== NONE) continue;
          put('other', otherClass(entry.event.recipient), index);
        }
        for (const bucket of buckets.values()) sweep(bucket, shift, within);
      }
    }
  }

  /** As many pairs as there can be: the earliest of one side with the earliest that fits it. */
  function sweep(bucket: { base: number[]; other: number[] }, shift: number, within: number): void {
    const baseClock = (index: number | undefined): number => base[index ?? NONE]?.clock ?? 0;
    const otherClock = (index: number): number => (other[index]?.clock ?? 0) + shift;
    bucket.base.sort((a, b) => baseClock(a) - baseClock(b));
    bucket.other.sort((a, b) => otherClock(a) - otherClock(b));
    let at = 0;
    for (const index of bucket.other) {
      while (at < bucket.base.length && baseClock(bucket.base[at]) < otherClock(index) - within)
        at++;
      const baseIndex = bucket.base[at];
      if (baseIndex === undefined) return;
      if (baseClock(baseIndex) > otherClock(index) + within) continue;
      take(baseIndex, index, shift);
      at++;
    }
  }
}

type ReceiverClass = (recipient: ChatRecipient) => string | null;

const all: ReceiverClass = () => '';
const unknown: ReceiverClass = ({ kind }) => (kind === 'unknown' ? '' : null);
const kindOf: ReceiverClass = ({ kind }) => kind;
const exact: ReceiverClass = ({ kind, name }) => `${kind} ${name ?? ''}`;
const nameless: ReceiverClass = ({ kind, name }) => (name === undefined ? kind : null);

/** Which receivers may be one, the surest first. An older client says nothing of the receiver. */
const RECEIVERS: readonly (readonly [base: ReceiverClass, other: ReceiverClass])[] = [
  [exact, exact],
  [nameless, kindOf],
  [kindOf, nameless],
  [unknown, all],
  [all, unknown],
];

/** The shift at an event that was not matched: that of the last matched one before it. */
function fillShifts(known: readonly (number | undefined)[]): number[] {
  let last = known.find((shift) => shift !== undefined) ?? 0;
  return known.map((shift) => (last = shift ?? last));
}
