import type { KoreanModel } from '../model/model.js';
import { scanWebEntities } from '../normalize/web-entities.js';
import { MOST_CANDIDATES } from './candidates.js';
import { readMorphemes } from './morphemes.js';
import type { Draft } from './morphemes.js';
import type { Tagger } from './tagger.js';

/** Most steps of the search, so that a long text ends in time; what was found by then is the answer. */
const MOST_STEPS = 200_000;

interface Path {
  /** The score of the best whole path through this one. */
  readonly bound: number;
  /** The score of the part that is fixed, from `unit` on. */
  readonly fixed: number;
  readonly unit: number;
  readonly candidate: number;
  readonly after: Path | null;
}

/**
 * The best readings of a text, by best-first search from the end with the Viterbi scores as exact
 * bounds (Soong and Huang 1991): each path popped that reaches the beginning is the next best.
 */
export function nBestPaths(
  tagger: Tagger,
  model: KoreanModel,
  text: string,
  end: number,
  count: number,
): { drafts: Draft[]; score: number }[] {
  const { tables } = model;
  tagger.score(text, 0, end, scanWebEntities(text), 0);
  const { units, lattice } = tagger;
  const { emissions, candidates } = lattice;
  const n = units.length;
  const size = tables.labels.length;
  const { transitions } = tables;
  if (n === 0) return [];

  const forward = new Float64Array(n * MOST_CANDIDATES);
  for (let i = 0; i < n; i += 1) {
    const set = candidates[i] as Int16Array;
    for (let a = 0; a < set.length; a += 1) {
      const label = set[a] as number;
      let best = i === 0 ? (transitions[size * size + label] as number) : -Infinity;
      const before = candidates[i - 1];
      if (i > 0 && before !== undefined) {
        for (let b = 0; b < before.length; b += 1) {
          const score =
            (forward[(i - 1) * MOST_CANDIDATES + b] as number) +
            (transitions[(before[b] as number) * size + label] as number);
          if (score > best) best = score;
        }
      }
      const at = i * MOST_CANDIDATES + a;
      forward[at] = best + (emissions[at] as number);
    }
  }

  const queue = new PathQueue();
  const last = candidates[n - 1] as Int16Array;
  for (let a = 0; a < last.length; a += 1) {
    const bound = forward[(n - 1) * MOST_CANDIDATES + a] as number;
    queue.push({ bound, fixed: 0, unit: n - 1, candidate: a, after: null });
  }
  const found = new Map<string, { drafts: Draft[]; score: number }>();
  const labels = new Int32Array(n);
  for (let step = 0; step < MOST_STEPS && found.size < count; step += 1) {
    const path = queue.pop();
    if (path === undefined) break;
    const { unit, candidate } = path;
    if (unit === 0) {
      for (let at: Path | null = path; at !== null; at = at.after) {
        labels[at.unit] = (candidates[at.unit] as Int16Array)[at.candidate] as number;
      }
      const drafts = readMorphemes(text, units, labels, tables.pieces);
      // Two ways to label may read the same; the better one came first.
      const key = drafts.map(({ form, tag }) => `${form}/${tag}`).join(' ');
      if (!found.has(key)) found.set(key, { drafts, score: path.bound });
      continue;
    }
    const label = (candidates[unit] as Int16Array)[candidate] as number;
    const fixed = path.fixed + (emissions[unit * MOST_CANDIDATES + candidate] as number);
    const before = candidates[unit - 1] as Int16Array;
    for (let b = 0; b < before.length; b += 1) {
      const step = fixed + (transitions[(before[b] as number) * size + label] as number);
      const bound = step + (forward[(unit - 1) * MOST_CANDIDATES + b] as number);
      queue.push({ bound, fixed: step, unit: unit - 1, candidate: b, after: path });
    }
  }
  return [...found.values()];
}

/** A binary heap, the highest bound on top. */
class PathQueue {
  private readonly items: Path[] = [];

  push(path: Path): void {
    const { items } = this;
    let at = items.push(path) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((items[parent] as Path).bound >= path.bound) break;
      items[at] = items[parent] as Path;
      at = parent;
    }
    items[at] = path;
  }

  pop(): Path | undefined {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= items.length) break;
      const right = items[child + 1];
      if (right !== undefined && right.bound > (items[child] as Path).bound) child += 1;
      if ((items[child] as Path).bound <= last.bound) break;
      items[at] = items[child] as Path;
      at = child;
    }
    items[at] = last;
    return top;
  }
}
