import type { ChatTime } from '../types.js';
import type { Entry } from './entry.js';
import { fullerEvent } from './fuller-event.js';
import type { ChatMatch } from './match-events.js';
import { timeAt } from './timeline.js';

/**
 * Puts the entries of another file into those of the base: matched ones into their match, the rest
 * in between, by time, and never before or behind their own neighbours that were matched. Of one
 * second the base comes first.
 */
export function interleave(
  base: readonly Entry[],
  other: readonly Entry[],
  { matches, shifts }: ChatMatch,
  shiftElse: number,
  kind: ChatTime['kind'],
): Entry[] {
  const combined = [...base];
  /** For each place before a base entry, and the end, what comes there. */
  const slots: Entry[][] = Array.from({ length: base.length + 1 }, () => []);
  const latest = runningMax(base);
  const nextMatch = nextMatches(matches);
  let slot = 0;
  let clock = -Infinity;
  for (const [index, entry] of other.entries()) {
    const match = matches[index] ?? -1;
    const matched = base[match];
    if (matched !== undefined) {
      combined[match] = combine(combined[match] ?? matched, entry);
      slot = Math.max(slot, match + 1);
      continue;
    }
    const own = entry.clock === null ? null : entry.clock + (shifts?.[index] ?? shiftElse);
    // A note stays behind what is before it.
    if (own !== null) clock = Math.max(clock, own);
    const end = nextMatch[index] ?? base.length;
    while (slot < end && (latest[slot] ?? Infinity) <= clock) slot++;
    slots[slot]?.push(own === null ? entry : moved(entry, own, kind));
  }
  return slots.flatMap((inserted, index) => {
    const entry = combined[index];
    return entry === undefined ? inserted : [...inserted, entry];
  });
}

function combine(entry: Entry, other: Entry): Entry {
  return {
    ...entry,
    event: fullerEvent(entry.event, other.event),
    sources: [...entry.sources, ...other.sources],
  };
}

function moved(entry: Entry, clock: number, kind: ChatTime['kind']): Entry {
  const { event } = entry;
  if (event.type === 'note') return entry;
  return { ...entry, clock, event: { ...event, time: timeAt(clock, kind) } };
}

/** The latest clock up to each entry; what has none is as late as what is before it. */
function runningMax(entries: readonly Entry[]): number[] {
  let latest = -Infinity;
  return entries.map(({ clock }) => (latest = Math.max(latest, clock ?? -Infinity)));
}

/** For each entry of the other file, the match of the next one that has a match. */
function nextMatches(matches: readonly number[]): (number | undefined)[] {
  const next: (number | undefined)[] = [];
  let match: number | undefined;
  for (let index = matches.length - 1; index >= 0; index--) {
    next[index] = match;
    const own = matches[index] ?? -1;
    if (own >= 0) match = own;
  }
  return next;
}
