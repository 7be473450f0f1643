import type { Bounds, WindowAssigner } from './assigner.js';
import type { WindowSpec } from './spec.js';

type Spec<Kind extends WindowSpec['kind']> = Extract<WindowSpec, { readonly kind: Kind }>;

/**
 * The last multiple of `step` (moved by `offset`) at `t` or before. The quotient is exact enough: for
 * |t| < 2^53 no double lies between t / step and the whole number above it.
 */
export function alignedStart(t: number, step: number, offset: number): number {
  return Math.floor((t - offset) / step) * step + offset;
}

/**
 * Sliding and tumbling windows. Each slide is cut where older windows end, so into two panes where
 * the slide does not divide the size, and one where it does: Krishnamurthy, Wu, Franklin, "On-the-fly
 * sharing for streamed aggregation" (SIGMOD 2006), "paired windows".
 */
export function slidingAssigner({ size, slide, offset }: Spec<'sliding'>): WindowAssigner {
  const cut = size % slide;
  let last = NaN;

  function windowStart(t: number): number {
    // Rows come nearly in order: the same start as before is the rule.
    if (!(t >= last && t < last + slide)) last = alignedStart(t, slide, offset);
    return last;
  }

  return {
    windowStart,

    assign(t) {
      const windows: Bounds[] = [];
      for (let start = windowStart(t); t < start + size; start -= slide)
        windows.push([start, start + size]);
      return windows.reverse();
    },

    paneStart(t) {
      const start = windowStart(t);
      return t - start < cut ? start : start + cut;
    },

    panesOf(start, end) {
      const panes: number[] = [];
      for (let at = start; at < end; at += slide) {
        panes.push(at);
        if (cut > 0 && at + cut < end) panes.push(at + cut);
      }
      return panes;
    },
  };
}

/** Windows that all begin with a bucket of `size` and end at each further step: a pane is a step. */
export function cumulateAssigner({ size, step, offset }: Spec<'cumulate'>): WindowAssigner {
  let last = NaN;

  function windowStart(t: number): number {
    if (!(t >= last && t < last + size)) last = alignedStart(t, size, offset);
    return last;
  }

  function paneStart(t: number): number {
    return alignedStart(t, step, windowStart(t));
  }

  return {
    windowStart,
    paneStart,

    assign(t) {
      const start = windowStart(t);
      const windows: Bounds[] = [];
      for (let end = paneStart(t) + step; end <= start + size; end += step)
        windows.push([start, end]);
      return windows;
    },

    panesOf(start, end) {
      const panes: number[] = [];
      for (let at = start; at < end; at += step) panes.push(at);
      return panes;
    },
  };
}
