// The best items of a user while they go by: a heap of k scores (f32), then of k items (i32), whose root
// is the worst of them, and 32 bytes that say where it stands. Items may come in any order.

/** f32: the score of the worst of k; -Infinity while there are fewer than k. */
export const THRESHOLD: usize = 0;
/** i32: how many there are. */
export const COUNT: usize = 4;
/** u32: address of the user's seen items, a bit each; 0 if nothing was seen. */
const SEEN: usize = 8;
/** f64: how many units of a rough sum a length of 1 of the user is; 0 if there is no rough sum. */
export const UNIT: usize = 16;
export const SIZE: usize = 32;

/** Whether the user has seen an item. */
@inline
export function isSeen(item: i32, state: usize): bool {
  const seen = <usize>load<u32>(state, SEEN);
  return seen !== 0 && ((load<u8>(seen + (<usize>item >> 3)) >> (<u8>item & 7)) & 1) !== 0;
}

/** Takes an item that the user has not seen among the best unless others are better. */
export function offer(score: f32, item: i32, state: usize, heap: usize, k: i32): void {
  if (!(score > -Infinity)) return;
  const items = heap + (<usize>k << 2);
  const count = load<i32>(state, COUNT);
  if (count === k) {
    if (!isWorse(heap, items, 0, score, item)) return;
    siftDown(heap, items, k, score, item);
  } else {
    siftUp(heap, items, count, score, item);
    store<i32>(state, count + 1, COUNT);
    if (count + 1 < k) return;
  }
  store<f32>(state, load<f32>(heap), THRESHOLD);
}

/** Whether the entry at `n` ranks below a score and its item. */
@inline
function isWorse(scores: usize, items: usize, n: i32, score: f32, item: i32): bool {
  const other = load<f32>(scores + (<usize>n << 2));
  return other < score || (other === score && load<i32>(items + (<usize>n << 2)) > item);
}

@inline
function put(scores: usize, items: usize, n: i32, score: f32, item: i32): void {
  store<f32>(scores + (<usize>n << 2), score);
  store<i32>(items + (<usize>n << 2), item);
}

/** Puts an entry in place of the root of a heap of `size`. */
function siftDown(scores: usize, items: usize, size: i32, score: f32, item: i32): void {
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= size) break;
    if (child + 1 < size) {
      const right = <usize>(child + 1) << 2;
      const score1 = load<f32>(scores + right);
      if (!isWorse(scores, items, child, score1, load<i32>(items + right))) child++;
    }
    if (!isWorse(scores, items, child, score, item)) break;
    const from = <usize>child << 2;
    put(scores, items, hole, load<f32>(scores + from), load<i32>(items + from));
    hole = child;
  }
  put(scores, items, hole, score, item);
}

/** Adds an entry to a heap of `size`. */
function siftUp(scores: usize, items: usize, size: i32, score: f32, item: i32): void {
  let hole = size;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (isWorse(scores, items, parent, score, item)) break;
    const from = <usize>parent << 2;
    put(scores, items, hole, load<f32>(scores + from), load<i32>(items + from));
    hole = parent;
  }
  put(scores, items, hole, score, item);
}

/** Turns the heaps of some users into lists, the best first. */
export function order(states: usize, heaps: usize, users: i32, k: i32): void {
  for (let u = 0; u < users; u++) {
    const scores = heaps + <usize>u * (<usize>k << 3);
    const items = scores + (<usize>k << 2);
    for (let size = load<i32>(states + <usize>u * SIZE, COUNT) - 1; size > 0; size--) {
      const last = <usize>size << 2;
      const score = load<f32>(scores + last);
      const item = load<i32>(items + last);
      put(scores, items, size, load<f32>(scores), load<i32>(items));
      siftDown(scores, items, size, score, item);
    }
  }
}
