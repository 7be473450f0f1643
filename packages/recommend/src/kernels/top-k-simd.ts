import type { Csr } from '../data/csr.js';
import { PANEL, RankedItems, TILE_BYTES, TILE_PANELS } from './top-k-items.js';
import { rounded, userUnit } from './top-k-rough.js';
import type { RankTask } from './top-k.js';
import { topKWasm } from './top-k-wasm.js';
import { instantiateKernel, type KernelExports } from './wasm.js';

/** Users in a group: what the kernel keeps in registers. */
const GROUP = 4;
/** Users that go through the items together: their factors and lists fit the first cache. */
const BLOCK = 64;
/** Panels a call: V8 takes up faster code of a kernel only when it is called again. */
const PANELS_A_CALL = 128;
const PAGE = 65536;
const MOST_PAGES = 65536;
/** Bytes that the kernel keeps of a user while it ranks, and its room behind them. */
const STATE = 32;
const ROOM = 160;

/** Where the parts of one block of users lie. */
interface BlockAddresses {
  readonly exact: number;
  readonly rough: number;
  readonly states: number;
  readonly limits: number;
  readonly heaps: number;
  readonly seen: number;
}

/** Ranks with the kernel `top-k`; the items' factors lie in its memory. */
export class SimdRanker {
  readonly #memory: WebAssembly.Memory;
  readonly #kernel: KernelExports;
  readonly #items: RankedItems;
  readonly #factors: number;
  /** Where the items end and the work of one call begins. */
  readonly #work: number;

  private constructor(kernel: KernelExports, memory: WebAssembly.Memory, items: RankedItems) {
    this.#kernel = kernel;
    this.#memory = memory;
    this.#items = items;
    this.#factors = items.factors;
    this.#work = Math.ceil(items.at.end / 16) * 16;
  }

  /** `null` where there is no WebAssembly SIMD, or no memory for it. */
  static create(items: Float32Array, factors: number): SimdRanker | null {
    try {
      const ranked = new RankedItems(items, factors, PAGE);
      const memory = new WebAssembly.Memory({
        initial: Math.ceil(ranked.at.end / PAGE),
        maximum: MOST_PAGES,
      });
      const kernel = instantiateKernel(topKWasm, memory);
      if (!kernel) return null;
      ranked.write(memory.buffer, items);
      return new SimdRanker(kernel, memory, ranked);
    } catch {
      return null;
    }
  }

  scoreInto(vectors: Float32Array, user: number, scores: Float64Array): void {
    const factors = this.#factors;
    const { panels, at, count } = this.#items;
    const x = this.#work;
    const out = x + Math.ceil(factors / 4) * 16;
    this.#reach(out + panels * PANEL * 4);
    const row = vectors.subarray(user * factors, (user + 1) * factors);
    new Float32Array(this.#memory.buffer, x, factors).set(row);
    for (let p = 0; p < panels; p += PANELS_A_CALL) {
      const some = Math.min(PANELS_A_CALL, panels - p);
      const first = at.panels + p * PANEL * factors * 4;
      this.#kernel.scores?.(first, some, factors, x, out + p * PANEL * 4);
    }
    this.#items.spread(new Float32Array(this.#memory.buffer, out, count), scores);
  }

  topKInto(task: RankTask): void {
    const size = Math.min(task.k, this.#items.count);
    for (let from = 0; from < task.users.length; from += BLOCK) {
      this.#rankBlock(task, from, Math.min(task.users.length, from + BLOCK), size);
    }
  }

  #rankBlock(task: RankTask, from: number, to: number, size: number): void {
    const { k, seen, items, scores } = task;
    const users = task.users.subarray(from, to);
    const groups = Math.ceil(users.length / GROUP);
    const at = this.#room(groups * GROUP, size, seen);
    this.#setUsers(task.vectors, users, groups * GROUP, at);
    if (seen) this.#setSeen(seen, users, at);

    this.#rankExactly(groups, size, at);
    this.#rankRoughly(groups, size, at);
    this.#kernel.order?.(at.states, at.heaps, users.length, size);

    const { buffer } = this.#memory;
    const found = new Int32Array(buffer, at.states, (users.length * STATE) / 4);
    for (let n = 0; n < users.length; n++) {
      const count = found[(n * STATE) / 4 + 1] as number;
      const heap = at.heaps + n * size * 8;
      scores.set(new Float32Array(buffer, heap, count), (from + n) * k);
      items.set(new Int32Array(buffer, heap + size * 4, count), (from + n) * k);
    }
  }

  /** The longest items. */
  #rankExactly(groups: number, size: number, at: BlockAddresses): void {
    const { exactPanels } = this.#items;
    const { panels, places } = this.#items.at;
    for (let p = 0; p < exactPanels; p += PANELS_A_CALL) {
      const some = Math.min(PANELS_A_CALL, exactPanels - p);
      const first = panels + p * PANEL * this.#factors * 4;
      const users = [this.#factors, at.exact, groups, at.states, at.heaps, size] as const;
      this.#kernel.rank?.(first, places + p * PANEL * 4, some, ...users);
    }
  }

  /** The others, until none can be long enough for anybody. */
  #rankRoughly(groups: number, size: number, at: BlockAddresses): void {
    const { exactPanels, panels, roughPanelBytes, at: catalogue } = this.#items;
    let { tiles, rough } = catalogue;
    for (let p = exactPanels; p < panels; p += TILE_PANELS) {
      const exact = catalogue.panels + p * PANEL * this.#factors * 4;
      const some = Math.min(TILE_PANELS, panels - p);
      const tile = [tiles, rough, exact, catalogue.places + p * PANEL * 4, some] as const;
      const users = [at.rough, at.exact, groups, at.limits, at.states, at.heaps, size] as const;
      const open = this.#kernel.rankRoughly?.(...tile, this.#factors, ...users);
      if (open === 0) return;
      tiles += TILE_BYTES;
      rough += TILE_PANELS * roughPanelBytes;
    }
  }

