// A small seeded random source: the same seed gives the same numbers on every machine.

/** mulberry32: 32 bits of state, enough for made data. Numbers from 0 up to, without, 1. */
export function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    /** A whole number from 0 up to, without, `count`. */
    below: (count) => Math.floor(next() * count),
    /** True in `share` of the cases. */
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}
