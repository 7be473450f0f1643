import type { Csr } from '../data/csr.js';
import type { RankTask } from './top-k.js';
import { topKWasm } from './top-k-wasm.js';
import { instantiateKernel, type KernelExports } from './wasm.js';

/** Items side by side in a panel, users in a group: what the kernel keeps in registers. */
const PANEL = 8;
const GROUP = 4;
/** Users that go through the items together: their factors and lists fit the first cache. */
const BLOCK = 64;
/** Panels a call: V8 takes up faster code of a kernel only when it is called again. */
const PANELS_A_CALL = 128;
const PAGE = 65536;
const MOST_PAGES = 65536;
/** Bytes that the kernel keeps of a user while it ranks, and its room behind them. */
const STATE = 16;
const ROOM = 128;

/** Ranks with the kernel `top-k`; the items' factors lie in its memory. */
export class SimdRanker {
  readonly #memory: WebAssembly.Memory;
  readonly #kernel: KernelExports;
  readonly #count: number;
  readonly #factors: number;
  /** Where the items end and the work of one call begins. */
  readonly #work: number;

  private constructor(
    kernel: KernelExports,
    memory: WebAssembly.Memory,
    items: Float32Array,
    factors: number,
  ) {
    this.#kernel = kernel;
    this.#memory = memory;
    this.#factors = factors;
    this.#count = items.length / factors;
    this.#work = PAGE + panelBytes(this.#count, factors);
    this.#setPanels(items);
  }

  /** `null` where there is no WebAssembly SIMD, or no memory for it. */
  static create(items: Float32Array, factors: number): SimdRanker | null {
    try {
      const bytes = PAGE + panelBytes(items.length / factors, factors);
      const memory = new WebAssembly.Memory({
        initial: Math.ceil(bytes / PAGE),
        maximum: MOST_PAGES,
      });
      const kernel = instantiateKernel(topKWasm, memory);
      return kernel && new SimdRanker(kernel, memory, items, factors);
    } catch {
      return null;
    }
  }

  /** Turns the rows: `[panel][factor][8]`; lanes behind the last item are NaN, which is never chosen. */
  #setPanels(items: Float32Array): void {
    const factors = this.#factors;
    const panels = new Float32Array(this.#memory.buffer, PAGE, (this.#work - PAGE) / 4);
    panels.fill(NaN, panels.length - PANEL * factors);
    for (let item = 0, from = 0; item < this.#count; item++) {
      let to = (item - (item % PANEL)) * factors + (item % PANEL);
      for (let f = 0; f < factors; f++, from++, to += PANEL) panels[to] = items[from] as number;
    }
  }

  scoreInto(vectors: Float32Array, user: number, scores: Float64Array): void {
    const factors = this.#factors;
    const x = this.#work;
    const out = x + factors * 4;
    const panels = Math.ceil(this.#count / PANEL);
    this.#reach(out + panels * PANEL * 4);
    const row = vectors.subarray(user * factors, (user + 1) * factors);
    new Float32Array(this.#memory.buffer, x, factors).set(row);
    for (let p = 0; p < panels; p += PANELS_A_CALL) {
      const some = Math.min(PANELS_A_CALL, panels - p);
      const first = PAGE + p * PANEL * factors * 4;
      this.#kernel.scores?.(first, some, factors, x, out + p * PANEL * 4);
    }
    scores.set(new Float32Array(this.#memory.buffer, out, this.#count));
  }

  topKInto(task: RankTask): void {
    const size = Math.min(task.k, this.#count);
    for (let from = 0; from < task.users.length; from += BLOCK) {
      this.#rankBlock(task, from, Math.min(task.users.length, from + BLOCK), size);
    }
  }

  #rankBlock(task: RankTask, from: number, to: number, size: number): void {
    const { k, seen, items, scores } = task;
    const users = task.users.subarray(from, to);
    const groups = Math.ceil(users.length / GROUP);
    const x = this.#work;
    const states = x + groups * GROUP * this.#factors * 4;
    const heaps = states + groups * GROUP * STATE + ROOM;
    const seenAt = heaps + groups * GROUP * size * 8;
    this.#reach(seenAt + 4 * (seen ? countSeen(seen, users) : 0));
    this.#setUsers(task.vectors, users, x);
    this.#setStates(seen, users, groups * GROUP, states, seenAt);

    const panels = Math.ceil(this.#count / PANEL);
    for (let p = 0; p < panels; p += PANELS_A_CALL) {
      const some = Math.min(PANELS_A_CALL, panels - p);
      const first = PAGE + p * PANEL * this.#factors * 4;
      const lists = [states, heaps, size] as const;
      this.#kernel.rank?.(first, p * PANEL, some, this.#factors, x, groups, ...lists);
    }
    this.#kernel.order?.(states, heaps, users.length, size);

    const { buffer } = this.#memory;
    const found = new Int32Array(buffer, states, (users.length * STATE) / 4);
    for (let n = 0; n < users.length; n++) {
      const count = found[(n * STATE) / 4 + 1] as number;
      const heap = heaps + n * size * 8;
      scores.set(new Float32Array(buffer, heap, count), (from + n) * k);
      items.set(new Int32Array(buffer, heap + size * 4, count), (from + n) * k);
    }
  }

  /** Turns the users' factors: `[group][factor][4]`, the last group filled up with zeros. */
  #setUsers(vectors: Float32Array, users: Int32Array, address: number): void {
    const factors = this.#factors;
    const groups = Math.ceil(users.length / GROUP);
    const turned = new Float32Array(this.#memory.buffer, address, groups * GROUP * factors);
    turned.fill(0, turned.length - GROUP * factors);
    for (let n = 0; n < users.length; n++) {
      let from = (users[n] as number) * factors;
      let to = (n - (n % GROUP)) * factors + (n % GROUP);
      for (let f = 0; f < factors; f++, from++, to += GROUP) turned[to] = vectors[from] as number;
    }
  }

  /** Begins empty lists. What fills the last group up has a threshold that nothing exceeds. */
  #setStates(
    seen: Csr | null,
    users: Int32Array,
    lanes: number,
    states: number,
    seenAt: number,
  ): void {
    const { buffer } = this.#memory;
    const thresholds = new Float32Array(buffer, states, (lanes * STATE) / 4);
    const fields = new Int32Array(buffer, states, (lanes * STATE) / 4);
    let at = seenAt;
    for (let n = 0; n < lanes; n++) {
      const user = users[n];
      thresholds[n * 4] = user === undefined ? Infinity : -Infinity;
      fields[n * 4 + 1] = 0;
      fields[n * 4 + 2] = at;
      if (seen && user !== undefined) {
        const row = seen.indices.subarray(seen.indptr[user], seen.indptr[user + 1]);
        new Int32Array(buffer, at, row.length).set(row);
        at += row.length * 4;
      }
      fields[n * 4 + 3] = at;
    }
  }

  /** Makes the memory long enough. */
  #reach(end: number): void {
    const missing = end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
  }
}

function panelBytes(count: number, factors: number): number {
  return Math.ceil(count / PANEL) * PANEL * factors * 4;
}

function countSeen({ indptr }: Csr, users: Int32Array): number {
  let count = 0;
  for (const user of users) count += (indptr[user + 1] as number) - (indptr[user] as number);
  return count;
}
