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
  /** The place of the unit's label in the lattice. */
  readonly at: number;
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
  const { counts, labels: options, emissions } = lattice;
  const n = units.length;
  const size = tables.labels.length;
  const { transitions } = tables;
  if (n === 0) return [];

  const forward = new Float64Array(n * MOST_CANDIDATES);
  for (let i = 0; i < n; i += 1) {
    const from = i * MOST_CANDIDATES;
    const before = from - MOST_CANDIDATES;
    for (let at = from; at < from + (counts[i] as number); at += 1) {
      const label = options[at] as number;
      let best = i === 0 ? (transitions[size * size + label] as number) : -Infinity;
      for (let b = before; i > 0 && b < before + (counts[i - 1] as number); b += 1) {
        const step = transitions[(options[b] as number) * size + label] as number;
        best = Math.max(best, (forward[b] as number) + step);
      }
      forward[at] = best + (emissions[at] as number);
    }
  }

  const queue = new PathQueue();
  const last = (n - 1) * MOST_CANDIDATES;
  for (let at = last; at < last + (counts[n - 1] as number); at += 1) {
    queue.push({ bound: forward[at] as number, fixed: 0, unit: n - 1, at, after: null });
  }
  const found = new Map<string, { drafts: Draft[]; score: number }>();
  const labels = new Int32Array(n);
  for (let step = 0; step < MOST_STEPS && found.size < count; step += 1) {
    const path = queue.pop();
    if (path === undefined) break;
    const { unit } = path;
    if (unit === 0) {
      for (let part: Path | null = path; part !== null; part = part.after) {
        labels[part.unit] = options[part.at] as number;
      }
      const drafts = readMorphemes(text, units, labels, tables.pieces);
      // Two ways to label may read the same; the better one came first.
      const key = drafts.map(({ form, tag }) => `${form}/${tag}`).join(' ');
      if (!found.has(key)) found.set(key, { drafts, score: path.bound });
      continue;
    }
    const label = options[path.at] as number;
    const fixed = path.fixed + (emissions[path.at] as number);
    const before = (unit - 1) * MOST_CANDIDATES;
    for (let at = before; at < before + (counts[unit - 1] as number); at += 1) {
      const reached = fixed + (transitions[(options[at] as number) * size + label] as number);
      const bound = reached + (forward[at] as number);
      queue.push({ bound, fixed: reached, unit: unit - 1, at, after: path });
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
