/** Scripts with lower case lie below this unit, but for a few that nobody writes names in. */
const CASED_UNITS = 0x2000;

const NONE = -1;

/**
 * Finds many patterns in a text in one pass (A. V. Aho, M. J. Corasick, "Efficient string
 * matching", 1975, doi:10.1145/360825.360855), without regard to case. Each unit of the text costs
 * one step, however many patterns there are; patterns that are ends of each other are walked from
 * the longest down, and there are at most as many of those as lengths.
 */
export class PatternMatcher {
  /** Units to the next node, for each node. */
  private readonly next: Map<number, number>[] = [new Map<number, number>()];
  /** The node of the longest end of this one that begins a pattern. */
  private readonly fallback: number[] = [0];
  private readonly depth: number[] = [0];
  /** The pattern that is whole at this node. */
  private readonly pattern: number[] = [NONE];
  /** The nearest node along the fallbacks where a pattern is whole. */
  private readonly shorter: number[] = [NONE];
  private readonly lower = lowerCaseUnits();

  constructor(patterns: readonly string[]) {
    for (const [index, pattern] of patterns.entries()) this.add(pattern, index);
    this.link();
  }

  /**
   * Calls `take` for the patterns that end at a place, the longest first, until it takes one.
   *
   * @param mayEnd - Places where no pattern may end are passed over, whatever ends there.
   * @returns How many of the last units of the text begin or are a pattern, the longest first.
   */
  scan(
    text: string,
    take: (pattern: number, start: number, end: number) => boolean,
    mayEnd: (end: number) => boolean = () => true,
  ): number[] {
    let node = 0;
    for (let at = 0; at < text.length; at++) {
      node = this.step(node, text.charCodeAt(at));
      const end = at + 1;
      let match = this.wholeAt(node);
      if (match !== NONE && !mayEnd(end)) continue;
      while (match !== NONE) {
        if (take(this.pattern[match] ?? NONE, end - (this.depth[match] ?? 0), end)) break;
        match = this.shorter[match] ?? NONE;
      }
    }
    const begun: number[] = [];
    for (; node !== 0; node = this.fallback[node] ?? 0) begun.push(this.depth[node] ?? 0);
    return begun;
  }

  private add(pattern: string, index: number): void {
    let node = 0;
    for (let at = 0; at < pattern.length; at++) {
      const unit = this.fold(pattern.charCodeAt(at));
      let child = this.next[node]?.get(unit);
      if (child === undefined) {
        child = this.next.length;
        this.next[node]?.set(unit, child);
        this.next.push(new Map());
        this.fallback.push(0);
        this.depth.push(at + 1);
        this.pattern.push(NONE);
        this.shorter.push(NONE);
      }
      node = child;
    }
    if (node !== 0) this.pattern[node] = index;
  }

  /** Sets fallbacks level by level: a node's fallback is always nearer to the root. */
  private link(): void {
    const queue = [...(this.next[0]?.values() ?? [])];
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head] ?? 0;
      for (const [unit, child] of this.next[node] ?? []) {
        const fallback = this.stepFolded(this.fallback[node] ?? 0, unit);
        this.fallback[child] = fallback;
        this.shorter[child] = this.wholeAt(fallback);
        queue.push(child);
      }
    }
  }

  private wholeAt(node: number): number {
    return this.pattern[node] === NONE ? (this.shorter[node] ?? NONE) : node;
  }

  private step(node: number, unit: number): number {
    return this.stepFolded(node, this.fold(unit));
  }

  private stepFolded(from: number, unit: number): number {
    let node = from;
    for (;;) {
      const child = this.next[node]?.get(unit);
      if (child !== undefined) return child;
      if (node === 0) return 0;
      node = this.fallback[node] ?? 0;
    }
  }

  private fold(unit: number): number {
    return unit < CASED_UNITS ? (this.lower[unit] ?? unit) : unit;
  }
}

/** Lower case unit by unit; where it is longer than the capital, the capital stays. */
function lowerCaseUnits(): Uint16Array {
  return Uint16Array.from({ length: CASED_UNITS }, (_, unit) => {
    const lower = String.fromCharCode(unit).toLowerCase();
    return lower.length === 1 ? lower.charCodeAt(0) : unit;
  });
}
