import type { ChatEvent } from '../types.js';
import type { Entry } from './entry.js';
import { timeAt } from './timeline.js';

const SECOND = 1000;

/** Instants for the events of files without a date, from the nearest event that has one. */
export function fillInstants(entries: readonly Entry[]): Entry[] {
  const filled = fillForward([...entries]);
  // What is before the first instant is reckoned back from it.
  return fillForward(filled.reverse()).reverse();
}

function fillForward(entries: readonly Entry[]): Entry[] {
  const filled: Entry[] = [];
  let known: Entry | undefined;
  for (const entry of entries) {
    const { event, clock, undated } = entry;
    if (event.at !== null) known = entry;
    const at = undated && event.at === null && clock !== null ? reckon(clock, event, known) : null;
    filled.push(at === null ? entry : { ...entry, event: { ...event, at } });
  }
  return filled;
}

function reckon(clock: number, event: ChatEvent, known: Entry | undefined): Date | null {
  if (known === undefined || known.clock === null || known.event.at === null) return null;
  // Nobody knows how long it is from one session to another.
  if (event.time?.session !== known.event.time?.session) return null;
  return new Date(known.event.at.getTime() + (clock - known.clock) * SECOND);
}

/** Days count from the first event, also when an event from before its midnight came in. */
export function startAtDayZero(entries: readonly Entry[]): readonly Entry[] {
  let first = 0;
  for (const { event } of entries) first = Math.min(first, event.time?.day ?? 0);
  if (first === 0) return entries;
  const shift = -first * 86_400;
  return entries.map((entry) => {
    const { event, clock } = entry;
    if (event.type === 'note' || clock === null) return entry;
    const time = timeAt(clock + shift, event.time.kind);
    return { ...entry, clock: clock + shift, event: { ...event, time } };
  });
}
