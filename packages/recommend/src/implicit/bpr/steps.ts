import { rowOfEach, type Csr } from '../../data/csr.js';
import { holds, type FastRandom } from './sampler.js';

/** Parameters of the steps. */
export interface BprRates {
  learningRate: number;
  regularization: number;
  verifyNegativeSamples: boolean;
  negatives: 'popular' | 'uniform';
}

/** Vectors of users or items one after the other; the last number of each is 1, or the item's bias. */
export type Factors = Float32Array;

/**
 * One epoch of BPR: as many steps as there are interactions. A step draws an interaction (u, i) and an
 * item j, and moves u, i and j so that i comes before j: with `z = 1 / (1 + e^(x_ui - x_uj))`,
 * `u += rate (z (i - j) - reg u)`, `i += rate (z u - reg i)`, `j += rate (-z u - reg j)` (Rendle and
 * others 2009, figure 4). The bias of an item moves as if the user had a 1 there.
 *
 * @param size Length of a vector, the bias among it.
 */
export function bprEpoch(
  liked: Csr,
  users: Factors,
  items: Factors,
  size: number,
  rates: BprRates,
  random: FastRandom,
): void {
  const { learningRate: rate, regularization: reg, verifyNegativeSamples: verify } = rates;
  const { indptr, indices } = liked;
  const userOf = rowOfEach(liked);
  const uniform = rates.negatives === 'uniform';
  const steps = indices.length;
  const bias = size - 1;
  const keep = 1 - rate * reg;
  for (let step = 0; step < steps; step++) {
    const drawn = random.below(steps);
    const user = userOf[drawn] as number;
    const better = indices[drawn] as number;
    const worse = uniform ? random.below(liked.columns) : (indices[random.below(steps)] as number);
    if (worse === better) continue;
    if (verify && holds(indices, indptr[user] as number, indptr[user + 1] as number, worse))
      continue;
    const u = user * size;
    const i = better * size;
    const j = worse * size;
    let x = (items[i + bias] as number) - (items[j + bias] as number);
    for (let f = 0; f < bias; f++) {
      x += (users[u + f] as number) * ((items[i + f] as number) - (items[j + f] as number));
    }
    const z = rate / (1 + Math.exp(x));
    for (let f = 0; f < bias; f++) {
      const a = users[u + f] as number;
      const b = items[i + f] as number;
      const c = items[j + f] as number;
      users[u + f] = keep * a + z * (b - c);
      items[i + f] = keep * b + z * a;
      items[j + f] = keep * c - z * a;
    }
    items[i + bias] = keep * (items[i + bias] as number) + z;
    items[j + bias] = keep * (items[j + bias] as number) - z;
  }
}

/**
 * The vector of somebody new: the same steps with the items held still.
 *
 * @param liked Places of the items, rising.
 * @param epochs Steps an item of the history.
 */
export function bprUser(
  liked: Int32Array,
  items: Factors,
  size: number,
  rates: BprRates & { popular: Int32Array },
  epochs: number,
  random: FastRandom,
): Factors {
  const { learningRate: rate, regularization: reg, negatives, popular } = rates;
  const user = new Float32Array(size);
  const bias = size - 1;
  const keep = 1 - rate * reg;
  const count = items.length / size;
  user[bias] = 1;
  for (let step = 0; step < epochs * liked.length; step++) {
    const better = liked[step % liked.length] as number;
    const worse =
      negatives === 'uniform'
        ? random.below(count)
        : (popular[random.below(popular.length)] as number);
    if (worse === better || holds(liked, 0, liked.length, worse)) continue;
    const i = better * size;
    const j = worse * size;
    let x = 0;
    for (let f = 0; f < size; f++) {
      x += (user[f] as number) * ((items[i + f] as number) - (items[j + f] as number));
    }
    const z = rate / (1 + Math.exp(x));
    for (let f = 0; f < bias; f++) {
      const difference = (items[i + f] as number) - (items[j + f] as number);
      user[f] = keep * (user[f] as number) + z * difference;
    }
  }
  return user;
}
