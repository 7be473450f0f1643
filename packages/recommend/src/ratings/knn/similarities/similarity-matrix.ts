import type { Csr } from '../../../data/csr.js';
import type { Interactions } from '../../../data/interactions.js';
import type { Steps } from '../../../work.js';
import type { Baselines } from '../../baselines.js';
import { cosine } from './cosine.js';
import { msd } from './msd.js';
import { pairMatrix, type PairSums } from './pair-sums.js';
import { pearson } from './pearson.js';
import type { SimOptions } from './sim-options.js';

/**
 * How alike all users (or items) are, by their ratings: Surprise's similarities, number by number.
 *
 * @param baselines Needed for `pearson_baseline` only.
 * @param max The most users (or items) that are compared.
 * @returns Row by row, size × size, symmetric, 1 on the diagonal.
 */
export function similarityMatrix(
  data: Interactions,
  options: SimOptions,
  baselines: Baselines | null,
  max: number,
): Steps<Float64Array> {
  const { userBased = true } = options;
  const ratings = userBased ? data.byItem() : data.byUser();
  const centred =
    options.name === 'pearson_baseline' && baselines
      ? lessBaselines(ratings, data.mean, baselines, userBased)
      : ratings;
  return pairMatrix(centred, measureOf(options), { diagonal: 1, sign: 1, max });
}

function measureOf({ name = 'msd', minSupport = 1, shrinkage = 100 }: SimOptions): PairSums {
  if (name === 'msd') return msd(minSupport);
  if (name === 'cosine') return cosine(minSupport);
  if (name === 'pearson') return pearson(minSupport);
  // One rating in common tells nothing once it is shrunk.
  return cosine(Math.max(2, minSupport), shrinkage);
}

/** Ratings less `mean + bu + bi`. */
function lessBaselines(ratings: Csr, mean: number, { bu, bi }: Baselines, userBased: boolean): Csr {
  const { rows, indptr, indices } = ratings;
  const [rowBias, columnBias] = userBased ? [bi, bu] : [bu, bi];
  const values = ratings.values.slice();
  for (let row = 0; row < rows; row++) {
    const base = mean + (rowBias[row] as number);
    for (let k = indptr[row] as number; k < (indptr[row + 1] as number); k++) {
      values[k] = (values[k] as number) - (base + (columnBias[indices[k] as number] as number));
    }
  }
  return { ...ratings, values };
}
