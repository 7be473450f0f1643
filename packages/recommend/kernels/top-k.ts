// The k best items of many users by dot products of factors, without a matrix of scores in between.
//
// Items lie in panels of 8, users in groups of 4, both turned so that one factor's numbers stand side
// by side: `[factor][8]` and `[factor][4]` float32. So each lane belongs to one item and adds one
// factor after the other, as the plain twin does: no sum goes across lanes. A panel stays in the first
// cache while all groups of a block of users meet it, so the items are read once a block.
//
// `rank` does just this. `rankRoughly` first adds up whole numbers of 16 bits, `[pair of factors][8][2]`
// and `[pair][4][2]`, two factors an instruction, and takes the exact sum only where the rough one says
// that it may be among the best. Addresses are bytes in the caller's memory.

import { isSeen, offer, SIZE, THRESHOLD, UNIT } from './_best';

export { order } from './_best';

/**
 * Offers the items of some panels to all users of a block.
 *
 * @param panels Address of the first panel.
 * @param items The items of its lanes and of those that follow, i32.
 * @param count How many panels.
 * @param users Address of the first group of four users.
 * @param states What is known of each user (see `_best.ts`), then 160 bytes of room.
 * @param heaps For each user `k` scores (f32), then `k` items (i32).
 */
export function rank(
  panels: usize,
  items: usize,
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
  for (let p = 0; p < count; p++, panels += panelSize, items += 32) {
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
        const lanes = reaching(scores, state);
        if (lanes !== 0) offerLanes(lanes, scores, items, state, heap, k);
        state += SIZE;
        heap += heapSize;
      }
    }
  }
}

/** Which of eight scores reach the threshold, a bit each: the one test that most scores meet. */
@inline
function reaching(scores: usize, state: usize): i32 {
  const threshold = v128.load32_splat(state, THRESHOLD);
  const low = i32x4.bitmask(f32x4.ge(v128.load(scores), threshold));
  return low | (i32x4.bitmask(f32x4.ge(v128.load(scores, 16), threshold)) << 4);
}

/** Offers those of eight items whose bit is set and that were not seen. */
function offerLanes(
  lanes: i32,
  scores: usize,
  items: usize,
  state: usize,
  heap: usize,
  k: i32,
): void {
  for (; lanes !== 0; lanes &= lanes - 1) {
    const lane = <usize>ctz(lanes) << 2;
    const item = load<i32>(items + lane);
    if (!isSeen(item, state)) offer(load<f32>(scores + lane), item, state, heap, k);
  }
}

// What a tile, some panels with one unit, knows of itself: 32 bytes.
/** f64: how many units a length of 1 of an item is. */
const TILE_UNIT: usize = 0;
/** f64: how far the rough sum of a score may lie below the score, in units of both. */
const SLACK: usize = 8;
/** f64: as `SLACK`, in units of scores: what is lost below the smallest float32. */
const LOSS: usize = 16;
/** f64: the highest score that any item of the tile can have, in units of both. */
const MOST: usize = 24;

/**
 * As `rank`, for a tile of panels.
 *
 * @param tile What the tile knows of itself.
 * @param roughPanels Address of its first panel of whole numbers.
 * @param roughUsers Address of the first group of users in whole numbers.
 * @param limits A number (i32) a user that this fills: which rough sums are of no use.
 * @returns Whether there is a user for whom a tile of shorter items may still hold something.
 */
