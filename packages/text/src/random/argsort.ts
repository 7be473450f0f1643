import { range } from '../range.js';

/** Stretches of this many keys or fewer are sorted by insertion. */
const SMALL = 16;

/**
 * The permutation that sorts `keys` upwards, with equal keys in just the order in which numpy 1.24's
 * `np.argsort` (kind `'quicksort'`) leaves them. That sort is not stable, so the order of equal keys
 * looks arbitrary; scikit-learn's `max_features` follows it.
 *
 * The algorithm is introsort (Musser 1997): quicksort around the median of three, insertion sort for
 * short stretches, heap sort where quicksort has gone too deep. O(n log n) time whatever the keys;
 * the keys must not be NaN.
 *
 * @param keys n numbers.
 * @returns n positions: `keys[result[0]]` is the least key.
 * @example
 * ```ts
 * numpyArgsort([3, 1, 2]); // Int32Array [1, 2, 0]
 * ```
 */
export function numpyArgsort(keys: ArrayLike<number>): Int32Array {
  const order = range(keys.length);
  /** Stretches still to be sorted, each with the depth that is left to it. */
  const waiting = [{ left: 0, right: keys.length - 1, depth: 2 * depthOf(keys.length) }];
  for (let stretch = waiting.pop(); stretch; stretch = waiting.pop()) {
    let { left, right, depth } = stretch;
    if (depth < 0) {
      heapSort(keys, order.subarray(left, right + 1));
      continue;
    }
    while (right - left >= SMALL) {
      const middle = partition(keys, order, left, right);
      depth--;
      // The longer side waits, so that never more than log2(n) stretches do.
      if (middle - left < right - middle) {
        waiting.push({ left: middle + 1, right, depth });
        right = middle - 1;
      } else {
        waiting.push({ left, right: middle - 1, depth });
        left = middle + 1;
      }
    }
    insertionSort(keys, order, left, right);
  }
  return order;
}

/** Whole part of log2(n). */
function depthOf(n: number): number {
  return 31 - Math.clz32(n);
}

/** Moves smaller keys to the left of the median of three and larger ones to its right. */
function partition(
  keys: ArrayLike<number>,
  order: Int32Array,
  left: number,
  right: number,
): number {
  const middle = left + ((right - left) >> 1);
  swapIfLess(keys, order, middle, left);
  swapIfLess(keys, order, right, middle);
  swapIfLess(keys, order, middle, left);
  const pivot = keyAt(keys, order, middle);
  let i = left;
  let j = right - 1;
  swap(order, middle, j);
  // Both ends hold a key that stops the scans, and so does an equal key.
  for (;;) {
    do i++;
    while (keyAt(keys, order, i) < pivot);
    do j--;
    while (pivot < keyAt(keys, order, j));
    if (i >= j) break;
    swap(order, i, j);
  }
  swap(order, i, right - 1);
  return i;
}

function insertionSort(
  keys: ArrayLike<number>,
  order: Int32Array,
  left: number,
  right: number,
): void {
  for (let i = left + 1; i <= right; i++) {
    const moved = order[i] as number;
    const key = keys[moved] as number;
    let j = i;
    for (; j > left && key < keyAt(keys, order, j - 1); j--) order[j] = order[j - 1] as number;
    order[j] = moved;
  }
}

function heapSort(keys: ArrayLike<number>, order: Int32Array): void {
  const n = order.length;
  for (let i = (n >> 1) - 1; i >= 0; i--) siftDown(keys, order, i, order[i] as number, n);
  for (let last = n - 1; last > 0; last--) {
    const moved = order[last] as number;
    order[last] = order[0] as number;
    siftDown(keys, order, 0, moved, last);
  }
}

/** Puts `moved` into the heap of the first `n` places, at `hole` or below it. */
function siftDown(
  keys: ArrayLike<number>,
  order: Int32Array,
  hole: number,
  moved: number,
  n: number,
): void {
  const key = keys[moved] as number;
  for (let child = 2 * hole + 1; child < n; child = 2 * hole + 1) {
    if (child + 1 < n && keyAt(keys, order, child) < keyAt(keys, order, child + 1)) child++;
    if (!(key < keyAt(keys, order, child))) break;
    order[hole] = order[child] as number;
    hole = child;
  }
  order[hole] = moved;
}

function swapIfLess(keys: ArrayLike<number>, order: Int32Array, a: number, b: number): void {
  if (keyAt(keys, order, a) < keyAt(keys, order, b)) swap(order, a, b);
}

function keyAt(keys: ArrayLike<number>, order: Int32Array, place: number): number {
  return keys[order[place] as number] as number;
}

function swap(order: Int32Array, a: number, b: number): void {
  const kept = order[a] as number;
  order[a] = order[b] as number;
  order[b] = kept;
}
