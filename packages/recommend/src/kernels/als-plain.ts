import { dot, solve } from './als-plain-solve.js';
import type { AlsKernel } from './als-kernel.js';

const { fround } = Math;

/**
 * The kernels of `kernels/als.ts` in plain JavaScript, for where WebAssembly is missing or forbidden:
 * every sum is taken in the same order and rounded to float32 where the kernel rounds, so that both
 * give the same bits. About ten times slower.
 *
 * @param buffer What the addresses point into.
 */
export function plainAls(buffer: ArrayBufferLike): AlsKernel {
  const m = new Float32Array(buffer);
  const whole = new Int32Array(buffer);
  return {
    gramParts(y, n, parts, partial, f, _scratch, from, to) {
      const run = Math.ceil(n / parts);
      for (let part = from; part < to; part++) {
        const g = (partial >>> 2) + part * f * f;
        m.fill(0, g, g + f * f);
        for (let k = part * run; k < Math.min(n, (part + 1) * run); k++) {
          addProducts(m, g, (y >>> 2) + k * f, 1, f);
        }
      }
    },

    gramSum(partial, parts, f, scale, g) {
      const factor = fround(scale);
      for (let i = 0; i < f; i++) {
        for (let j = i; j < f; j++) {
          let at = (partial >>> 2) + i * f + j;
          let sum = m[at] as number;
          for (let part = 1; part < parts; part++) sum = fround(sum + (m[(at += f * f)] as number));
          m[(g >>> 2) + i * f + j] = m[(g >>> 2) + j * f + i] = sum * factor;
        }
      }
    },

    exactRows(x, y, g, indptr, indices, wa, wb, reg, f, scratch, from, to) {
      const a = scratch >>> 2;
      for (let u = from; u < to; u++) {
        const row = (x >>> 2) + u * f;
        m.fill(0, row, row + f);
        const begin = whole[(indptr >>> 2) + u] as number;
        const end = whole[(indptr >>> 2) + u + 1] as number;
        if (begin === end) continue;
        m.copyWithin(a, g >>> 2, (g >>> 2) + f * f);
        for (let j = 0; j < f; j++) {
          m[a + j * f + j] = (m[a + j * f + j] as number) + (m[(reg >>> 2) + u] as number);
        }
        for (let k = begin; k < end; k++) {
          const item = (y >>> 2) + (whole[(indices >>> 2) + k] as number) * f;
          const b = m[(wb >>> 2) + k] as number;
          for (let j = 0; j < f; j++) {
            m[row + j] = (m[row + j] as number) + fround(b * (m[item + j] as number));
          }
          addProducts(m, a, item, m[(wa >>> 2) + k] as number, f);
        }
        solve(m, a, row, f, a + f * f);
      }
    },

    cgRows(x, y, g, indptr, indices, wa, wb, reg, f, steps, scratch, from, to) {
      const r = scratch >>> 2;
      const [p, q, zeros] = [r + f, r + 2 * f, r + 3 * f];
      m.fill(0, zeros, zeros + f);
      const at = { y: y >>> 2, indices: indices >>> 2, wa: wa >>> 2, wb: wb >>> 2, zeros };
      for (let u = from; u < to; u++) {
        const row = (x >>> 2) + u * f;
        const begin = whole[(indptr >>> 2) + u] as number;
        const end = whole[(indptr >>> 2) + u + 1] as number;
        if (begin === end) {
          m.fill(0, row, row + f);
          continue;
        }
        const lambda = m[(reg >>> 2) + u] as number;
        multiply(m, g >>> 2, row, r, f, lambda);
        for (let j = 0; j < f; j++) m[r + j] = -(m[r + j] as number);
        // Where no entry adds to the matrix there is only the right side.
        const weighed = m.subarray(at.wa + begin, at.wa + end).some((w) => w !== 0);
        addEntries(m, whole, at, begin, end, weighed ? row : zeros, r, f, true);
        m.copyWithin(p, r, r + f);
        let old = dot(m, r, r, f);
        if (old < fround(1e-20)) continue;
        for (let step = 0; step < steps; step++) {
          multiply(m, g >>> 2, p, q, f, lambda);
          if (weighed) addEntries(m, whole, at, begin, end, p, q, f, false);
          const alpha = fround(old / dot(m, p, q, f));
          for (let j = 0; j < f; j++) {
            m[row + j] = (m[row + j] as number) + fround(alpha * (m[p + j] as number));
            m[r + j] = (m[r + j] as number) - fround(alpha * (m[q + j] as number));
          }
          const now = dot(m, r, r, f);
          if (now < fround(1e-20)) break;
          const beta = fround(now / old);
          for (let j = 0; j < f; j++) {
            m[p + j] = (m[r + j] as number) + fround(beta * (m[p + j] as number));
          }
          old = now;
        }
      }
    },
  };
}

/** Adds the products of one row's numbers, times w, to the upper half of a matrix. */
function addProducts(m: Float32Array, a: number, item: number, w: number, f: number): void {
  for (let i = 0; i < f; i++) {
    const s = m[item + i] as number;
    for (let j = i; j < f; j++) {
      const at = a + i * f + j;
      m[at] = (m[at] as number) + fround(s * fround(w * (m[item + j] as number)));
    }
  }
}

/** out = G v + reg v. */
function multiply(
  m: Float32Array,
  g: number,
  v: number,
  out: number,
  f: number,
  reg: number,
): void {
  for (let i = 0; i < f; i++) {
    m[out + i] = dot(m, g + i * f, v, f) + fround(reg * (m[v + i] as number));
  }
}

/** Where the numbers of a sparse matrix are, in words. */
interface Entries {
  y: number;
  indices: number;
  wa: number;
  wb: number;
  zeros: number;
}

/** out += Σ t y, t being wb - wa (y · v) at first, wa (y · v) later; four entries at a time. */
function addEntries(
  m: Float32Array,
  whole: Int32Array,
  at: Entries,
  begin: number,
  end: number,
  v: number,
  out: number,
  f: number,
  first: boolean,
): void {
  const rows = new Int32Array(4);
  const t = new Float32Array(4);
  for (let k = begin; k < end; k += 4) {
    for (let n = 0; n < 4; n++) {
      const there = k + n < end;
      rows[n] = there ? at.y + (whole[at.indices + k + n] as number) * f : at.zeros;
      const wa = there ? (m[at.wa + k + n] as number) : 0;
      const wb = there ? (m[at.wb + k + n] as number) : 0;
      const pull = fround(wa * dot(m, rows[n] as number, v, f));
      t[n] = first ? wb - pull : pull;
    }
    const [y0, y1, y2, y3] = rows as unknown as [number, number, number, number];
    const [t0, t1, t2, t3] = t as unknown as [number, number, number, number];
    for (let j = 0; j < f; j++) {
      const ab = fround(fround(t0 * (m[y0 + j] as number)) + fround(t1 * (m[y1 + j] as number)));
      const cd = fround(fround(t2 * (m[y2 + j] as number)) + fround(t3 * (m[y3 + j] as number)));
      m[out + j] = (m[out + j] as number) + fround(ab + cd);
    }
  }
}