export function rankRoughly(
  tile: usize,
  roughPanels: usize,
  panels: usize,
  items: usize,
  count: i32,
  factors: i32,
  roughUsers: usize,
  users: usize,
  groups: i32,
  limits: usize,
  states: usize,
  heaps: usize,
  k: i32,
): bool {
  const panelSize = <usize>factors << 5;
  const roughSize = (<usize>factors + 1) >> 1 << 5;
  const room = states + <usize>groups * 4 * SIZE;
  const none = i32x4.splat(i32.MAX_VALUE);
  let open = false;
  for (let u = 0; u < groups * 4; u++) {
    const limit = limitOf(states + <usize>u * SIZE, tile);
    store<i32>(limits + (<usize>u << 2), limit);
    if (limit !== i32.MAX_VALUE) open = true;
  }
  if (!open) return false;
  for (let p = 0; p < count; p++) {
    const end = roughPanels + roughSize;
    let group = roughUsers;
    for (let g = 0; g < groups; g++, group += roughSize >> 1) {
      const limit = limits + (<usize>g << 4);
      if (i32x4.all_true(i32x4.eq(v128.load(limit), none))) continue;
      let a0 = i32x4.splat(0);
      let a1 = i32x4.splat(0);
      let b0 = i32x4.splat(0);
      let b1 = i32x4.splat(0);
      let c0 = i32x4.splat(0);
      let c1 = i32x4.splat(0);
      let d0 = i32x4.splat(0);
      let d1 = i32x4.splat(0);
      for (let y = roughPanels, x = group; y < end; y += 32, x += 16) {
        const y0 = v128.load(y);
        const y1 = v128.load(y, 16);
        const a = v128.load32_splat(x);
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(a, y0));
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(a, y1));
        const b = v128.load32_splat(x, 4);
        b0 = i32x4.add(b0, i32x4.dot_i16x8_s(b, y0));
        b1 = i32x4.add(b1, i32x4.dot_i16x8_s(b, y1));
        const c = v128.load32_splat(x, 8);
        c0 = i32x4.add(c0, i32x4.dot_i16x8_s(c, y0));
        c1 = i32x4.add(c1, i32x4.dot_i16x8_s(c, y1));
        const d = v128.load32_splat(x, 12);
        d0 = i32x4.add(d0, i32x4.dot_i16x8_s(d, y0));
        d1 = i32x4.add(d1, i32x4.dot_i16x8_s(d, y1));
      }
      const a = v128.load32_splat(limit);
      const b = v128.load32_splat(limit, 4);
      const c = v128.load32_splat(limit, 8);
      const d = v128.load32_splat(limit, 12);
      const above = v128.or(
        v128.or(
          v128.or(i32x4.gt_s(a0, a), i32x4.gt_s(a1, a)),
          v128.or(i32x4.gt_s(b0, b), i32x4.gt_s(b1, b)),
        ),
        v128.or(
          v128.or(i32x4.gt_s(c0, c), i32x4.gt_s(c1, c)),
          v128.or(i32x4.gt_s(d0, d), i32x4.gt_s(d1, d)),
        ),
      );
      if (!v128.any_true(above)) continue;
      v128.store(room, a0);
      v128.store(room, a1, 16);
      v128.store(room, b0, 32);
      v128.store(room, b1, 48);
      v128.store(room, c0, 64);
      v128.store(room, c1, 80);
      v128.store(room, d0, 96);
      v128.store(room, d1, 112);
      const x = users + (panelSize >> 1) * <usize>g;
      const first = <usize>g << 2;
      const heap = heaps + first * (<usize>k << 3);
      lookCloser(tile, room, panels, items, factors, x, limit, states + first * SIZE, heap, k);
    }
    roughPanels = end;
    panels += panelSize;
    items += 32;
  }
  return true;
}

/** A rough sum up to this is of no use to the user: the score behind it is below the threshold. */
function limitOf(state: usize, tile: usize): i32 {
  const threshold = <f64>load<f32>(state, THRESHOLD);
  const unit = load<f64>(state, UNIT) * load<f64>(tile, TILE_UNIT);
  if (threshold === -Infinity) return i32.MIN_VALUE;
  if (unit === 0) return i32.MIN_VALUE;
  const loss = load<f64>(tile, LOSS) * unit;
  const least = threshold * unit - loss;
  if (least > load<f64>(tile, MOST)) return i32.MAX_VALUE;
  return <i32>max<f64>(least - load<f64>(tile, SLACK), -2147483647);
}

/** Takes the exact scores of a panel for those of four users whose rough sums are above their limits. */
function lookCloser(
  tile: usize,
  sums: usize,
  panel: usize,
  items: usize,
  factors: i32,
  x: usize,
  limits: usize,
  state: usize,
  heap: usize,
  k: i32,
): void {
  const scores = sums + 128;
  for (let u = 0; u < 4; u++) {
    const limit = v128.load32_splat(limits);
    let lanes =
      i32x4.bitmask(i32x4.gt_s(v128.load(sums), limit)) |
      (i32x4.bitmask(i32x4.gt_s(v128.load(sums, 16), limit)) << 4);
    for (let left = lanes; left !== 0; left &= left - 1) {
      const lane = ctz(left);
      if (isSeen(load<i32>(items + (<usize>lane << 2)), state)) lanes ^= 1 << lane;
    }
    if (lanes !== 0) {
      panelScores(panel, factors, x, 16, scores);
      lanes &= reaching(scores, state);
      if (lanes !== 0) {
        offerLanes(lanes, scores, items, state, heap, k);
        store<i32>(limits, limitOf(state, tile));
      }
    }
    sums += 32;
    x += 4;
    limits += 4;
    state += SIZE;
    heap += <usize>k << 3;
  }
}

/** The scores of a panel for one user, whose factors stand `step` bytes apart. */
@inline
function panelScores(panel: usize, factors: i32, user: usize, step: usize, out: usize): void {
  let low = f32x4.splat(0);
  let high = f32x4.splat(0);
  const end = panel + (<usize>factors << 5);
  for (; panel < end; panel += 32, user += step) {
    const a = v128.load32_splat(user);
    low = f32x4.add(low, f32x4.mul(a, v128.load(panel)));
    high = f32x4.add(high, f32x4.mul(a, v128.load(panel, 16)));
  }
  v128.store(out, low);
  v128.store(out, high, 16);
}

/** Scores of the items of some panels for one user, whose factors stand one after the other. */
export function scores(panels: usize, count: i32, factors: i32, user: usize, out: usize): void {
  for (let p = 0; p < count; p++, out += 32, panels += <usize>factors << 5) {
    panelScores(panels, factors, user, 4, out);
  }
}
