/**
 * Fills `heap` with the places of the highest of `count` weights (more than it can hold), in no
 * special order; of equal ones the first. A heap whose top is the next to go.
 */
export function strongest(weights: Float64Array, count: number, heap: Int32Array): void {
  const k = heap.length;
  for (let n = 0; n < k; n++) heap[n] = n;
  for (let top = (k >> 1) - 1; top >= 0; top--) sink(weights, heap, top);
  let least = weights[heap[0] as number] as number;
  for (let n = k; n < count; n++) {
    if (!((weights[n] as number) > least)) continue;
    heap[0] = n;
    sink(weights, heap, 0);
    least = weights[heap[0]] as number;
  }
}

function sink(weights: Float64Array, heap: Int32Array, top: number): void {
  const place = heap[top] as number;
  const weight = weights[place] as number;
  let hole = top;
  for (let child = 2 * hole + 1; child < heap.length; child = 2 * hole + 1) {
    const left = heap[child] as number;
    const right = child + 1 < heap.length ? (heap[child + 1] as number) : left;
    const leftWeight = weights[left] as number;
    const rightWeight = weights[right] as number;
    const goRight = rightWeight < leftWeight || (rightWeight === leftWeight && right > left);
    const next = goRight ? right : left;
    const nextWeight = goRight ? rightWeight : leftWeight;
    if (weight < nextWeight || (weight === nextWeight && place > next)) break;
    heap[hole] = next;
    hole = goRight ? child + 1 : child;
  }
  heap[hole] = place;
}
