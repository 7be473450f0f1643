import type { IdIndex } from '../data/ids.js';
import { checkNumber } from '../errors.js';
import type { History, HistoryEntry } from './types.js';

const FINITE = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };

/** A history in a model's numbers; repeats are added up, items that it does not know left out. */
export function historyOf(items: IdIndex, entries: Iterable<HistoryEntry>): History {
  const weights = new Map<number, number>();
  const confidences = new Map<number, number>();
  for (const { item, value = 1, confidence = 1 } of entries) {
    const place = items.find(item);
    checkNumber('value', value, FINITE);
    checkNumber('confidence', confidence, { ...FINITE, min: 0 });
    if (place === -1) continue;
    weights.set(place, (weights.get(place) ?? 0) + value * confidence);
    confidences.set(place, (confidences.get(place) ?? 0) + confidence);
  }
  const places = Int32Array.from(weights.keys()).sort();
  return {
    items: places,
    weights: Float64Array.from(places, (place) => weights.get(place) as number),
    confidence: Float64Array.from(places, (place) => confidences.get(place) as number),
  };
}
