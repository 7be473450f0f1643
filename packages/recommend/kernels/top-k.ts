// The k best items of many users by dot products of factors, without a matrix of scores in between.
//
// Items lie in panels of 8, users in groups of 4, both turned so that one factor's numbers stand side
// by side: `[factor][8]` and `[factor][4]` float32. So each lane belongs to one item and adds one
// factor after the other, as the plain twin does: no sum goes across lanes. A panel stays in the first
// cache while all groups of a block of users meet it, so the items are read once a block.
// Addresses are bytes in the caller's memory.

// What is known of a user while items go by: 16 bytes.
/** f32: what a score must exceed to be among the best; -Infinity while there are fewer than k. */
const THRESHOLD: usize = 0;
/** i32: how many there are. */
const COUNT: usize = 4;
/** i32: address of the next item of the user's seen items, which rise. */
const SEEN: usize = 8;
/** i32: address behind the last of them. */
const SEEN_END: usize = 12;
const SIZE: usize = 16;

/**
 * Offers the items of some panels to all users of a block, in the items' order.
 *
 * @param panels Address of the first panel.
 * @param first The item in its first lane.
 * @param count How many panels.
 * @param users Address of the first group of four users.
 * @param states A record of 16 bytes a user, then 128 bytes of room.
 * @param heaps For each user `k` scores (f32), then `k` items (i32).
 */
export function rank(
  panels: usize,
  first: i32,
  count: i32,
  factors: i32,
  users: usize,
  groups: i32,
  states: usize,
  heaps: usize,
  k: i32,
): void {
  const panelSize = <usize>factors << 5;
  const heapSize = <usize>k << 3;
  const room = states + <usize>groups * 4 * SIZE;
  for (let p = 0; p < count; p++, panels += panelSize) {
    const item = first + (p << 3);
    const end = panels + panelSize;
    let x = users;
    let state = states;
    let heap = heaps;
    for (let g = 0; g < groups; g++) {
      let a0 = f32x4.splat(0);
      let a1 = f32x4.splat(0);
      let b0 = f32x4.splat(0);
      let b1 = f32x4.splat(0);
      let c0 = f32x4.splat(0);
      let c1 = f32x4.splat(0);
      let d0 = f32x4.splat(0);
      let d1 = f32x4.splat(0);
      // Not unrolled: V8 would load ahead and run out of registers.
      for (let y = panels; y < end; y += 32, x += 16) {
        const y0 = v128.load(y);
        const y1 = v128.load(y, 16);
        const a = v128.load32_splat(x);
        a0 = f32x4.add(a0, f32x4.mul(a, y0));
        a1 = f32x4.add(a1, f32x4.mul(a, y1));
        const b = v128.load32_splat(x, 4);
        b0 = f32x4.add(b0, f32x4.mul(b, y0));
        b1 = f32x4.add(b1, f32x4.mul(b, y1));
        const c = v128.load32_splat(x, 8);
        c0 = f32x4.add(c0, f32x4.mul(c, y0));
        c1 = f32x4.add(c1, f32x4.mul(c, y1));
        const d = v128.load32_splat(x, 12);
        d0 = f32x4.add(d0, f32x4.mul(d, y0));
        d1 = f32x4.add(d1, f32x4.mul(d, y1));
      }
      // Through memory: no register may live across a call, or V8 keeps them all there in the loop.
      v128.store(room, a0);
      v128.store(room, a1, 16);
      v128.store(room, b0, 32);
      v128.store(room, b1, 48);
      v128.store(room, c0, 64);
      v128.store(room, c1, 80);
      v128.store(room, d0, 96);
      v128.store(room, d1, 112);
      for (let scores = room; scores < room + 128; scores += 32) {
        const lanes = exceeding(scores, state);
        if (lanes !== 0) offerLanes(lanes, scores, item, state, heap, k);
        state += SIZE;
        heap += heapSize;
      }
    }
  }
}

/** Which of eight scores are above the threshold, a bit each: the one test that most scores meet. */
@inline
function exceeding(scores: usize, state: usize): i32 {
  const threshold = v128.load32_splat(state, THRESHOLD);
  const low = i32x4.bitmask(f32x4.gt(v128.load(scores), threshold));
  return low | (i32x4.bitmask(f32x4.gt(v128.load(scores, 16), threshold)) << 4);
}

/** Offers those of eight scores whose bit is set. */
function offerLanes(
  lanes: i32,
  scores: usize,
  item: i32,
  state: usize,
  heap: usize,
  k: i32,
): void {
  for (; lanes !== 0; lanes &= lanes - 1) {
    const lane = ctz(lanes);
    offer(load<f32>(scores + (<usize>lane << 2)), item + lane, state, heap, k);
  }
}

/** Takes an item among the best unless it was seen or others are better. */
function offer(score: f32, item: i32, state: usize, heap: usize, k: i32): void {
  if (score <= load<f32>(state, THRESHOLD)) return;
  let at = <usize>load<u32>(state, SEEN);
  const end = <usize>load<u32>(state, SEEN_END);
  while (at < end && load<i32>(at) < item) at += 4;
  store<u32>(state, <u32>at, SEEN);
  if (at < end && load<i32>(at) === item) return;
  const items = heap + (<usize>k << 2);
  const count = load<i32>(state, COUNT);
  if (count === k) {
    siftDown(heap, items, k, score, item);
  } else {
    siftUp(heap, items, count, score, item);
    store<i32>(state, count + 1, COUNT);
    if (count + 1 < k) return;
  }
  store<f32>(state, load<f32>(heap), THRESHOLD);
}

/** Whether the entry at `n` ranks below a score and its item: the root of a heap is its worst entry. */
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

/** Scores of the items of some panels for one user, whose factors stand one after the other. */
export function scores(panels: usize, count: i32, factors: i32, user: usize, out: usize): void {
  const userEnd = user + (<usize>factors << 2);
  for (let p = 0; p < count; p++, out += 32) {
    let low = f32x4.splat(0);
    let high = f32x4.splat(0);
    for (let x = user; x < userEnd; x += 4, panels += 32) {
      const a = v128.load32_splat(x);
      low = f32x4.add(low, f32x4.mul(a, v128.load(panels)));
      high = f32x4.add(high, f32x4.mul(a, v128.load(panels, 16)));
    }
    v128.store(out, low);
    v128.store(out, high, 16);
  }
}
