/** Clocks of the events of two files that have one key. */
export interface SharedKey {
  readonly base: readonly number[];
  readonly other: readonly number[];
}

export interface ShiftHints {
  /** The shift to expect, where clocks of one kind or known dates tell it. */
  readonly expected: number | null;
  /** No shift is further from the expected one. */
  readonly reach: number;
  /** Distinct keys of the smaller file. */
  readonly keys: number;
  /** Pairs to look at; keys with few events go first. */
  readonly budget: number;
}

/** Two saves of one chat on one computer, or on two that ask the same time server. */
const SMALL = 5;
/** Of the votes that the right shift would get, so many must agree. */
const AGREEING = 0.25;
const AGREEING_UNEXPECTED = 0.5;
/** Votes that are no coincidence, where the files are not small. */
const ENOUGH = 3;

/**
 * Estimates what is to be added to the clock of the other file to get the clock of the base file.
 * Each pair of events with one key votes for its difference; neighbours support each other, since
 * both clocks are cut to seconds. At the right shift every key has one vote in all.
 *
 * @returns `null` when too few votes agree: the files share nothing, or only what everybody writes.
 */
export function estimateShift(shared: readonly SharedKey[], hints: ShiftHints): number | null {
  const { expected, keys } = hints;
  const votes = new Map<number, number>();
  let possible = 0;
  let budget = hints.budget;
  const pairs = ({ base, other }: SharedKey): number => base.length * other.length;
  for (const key of [...shared].sort((a, b) => pairs(a) - pairs(b))) {
    const { base, other } = key;
    budget -= pairs(key);
    if (budget < 0 && votes.size > 0) break;
    // One huge key alone: its first events have to do.
    const first = budget < 0 ? Math.ceil(Math.sqrt(hints.budget)) : Infinity;
    const [froms, tos] = [other.slice(0, first), base.slice(0, first)];
    // So many pairs there are at the right shift, if one file holds all of the other.
    const weight = 1 / Math.min(froms.length, tos.length);
    possible += 1;
    for (const from of froms) {
      for (const to of tos) {
        const shift = Math.round(to - from);
        if (Math.abs(shift - (expected ?? 0)) > hints.reach) continue;
        votes.set(shift, (votes.get(shift) ?? 0) + weight);
      }
    }
  }

  const small = bestOf(votes, expected, (shift) => isSmall(shift, expected));
  const best = bestOf(votes, expected, () => true);
  if (best === null) return null;
  if (small !== null && small.score >= best.score / 2) return small.shift;
  const agreeing = expected === null ? AGREEING : AGREEING_UNEXPECTED;
  // Sums of fractions may miss a whole number by a little.
  const score = best.score + 1e-9;
  const agreed = score >= agreeing * possible && score >= Math.min(ENOUGH, keys / 2);
  return agreed ? best.shift : null;
}

function isSmall(shift: number, expected: number | null): boolean {
  return expected !== null && Math.abs(shift - expected) <= SMALL;
}

function bestOf(
  votes: ReadonlyMap<number, number>,
  expected: number | null,
  wanted: (shift: number) => boolean,
): { shift: number; score: number } | null {
  let best: { shift: number; score: number; own: number; far: number } | null = null;
  for (const [shift, own] of votes) {
    if (!wanted(shift)) continue;
    const score = (votes.get(shift - 1) ?? 0) + own + (votes.get(shift + 1) ?? 0);
    const far = Math.abs(shift - (expected ?? 0));
    const better =
      best === null
        ? 1
        : score - best.score || own - best.own || best.far - far || best.shift - shift;
    if (better > 0) best = { shift, score, own, far };
  }
  return best;
}