  #room(lanes: number, size: number, seen: Csr | null): BlockAddresses {
    const exact = this.#work;
    const rough = exact + lanes * this.#factors * 4;
    const states = rough + lanes * Math.ceil(this.#factors / 2) * 4;
    const limits = states + lanes * STATE + ROOM;
    const heaps = limits + lanes * 4;
    const bitmaps = Math.ceil((heaps + lanes * size * 8) / 16) * 16;
    this.#reach(bitmaps + (seen ? lanes * this.#bitmapBytes : 0));
    return { exact, rough, states, limits, heaps, seen: bitmaps };
  }

  get #bitmapBytes(): number {
    return Math.ceil(this.#items.count / 64) * 8;
  }

  /**
   * Begins empty lists and turns the users' factors: `[group][factor][4]`, and as whole numbers
   * `[group][pair][4][2]`. What fills the last group up has a threshold that nothing exceeds.
   */
  #setUsers(vectors: Float32Array, users: Int32Array, lanes: number, at: BlockAddresses): void {
    const factors = this.#factors;
    const { buffer } = this.#memory;
    const exact = new Float32Array(buffer, at.exact, lanes * factors);
    const pairs = Math.ceil(factors / 2);
    const rough = new Int16Array(buffer, at.rough, lanes * pairs * 2);
    exact.fill(0, exact.length - GROUP * factors);
    rough.fill(0);
    const thresholds = new Float32Array(buffer, at.states, (lanes * STATE) / 4);
    const fields = new Int32Array(buffer, at.states, (lanes * STATE) / 4);
    const units = new Float64Array(buffer, at.states, (lanes * STATE) / 8);
    for (let n = 0; n < lanes; n++) {
      const user = users[n];
      thresholds[n * 8] = user === undefined ? Infinity : -Infinity;
      fields[n * 8 + 1] = 0;
      fields[n * 8 + 2] = 0;
      units[n * 4 + 2] = 1;
      if (user === undefined) continue;
      const lane = n % GROUP;
      const group = n - lane;
      const to = group * factors + lane;
      const length = turnUser(vectors, user * factors, factors, exact, to);
      const unit = userUnit(length, this.#items.longest);
      units[n * 4 + 2] = unit;
      roundUser(exact, to, factors, unit, rough, group * pairs * 2 + lane * 2);
    }
  }

  /** A bit for each item that a user has seen. */
  #setSeen(seen: Csr, users: Int32Array, at: BlockAddresses): void {
    const size = this.#bitmapBytes;
    const bitmaps = new Uint8Array(this.#memory.buffer, at.seen, users.length * size);
    bitmaps.fill(0);
    const fields = new Int32Array(this.#memory.buffer, at.states, (users.length * STATE) / 4);
    for (let n = 0; n < users.length; n++) {
      const user = users[n] as number;
      fields[n * 8 + 2] = at.seen + n * size;
      const end = seen.indptr[user + 1] as number;
      for (let e = seen.indptr[user] as number; e < end; e++) {
        const item = seen.indices[e] as number;
        const byte = n * size + (item >> 3);
        bitmaps[byte] = (bitmaps[byte] as number) | (1 << (item & 7));
      }
    }
  }

  /** Makes the memory long enough. */
  #reach(end: number): void {
    const missing = end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
  }
}

/** Writes a user's factors `GROUP` apart; the result is the Euclidean length. */
function turnUser(
  vectors: Float32Array,
  from: number,
  factors: number,
  exact: Float32Array,
  to: number,
): number {
  let sum = 0;
  for (let f = 0; f < factors; f++, to += GROUP) {
    const x = vectors[from + f] as number;
    exact[to] = x;
    sum += x * x;
  }
  return Math.sqrt(sum);
}

/** Writes what stands in `exact` as whole numbers, pairs side by side. */
function roundUser(
  exact: Float32Array,
  from: number,
  factors: number,
  unit: number,
  rough: Int16Array,
  to: number,
): void {
  if (unit === 0) return;
  for (let f = 0; f < factors; f++, from += GROUP) {
    rough[to] = rounded(unit * (exact[from] as number));
    to += (f & 1) === 0 ? 1 : 2 * GROUP - 1;
  }
}
