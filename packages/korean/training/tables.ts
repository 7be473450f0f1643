import type { Candidates } from '../src/analyze/candidates.js';
import { BLOCK } from '../src/analyze/score.js';
import { TAGS } from '../src/analyze/tags.js';
import { toCandidates } from '../src/model/model.js';
import type { RawCandidates } from '../src/model/model.js';
import { FIXED, UNKNOWN } from './examples.js';
import type { Example, ExampleSet } from './examples.js';

/** What labels there are and where each may stand: all of a model but its weights. */
export interface Tables {
  readonly labels: readonly string[];
  /** Whether a morpheme begins with the label. */
  readonly begins: readonly boolean[];
  readonly tagLabels: readonly number[];
  readonly colours: Uint8Array;
  readonly clean: RawCandidates;
  readonly typos: RawCandidates;
}

/** Rarer labels are not learnt. */
const FEWEST_OF_LABEL = 20;
/** A symbol seen less often may also be anything that is common of syllables. */
const FEW_OF_SYMBOL = 100;
/** A label is a candidate of a symbol from this share of its places on, and from twice on. */
const LEAST_SHARE = 0.0003;
const MOST_OF_SYMBOL = 48;

const OPEN = ['NNG', 'NNP', 'VV', 'VA', 'MAG', 'IC'].flatMap((tag) => [`B-${tag}`, `I-${tag}`]);
const LETTERS = ['B-SW', 'B-IC', 'B-NNG', 'B-MAG', 'I-NNG'];

/**
 * Chooses the labels, gives each symbol its candidates and each label its place in a block. The
 * examples' labels are renumbered in place; what is no candidate becomes unknown.
 */
export function buildTables(set: ExampleSet): Tables {
  const counts = new Int32Array(set.labels.length);
  for (const { label } of set.examples) {
    for (const number of label) if (number >= 0) counts[number] = (counts[number] as number) + 1;
  }
  const labels = [...set.labels.keys()]
    .filter((number) => (counts[number] as number) >= FEWEST_OF_LABEL)
    .sort(
      (a, b) =>
        (counts[b] as number) - (counts[a] as number) ||
        ((set.labels[a] as string) < (set.labels[b] as string) ? -1 : 1),
    )
    .map((number) => set.labels[number] as string);
  // Every tag can begin and go on, for marks and for users' words.
  for (const head of TAGS.flatMap((tag) => [`B-${tag}`, `I-${tag}`])) {
    if (!labels.includes(head)) labels.push(head);
  }
  const numbers = new Map(labels.map((label, number) => [label, number]));
  const renumber = set.labels.map((label) => numbers.get(label) ?? UNKNOWN);
  const tagLabels = TAGS.map((tag) => numbers.get(`B-${tag}`) as number);
  for (const { label, fixed } of set.examples) {
    for (let i = 0; i < label.length; i += 1) {
      const number = label[i] as number;
      if (number === FIXED) label[i] = tagLabels[fixed[i] as number] as number;
      else if (number >= 0) label[i] = renumber[number] as number;
    }
  }

  const cleanCounts = countBySymbol(set.examples.filter(({ typo }) => !typo));
  const allCounts = countBySymbol(set.examples);
  const clean = chooseCandidates(cleanCounts, numbers);
  const typos = chooseCandidates(allCounts, numbers, cleanCounts);
  const colours = colour(labels.length, allCounts, typos);
  const begins = labels.map((label) => label.startsWith('B'));
  forgetImpossible(set.examples, toCandidates(typos, tagLabels, begins));
  return { labels, begins, tagLabels, colours, clean, typos };
}

type SymbolCounts = Map<number, Map<number, number>>;

