import { sortedCsr, transpose, type Csr } from '../../data/csr.js';
import type { Interactions } from '../../data/interactions.js';
import { RecommendError } from '../../errors.js';
import type { AlsSettings } from './options.js';

/** Weights from here on are refused: their squares would leave float32. */
const MOST = 1e18;

/** One side's rows as the kernels take them: entry k adds wa yyᵀ to a row's matrix, wb y to its right side. */
export interface AlsRows {
  readonly rows: number;
  readonly indptr: Int32Array;
  readonly indices: Int32Array;
  readonly wa: Float32Array;
  readonly wb: Float32Array;
  /** Lambda of each row. */
  readonly reg: Float32Array;
}

/** The whole data in both directions. */
export interface AlsWeights {
  readonly users: AlsRows;
  readonly items: AlsRows;
  /** As in `Confidences`. */
  readonly emptyLoss: number;
}

/** c and p of a row. */
function confidenceOf(
  { values, alpha }: Pick<AlsSettings, 'values' | 'alpha'>,
  value: number,
  confidence: number,
): { c: number; p: number } {
  const c = alpha * confidence * (values === 'confidence' ? Math.abs(value) : 1);
  return { c, p: values === 'target' ? value : value > 0 ? 1 : 0 };
}

/** Users × items twice: confidence, and confidence × preference; both have the same places. */
export interface Confidences {
  readonly c: Csr;
  /** The same matrix as `c` where every preference is 1. */
  readonly cp: Csr;
  /** Σ c p²: the loss of vectors that are all 0. */
  readonly emptyLoss: number;
}

/**
 * What each row of the data weighs; entries of one user and one item are added up.
 *
 * @param seen The data as users × items, if that is there already.
 * @throws RecommendError `invalid-input` for a confidence that is too large for float32.
 */
export function confidencesOf(
  data: Interactions,
  settings: AlsSettings,
  seen: Csr = data.implicit(),
): Confidences {
  // Where no rows were added up and all are equally sure, the values stand in the matrix already.
  const sorted = data.confidence === null && seen.indices.length === data.size;
  const { c, cp, emptyLoss } = weigh(sorted ? seen.values : data.values, data.confidence, settings);
  const inRows = (values: Float64Array): Csr =>
    sorted
      ? { ...seen, values }
      : sortedCsr(seen.rows, seen.columns, data.userOf, data.itemOf, values);
  const matrix = inRows(c);
  return { c: matrix, cp: sameNumbers(c, cp) ? matrix : inRows(cp), emptyLoss };
}

/** c and c p of each value, and Σ c p². */
function weigh(
  values: Float64Array,
  confidence: Float64Array | null,
  settings: AlsSettings,
): { c: Float64Array; cp: Float64Array; emptyLoss: number } {
  const c = new Float64Array(values.length);
  const cp = new Float64Array(values.length);
  let emptyLoss = 0;
  for (let k = 0; k < c.length; k++) {
    const sure = confidence ? (confidence[k] as number) : 1;
    const weight = confidenceOf(settings, values[k] as number, sure);
    if (!(weight.c * Math.max(1, Math.abs(weight.p)) < MOST)) {
      throw new RecommendError(
        'invalid-input',
        `There is the value ${values[k]} with the confidence ${sure}: their product with alpha must be below ${MOST}.`,
      );
    }
    c[k] = weight.c;
    cp[k] = weight.c * weight.p;
    emptyLoss += weight.c * weight.p * weight.p;
  }
  return { c, cp, emptyLoss };
}

/** The data's rows in both directions, as the kernels take them. */
export function alsWeights(data: Interactions, settings: AlsSettings, seen?: Csr): AlsWeights {
  const { c, cp, emptyLoss } = confidencesOf(data, settings, seen);
  const byItem = transpose(c);
  return {
    users: alsRows(c, cp, settings),
    items: alsRows(byItem, c === cp ? byItem : transpose(cp), settings),
    emptyLoss,
  };
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}

/**
 * Rows for the kernels.
 *
 * @param c Confidence of each entry.
 * @param cp Confidence × preference of each entry, in the same places.
 */
export function alsRows(c: Csr, cp: Csr, settings: AlsSettings): AlsRows {
  const wa = new Float32Array(c.values);
  const less = settings.unobserved === 'missing' ? settings.unobservedWeight : 0;
  if (less !== 0) for (let k = 0; k < wa.length; k++) wa[k] = (c.values[k] as number) - less;
  const reg = new Float32Array(c.rows);
  for (let r = 0; r < c.rows; r++) {
    reg[r] = rowLambda(wa.subarray(c.indptr[r], c.indptr[r + 1]), c.columns, settings);
  }
  const wb = new Float32Array(cp.values);
  return { rows: c.rows, indptr: c.indptr, indices: c.indices, wa, wb, reg };
}

/**
 * Lambda of a row: `regularization × (all that the row weighs)^regularizationExponent`.
 *
 * @param wa What each entry adds to the weight a0 that all columns have.
 */
export function rowLambda(wa: ArrayLike<number>, columns: number, settings: AlsSettings): number {
  const { unobservedWeight, regularization, regularizationExponent } = settings;
  let weight = unobservedWeight * columns;
  for (let k = 0; k < wa.length; k++) weight += wa[k] as number;
  return regularization * Math.max(0, weight) ** regularizationExponent;
}
