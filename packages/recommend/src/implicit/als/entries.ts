import type { History } from '../../lists/types.js';
import type { RowEntries } from './fixed-side.js';
import type { AlsSettings } from './options.js';
import { rowLambda } from './weights.js';

/** A row from what its entries weigh, with the lambda that such a row would have had in `fit`. */
export function entriesOf(
  places: Int32Array,
  c: Float64Array,
  cp: Float64Array,
  columns: number,
  settings: AlsSettings,
): RowEntries {
  const less = settings.unobserved === 'missing' ? settings.unobservedWeight : 0;
  const wa = Float32Array.from(c, (x) => x - less);
  return { places, wa, wb: cp, reg: rowLambda(wa, columns, settings) };
}

/**
 * A history as a row. Where it does not tell confidence apart from value, a `'preference'` has the
 * confidence |weight|, a `'target'` 1.
 */
export function historyEntries(
  { items, weights, confidence }: History,
  columns: number,
  settings: AlsSettings,
): RowEntries {
  const { values, alpha } = settings;
  const c = new Float64Array(items.length);
  const cp = new Float64Array(items.length);
  for (let k = 0; k < items.length; k++) {
    const weight = weights[k] as number;
    const sure = confidence?.[k] ?? (values === 'target' ? 1 : Math.abs(weight));
    c[k] = alpha * (values === 'confidence' ? Math.abs(weight) : sure);
    if (values === 'target') cp[k] = alpha * weight;
    else cp[k] = weight > 0 ? (c[k] as number) : 0;
  }
  return entriesOf(items, c, cp, columns, settings);
}
