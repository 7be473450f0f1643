import type { Csr } from '../data/csr.js';
import type { Interactions } from '../data/interactions.js';
import { checkNumber, checkOption } from '../errors.js';
import { runSteps, type Steps } from '../work.js';

/** How user and item biases are found: Surprise's `bsl_options`. */
export interface BaselineOptions {
  /** Alternating least squares (default) or stochastic gradient descent. */
  method?: 'als' | 'sgd' | undefined;
  /** `als`: what item biases are held down with; 10 by default. */
  regI?: number | undefined;
  /** `als`: what user biases are held down with; 15 by default. */
  regU?: number | undefined;
  /** `sgd`: regularization of both; 0.02 by default. */
  reg?: number | undefined;
  /** `sgd`: 0.005 by default. */
  learningRate?: number | undefined;
  /** 10 by default for `als`, 20 for `sgd`. */
  nEpochs?: number | undefined;
}

/** How far each user and each item lies above the mean of all ratings. */
export interface Baselines {
  /** One number a user. */
  bu: Float64Array;
  /** One number an item. */
  bi: Float64Array;
}

/**
 * User and item biases with `rating ≈ mean + bu + bi`, each held to 0 (Koren 2010, section 2.1).
 * Number by number what Surprise's `compute_baselines` gives. O(nEpochs × rows).
 *
 * @throws RecommendError `invalid-parameter` for an option that cannot be.
 */
export function computeBaselines(data: Interactions, options: BaselineOptions = {}): Baselines {
  return runSteps(baselineSteps(data, options));
}

/** As `computeBaselines`, an epoch a step. */
export function* baselineSteps(
  data: Interactions,
  options: BaselineOptions = {},
): Steps<Baselines> {
  checkBaselineOptions(options);
  const { method = 'als', regI = 10, regU = 15, reg = 0.02, learningRate = 0.005 } = options;
  const epochs = options.nEpochs ?? (method === 'als' ? 10 : 20);
  const bu = new Float64Array(data.users.size);
  const bi = new Float64Array(data.items.size);
  const { mean } = data;
  for (let done = 1; done <= epochs; done++) {
    if (method === 'als') {
      solveBiases(data.byItem(), mean, bu, regI, bi);
      solveBiases(data.byUser(), mean, bi, regU, bu);
    } else {
      descend(data.byUser(), mean, bu, bi, learningRate, reg);
    }
    yield { done, total: epochs, unit: 'epoch' };
  }
  return { bu, bi };
}

/** @throws RecommendError `invalid-parameter` for an option that cannot be. */
export function checkBaselineOptions(options: BaselineOptions): void {
  const { method, regI = 10, regU = 15, reg = 0.02, learningRate = 0.005, nEpochs = 10 } = options;
  checkOption('method', method, ['als', 'sgd']);
  checkNumber('regI', regI, { min: 0 });
  checkNumber('regU', regU, { min: 0 });
  checkNumber('reg', reg, { min: 0 });
  checkNumber('learningRate', learningRate, { min: 0, above: true });
  checkNumber('nEpochs', nEpochs, { min: 0, integer: true });
}

/** The best bias of each row, the columns' biases held fast. */
function solveBiases(
  { rows, indptr, indices, values }: Csr,
  mean: number,
  columnBias: Float64Array,
  reg: number,
  rowBias: Float64Array,
): void {
  for (let row = 0; row < rows; row++) {
    const begin = indptr[row] as number;
    const end = indptr[row + 1] as number;
    let above = 0;
    for (let k = begin; k < end; k++) {
      above += (values[k] as number) - mean - (columnBias[indices[k] as number] as number);
    }
    // A row without ratings (kept ids) has no bias, also where nothing holds it down.
    rowBias[row] = begin === end ? 0 : above / (reg + (end - begin));
  }
}

/** One pass of gradient descent over all ratings, user by user. */
function descend(
  { rows, indptr, indices, values }: Csr,
  mean: number,
  bu: Float64Array,
  bi: Float64Array,
  rate: number,
  reg: number,
): void {
  for (let user = 0; user < rows; user++) {
    let bias = bu[user] as number;
    for (let k = indptr[user] as number; k < (indptr[user + 1] as number); k++) {
      const item = indices[k] as number;
      const itemBias = bi[item] as number;
      const error = (values[k] as number) - (mean + bias + itemBias);
      bias += rate * (error - reg * bias);
      bi[item] = itemBias + rate * (error - reg * itemBias);
    }
    bu[user] = bias;
  }
}
