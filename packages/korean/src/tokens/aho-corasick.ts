/**
 * Finds many sequences of symbols at once (Aho and Corasick 1975,
 * {@link https://doi.org/10.1145/360825.360855}): one step a symbol, whatever the number of patterns.
 *
 * ```
 * let state = 0;
 * for (const symbol of symbols) {
 *   state = automaton.next(state, symbol);
 *   automaton.report(state, (pattern) => ...); // patterns that end here, longest first
 * }
 * ```
 */
export interface Automaton {
  readonly next: (state: number, symbol: number) => number;
  readonly report: (state: number, found: (pattern: number) => void) => void;
}

/** Builds the automaton of patterns, which are told by their index. Empty patterns never match. */
export function buildAutomaton(patterns: readonly (readonly number[])[]): Automaton {
  const children = [new Map<number, number>()];
  /** Patterns that end at a state. */
  const ends: number[][] = [[]];
  patterns.forEach((pattern, index) => {
    let state = 0;
    for (const symbol of pattern) {
      let child = childrenOf(state).get(symbol);
      if (child === undefined) {
        child = children.push(new Map<number, number>()) - 1;
        ends.push([]);
        childrenOf(state).set(symbol, child);
      }
      state = child;
    }
    if (state > 0) (ends[state] as number[]).push(index);
  });

  /** The state of the longest proper suffix, and the nearest state down that line where some end. */
  const suffix = new Int32Array(children.length);
  const ending = new Int32Array(children.length);
  const queue = [...childrenOf(0).values()];
  for (let at = 0; at < queue.length; at += 1) {
    const state = queue[at] as number;
    const shorter = suffix[state] as number;
    ending[state] = (ends[shorter] as number[]).length > 0 ? shorter : (ending[shorter] as number);
    for (const [symbol, child] of childrenOf(state)) {
      suffix[child] = next(shorter, symbol);
      queue.push(child);
    }
  }

  function childrenOf(state: number): Map<number, number> {
    return children[state] as Map<number, number>;
  }

  function next(from: number, symbol: number): number {
    for (let state = from; ; state = suffix[state] as number) {
      const child = childrenOf(state).get(symbol);
      if (child !== undefined) return child;
      if (state === 0) return 0;
    }
  }

  function report(state: number, found: (pattern: number) => void): void {
    for (let at = state; at > 0; at = ending[at] as number) {
      for (const pattern of ends[at] as number[]) found(pattern);
    }
  }

  return { next, report };
}