function countBySymbol(examples: readonly Example[]): SymbolCounts {
  const bySymbol: SymbolCounts = new Map();
  for (const { symbol, label, fixed } of examples) {
    for (let i = 0; i < label.length; i += 1) {
      const number = label[i] as number;
      if (number < 0 || (fixed[i] as number) >= 0) continue;
      let counts = bySymbol.get(symbol[i] as number);
      if (counts === undefined) {
        counts = new Map<number, number>();
        bySymbol.set(symbol[i] as number, counts);
      }
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
  }
  return bySymbol;
}

/** The candidates of each symbol; with `base`, also those of the counts in `base`. */
function chooseCandidates(
  bySymbol: SymbolCounts,
  numbers: ReadonlyMap<string, number>,
  base?: SymbolCounts,
): RawCandidates {
  const open = OPEN.map((label) => numbers.get(label) as number);
  const sets: number[][] = [open, LETTERS.map((label) => numbers.get(label) as number)];
  const known = new Map<string, number>();
  const symbols: number[] = [];
  const setOf: number[] = [];
  for (const symbol of [...bySymbol.keys()].sort((a, b) => a - b)) {
    const chosen = new Set(base === undefined ? [] : choose(symbol, base.get(symbol), open));
    for (const label of choose(symbol, bySymbol.get(symbol), open)) {
      if (chosen.size < MOST_OF_SYMBOL) chosen.add(label);
    }
    if (chosen.size === 0) continue;
    const set = [...chosen].sort((a, b) => a - b);
    const key = set.join();
    let number = known.get(key);
    if (number === undefined) {
      number = sets.length;
      known.set(key, number);
      sets.push(set);
    }
    symbols.push(symbol);
    setOf.push(number);
  }
  return { sets, symbols, setOf };
}

function choose(
  symbol: number,
  counts: ReadonlyMap<number, number> | undefined,
  open: readonly number[],
): number[] {
  if (counts === undefined) return [];
  let total = 0;
  for (const count of counts.values()) total += count;
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const syllable = symbol >= 0xac00 && symbol <= 0xd7a3;
  if (syllable && total < FEW_OF_SYMBOL) {
    return [...new Set([...ranked.map(([label]) => label), ...open])].slice(0, MOST_OF_SYMBOL);
  }
  const least = Math.max(2, total * LEAST_SHARE);
  return ranked
    .filter(([, count]) => count >= least)
    .map(([label]) => label)
    .slice(0, MOST_OF_SYMBOL);
}

/**
 * Gives each label one of the places in a block, so that labels which compete for a symbol, and
 * often, have different ones: greedy colouring of the graph of rivals, frequent labels first.
 */
function colour(size: number, bySymbol: SymbolCounts, candidates: RawCandidates): Uint8Array {
  const rivalry = Array.from({ length: size }, () => new Float64Array(size));
  candidates.symbols.forEach((symbol, index) => {
    const set = candidates.sets[candidates.setOf[index] as number] as readonly number[];
    const counts = bySymbol.get(symbol) ?? new Map<number, number>();
    let total = 0;
    for (const count of counts.values()) total += count;
    for (const a of set) {
      const row = rivalry[a] as Float64Array;
      for (const b of set) {
        if (a === b) continue;
        const both = Math.min(counts.get(a) ?? 0, counts.get(b) ?? 0);
        row[b] = (row[b] as number) + both + 0.001 * total;
      }
    }
  });
  const colours = new Uint8Array(size);
  const used = new Int32Array(BLOCK);
  for (let label = 0; label < size; label += 1) {
    const cost = new Float64Array(BLOCK);
    for (let other = 0; other < label; other += 1) {
      const place = colours[other] as number;
      cost[place] = (cost[place] as number) + ((rivalry[label] as Float64Array)[other] as number);
    }
    let best = 0;
    for (let place = 1; place < BLOCK; place += 1) {
      const less = (cost[place] as number) - (cost[best] as number);
      if (less < 0 || (less === 0 && (used[place] as number) < (used[best] as number)))
        best = place;
    }
    colours[label] = best;
    used[best] = (used[best] as number) + 1;
  }
  return colours;
}

function forgetImpossible(examples: readonly Example[], candidates: Candidates): void {
  for (const { symbol, label, fixed, spaced } of examples) {
    for (let i = 0; i < label.length; i += 1) {
      if ((label[i] as number) < 0 || (fixed[i] as number) >= 0) continue;
      const set = candidates.of(symbol[i] as number, -1, spaced[i] as number);
      if (!set.includes(label[i] as number)) label[i] = UNKNOWN;
    }
  }
}
