import { cumulateAssigner, slidingAssigner } from './aligned-assigner.js';
import type { WindowAssigner } from './assigner.js';
import { calendarAssigner } from './calendar-assigner.js';
import type { WindowSpec } from './spec.js';

export type { Bounds, WindowAssigner } from './assigner.js';

export interface AssignerOptions {
  /** Kafka Streams has no window that starts before the epoch. */
  readonly nonNegative?: boolean;
}

/** Windows that the clock alone makes: all but sessions and anchored windows. */
export type TimedWindowSpec = Exclude<WindowSpec, { readonly kind: 'session' | 'anchored' }>;

/** Whether a window is made by the clock alone. */
export function isTimed(spec: WindowSpec): spec is TimedWindowSpec {
  return spec.kind !== 'session' && spec.kind !== 'anchored';
}

/** The assigner of windows that the clock alone makes. */
export function createAssigner(
  spec: TimedWindowSpec,
  { nonNegative = false }: AssignerOptions = {},
): WindowAssigner {
  const all = assignerOf(spec);
  if (!nonNegative) return all;
  return {
    windowStart: (t) => all.windowStart(t),
    assign: (t) => all.assign(t).filter(([start]) => start >= 0),
    paneStart: (t) => all.paneStart(t),
    panesOf: (start, end) => all.panesOf(start, end),
  };
}

function assignerOf(spec: TimedWindowSpec): WindowAssigner {
  switch (spec.kind) {
    case 'sliding':
      return slidingAssigner(spec);
    case 'cumulate':
      return cumulateAssigner(spec);
    case 'calendar':
      return calendarAssigner(spec);
    case 'instant':
      return instantAssigner;
  }
}

const instantAssigner: WindowAssigner = {
  windowStart: (t) => t,
  assign: (t) => [[t, t]],
  paneStart: (t) => t,
  panesOf: (start) => [start],
};
