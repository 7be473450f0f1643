import type { Label } from '../types.js';
import type { Ground } from './ground.js';
import type { Overlay, Receipt } from './overlay.js';

/** What a model did since it was loaded. */
export interface LogEntry<L extends Label> {
  readonly receipt: Receipt<L>;
  /** 1: learnt; -1: undone. */
  readonly sign: 1 | -1;
}

/**
 * `ours + theirs - ancestor`. Sums alone would count an event twice that both learnt, or lower it
 * twice if both undid it. The number of its repeats shows that; then entries of the log are taken
 * back, the latest first, so that merges in any order keep the same ones.
 */
export function mergeOverlays<L extends Label>(
  ours: Overlay<L>,
  theirs: Overlay<L>,
  ancestor: Overlay<L>,
  log: readonly LogEntry<L>[],
  { maxRepeats }: Ground<L>,
): { overlay: Overlay<L>; kept: LogEntry<L>[] } {
  const overlay = ours.copy();
  overlay.addAll(theirs, 1);
  overlay.addAll(ancestor, -1);
  const kept: LogEntry<L>[] = [];
  for (const entry of [...log].sort(latestFirst)) {
    const times = overlay.events.get(entry.receipt.event) ?? 0;
    if (entry.sign > 0 && times > maxRepeats) overlay.add(entry.receipt, -1);
    else if (entry.sign < 0 && times < 0) overlay.add(entry.receipt, 1);
    else kept.push(entry);
  }
  overlay.clamp();
  return { overlay, kept: kept.reverse() };
}

/** By time, then by content: an order that does not hang on which copy an entry came from. */
function latestFirst<L extends Label>(a: LogEntry<L>, b: LogEntry<L>): number {
  const byTime = (b.receipt.at ?? 0) - (a.receipt.at ?? 0);
  if (byTime !== 0) return byTime;
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
  return x < y ? 1 : x > y ? -1 : 0;
}
