/** Most labels that one symbol may have. */
export const MOST_CANDIDATES = 64;

/** Which labels each symbol may have: what training saw, or the general set for what it did not. */
export class Candidates {
  private readonly sets: readonly Int16Array[];
  /** Of each set the labels that begin a morpheme, as after a blank. */
  private readonly beginning: readonly Int16Array[];
  private readonly bySymbol: Uint16Array;
  private readonly byInitials: ReadonlyMap<number, number>;
  private readonly fixedSets: readonly Int16Array[];

  /**
   * `sets[0]` is for syllables that training did not see, `sets[1]` for letters that it did not see;
   * `symbols[i]` has `sets[setOf[i]]`; `tagLabels[tag]` is the label of a unit with a known tag;
   * `begins[label]` tells whether a morpheme begins with it.
   */
  constructor(
    sets: readonly Int16Array[],
    symbols: ArrayLike<number>,
    setOf: ArrayLike<number>,
    tagLabels: ArrayLike<number>,
    begins: readonly boolean[],
  ) {
    this.sets = sets;
    this.beginning = sets.map((set) => {
      const kept = set.filter((label) => begins[label] === true);
      return kept.length > 0 ? kept : set;
    });
    this.bySymbol = new Uint16Array(0x10000);
    this.bySymbol.fill(1, 0x3130, 0x3190);
    const initials = new Map<number, number>();
    for (let i = 0; i < symbols.length; i += 1) {
      const symbol = symbols[i] as number;
      if (symbol < 0x10000) this.bySymbol[symbol] = setOf[i] as number;
      else initials.set(symbol, setOf[i] as number);
    }
    this.byInitials = initials;
    this.fixedSets = Array.from(tagLabels, (label) => Int16Array.of(label));
  }

  /** The labels open to a unit; `spaced` is 1 behind a blank. */
  of(symbol: number, fixed: number, spaced: number): Int16Array {
    if (fixed >= 0) return this.fixedSets[fixed] as Int16Array;
    const set = symbol < 0x10000 ? this.bySymbol[symbol] : (this.byInitials.get(symbol) ?? 1);
    return (spaced === 1 ? this.beginning : this.sets)[set as number] as Int16Array;
  }
}
