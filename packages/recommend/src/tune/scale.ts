import type { NumberDimension } from './space.js';

/** The line on which a number is searched: its logarithm, or itself, with half a step at both ends. */
export interface Scale {
  low: number;
  high: number;
  to: (value: number) => number;
  /** Back, put on the nearest step and inside the bounds. */
  from: (place: number) => number;
  /** The stretch of the line that is rounded to a value; `null` where any number is a value. */
  binOf: (value: number) => readonly [number, number] | null;
}

/** The scale of a dimension. */
export function scaleOf({ low, high, log, step }: NumberDimension): Scale {
  const half = (step ?? 0) / 2;
  const to = log ? Math.log : (x: number): number => x;
  const back = log ? Math.exp : (x: number): number => x;
  const from = (place: number): number => {
    const x = back(place);
    const stepped = step === null ? x : low + Math.round((x - low) / step) * step;
    return Math.min(high, Math.max(low, stepped));
  };
  return {
    ...{ low: to(low - half), high: to(high + half), to, from },
    binOf: (value) => (step === null ? null : [to(value - half), to(value + half)]),
  };
}
