// Alternating least squares: all that is done for one side's rows while the other side stands still.
// Factors are float32 rows of f numbers, f a multiple of 8 (padded with zeros); addresses are bytes.
// A sparse matrix is `indptr` and `indices` (int32); entry k adds wa[k] * y yᵀ to a row's matrix and
// wb[k] * y to its right side.
//
// What bounds it is arithmetic, four multiply-adds a cycle: items are taken four at a time so that one
// load of a vector serves four of them, and a tile of 4 x 8 sums never leaves the registers. Copying a
// row's items side by side first gains nothing: they stay in the first cache from step to step anyway.
import { addFour, dot, fourDots } from './_lanes';
import { addPanels, panelRows } from './_tile';
import { solve } from './_cholesky';

/**
 * Parts `from` up to `to` of the Gram matrix YᵀY, each the upper half of the products of one of
 * `parts` runs of the `n` rows, at `partial + part * f * f * 4`. The parts are the same however many
 * threads share them, so that the sum has the same bits.
 *
 * @param scratch Room for 16384 bytes, or 32 * f if that is more.
 */
export function gramParts(
  y: usize,
  n: i32,
  parts: i32,
  partial: usize,
  f: i32,
  scratch: usize,
  from: i32,
  to: i32,
): void {
  const size = <usize>(f * f) << 2;
  const most = panelRows(f);
  const run = (n + parts - 1) / parts;
  for (let part = from; part < to; part++) {
    const g = partial + <usize>part * size;
    for (let j: usize = 0; j < size; j += 16) v128.store(g + j, f32x4.splat(0));
    const end = min(n, (part + 1) * run);
    for (let begin = part * run; begin < end; begin += most) {
      const count = min(most, end - begin);
      for (let k = 0; k < count; k++) {
        const row = y + ((<usize>(begin + k) * f) << 2);
        let at = scratch + (<usize>k << 5);
        for (let j = 0; j < f; j += 8) {
          const from = row + (<usize>j << 2);
          v128.store(at, v128.load(from));
          v128.store(at, v128.load(from, 16), 16);
          at += <usize>most << 5;
        }
      }
      addPanels(g, scratch, scratch, count, f);
    }
  }
}

/** The parts of `gramParts` added up in order, times `scale`, as a whole symmetric matrix. */
export function gramSum(partial: usize, parts: i32, f: i32, scale: f32, g: usize): void {
  const size = <usize>(f * f) << 2;
  for (let j: usize = 0; j < size; j += 16) {
    let sum = v128.load(partial + j);
    for (let part = 1; part < parts; part++) {
      sum = f32x4.add(sum, v128.load(partial + <usize>part * size + j));
    }
    v128.store(g + j, f32x4.mul(sum, f32x4.splat(scale)));
  }
  for (let i = 1; i < f; i++) {
    for (let j = 0; j < i; j++) {
      store<f32>(g + (<usize>(i * f + j) << 2), load<f32>(g + (<usize>(j * f + i) << 2)));
    }
  }
}

/**
 * Rows `from` up to `to` of x solved exactly: (G + reg I + Σ wa y yᵀ) x = Σ wb y. Rows without
 * entries become 0.
 *
 * @param scratch Room for f * f * 4 + f * 8 + 2 * max(16384, 32 * f) bytes.
 */
export function exactRows(
  x: usize,
  y: usize,
  g: usize,
  indptr: usize,
  indices: usize,
  wa: usize,
  wb: usize,
  reg: usize,
  f: i32,
  scratch: usize,
  from: i32,
  to: i32,
): void {
  const size = <usize>(f * f) << 2;
  const bytes = <usize>f << 2;
  const most = panelRows(f);
  const a = scratch;
  const inverse = a + size;
  const plain = inverse + (bytes << 1);
  const weighed = plain + ((<usize>most * f) << 2);
  for (let u = from; u < to; u++) {
    const row = x + <usize>u * bytes;
    for (let j: usize = 0; j < bytes; j += 16) v128.store(row + j, f32x4.splat(0));
    const begin = load<i32>(indptr + (<usize>u << 2));
    const end = load<i32>(indptr + (<usize>u << 2), 4);
    if (begin === end) continue;
    for (let j: usize = 0; j < size; j += 16) v128.store(a + j, v128.load(g + j));
    const lambda = load<f32>(reg + (<usize>u << 2));
    for (let j: usize = 0; j < size; j += bytes + 4) {
      store<f32>(a + j, load<f32>(a + j) + lambda);
    }
    for (let k0 = begin; k0 < end; k0 += most) {
      const count = min(most, end - k0);
      for (let k = 0; k < count; k++) {
        const k4 = <usize>(k0 + k) << 2;
        const item = y + <usize>load<i32>(indices + k4) * bytes;
        const w = v128.load32_splat(wa + k4);
        const b = v128.load32_splat(wb + k4);
        let at = <usize>k << 5;
        for (let j: usize = 0; j < bytes; j += 32) {
          const v = v128.load(item + j);
          const t = v128.load(item + j, 16);
          v128.store(plain + at, v);
          v128.store(plain + at, t, 16);
          v128.store(weighed + at, f32x4.mul(w, v));
          v128.store(weighed + at, f32x4.mul(w, t), 16);
          v128.store(row + j, f32x4.add(v128.load(row + j), f32x4.mul(b, v)));
          v128.store(row + j, f32x4.add(v128.load(row + j, 16), f32x4.mul(b, t)), 16);
          at += <usize>most << 5;
        }
      }
      addPanels(a, plain, weighed, count, f);
    }
    solve(a, row, f, inverse);
  }
}

/** Whether any of a row's entries adds to its matrix: with implicit's alpha of 1 none does. */
function anyWeight(wa: usize, begin: i32, end: i32): bool {
  for (let k = begin; k < end; k++) if (load<f32>(wa + (<usize>k << 2)) != 0) return true;
  return false;
}

/** `out += Σ wb y` over a row's entries, four at a time. */
function addRightSide(
  y: usize,
  indices: usize,
  wb: usize,
  begin: i32,
  end: i32,
  zeros: usize,
  out: usize,
  f: i32,
): void {
  const bytes = <usize>f << 2;
  for (let k = begin; k < end; k += 4) {
    const k4 = <usize>k << 2;
    const y0 = y + <usize>load<i32>(indices + k4) * bytes;
    let y1 = zeros;
    let y2 = zeros;
    let y3 = zeros;
    let b = v128.load32_zero(wb + k4);
    if (k + 1 < end) {
      y1 = y + <usize>load<i32>(indices + k4, 4) * bytes;
      b = f32x4.replace_lane(b, 1, load<f32>(wb + k4, 4));
    }
    if (k + 2 < end) {
      y2 = y + <usize>load<i32>(indices + k4, 8) * bytes;
      b = f32x4.replace_lane(b, 2, load<f32>(wb + k4, 8));
    }
    if (k + 3 < end) {
      y3 = y + <usize>load<i32>(indices + k4, 12) * bytes;
      b = f32x4.replace_lane(b, 3, load<f32>(wb + k4, 12));
    }
    addFour(y0, y1, y2, y3, b, out, f);
  }
}

/** `out = G v + reg v`, G being symmetric. */
@inline
function multiply(g: usize, v: usize, out: usize, f: i32, reg: f32): void {
  const bytes = <usize>f << 2;
  const lambda = f32x4.splat(reg);
  let row = g;
  for (let j: usize = 0; j < bytes; j += 16) {
    const sums = fourDots(row, row + bytes, row + 2 * bytes, row + 3 * bytes, v, f);
    v128.store(out + j, f32x4.add(sums, f32x4.mul(lambda, v128.load(v + j))));
    row += bytes << 2;
  }
}

/** `out += Σ (sign * wa (y · v) + b) y` over a row's entries, four at a time, b being wb or nothing. */
@inline
function addEntries(
  y: usize,
  indices: usize,
  wa: usize,
  wb: usize,
  begin: i32,
  end: i32,
  zeros: usize,
  v: usize,
  out: usize,
  f: i32,
  first: bool,
): void {
  const bytes = <usize>f << 2;
  let k = begin;
  for (; k + 4 <= end; k += 4) {
    const k4 = <usize>k << 2;
    const y0 = y + <usize>load<i32>(indices + k4) * bytes;
    const y1 = y + <usize>load<i32>(indices + k4, 4) * bytes;
    const y2 = y + <usize>load<i32>(indices + k4, 8) * bytes;
    const y3 = y + <usize>load<i32>(indices + k4, 12) * bytes;
    let t = f32x4.mul(v128.load(wa + k4), fourDots(y0, y1, y2, y3, v, f));
    if (first) t = f32x4.sub(v128.load(wb + k4), t);
    addFour(y0, y1, y2, y3, t, out, f);
  }
  if (k < end) {
    const k4 = <usize>k << 2;
    const y0 = y + <usize>load<i32>(indices + k4) * bytes;
    let y1 = zeros;
    let y2 = zeros;
    let w = v128.load32_zero(wa + k4);
    let b = v128.load32_zero(wb + k4);
    if (k + 1 < end) {
      y1 = y + <usize>load<i32>(indices + k4, 4) * bytes;
      w = f32x4.replace_lane(w, 1, load<f32>(wa + k4, 4));
      b = f32x4.replace_lane(b, 1, load<f32>(wb + k4, 4));
    }
    if (k + 2 < end) {
      y2 = y + <usize>load<i32>(indices + k4, 8) * bytes;
      w = f32x4.replace_lane(w, 2, load<f32>(wa + k4, 8));
      b = f32x4.replace_lane(b, 2, load<f32>(wb + k4, 8));
    }
    let t = f32x4.mul(w, fourDots(y0, y1, y2, zeros, v, f));
    if (first) t = f32x4.sub(b, t);
    addFour(y0, y1, y2, zeros, t, out, f);
  }
}

/**
 * Rows `from` up to `to` of x brought nearer to the solution of `exactRows` by `steps` of conjugate
 * gradients, from where they are. Rows without entries become 0.
 *
 * @param scratch Room for 16 * f bytes.
 */
export function cgRows(
  x: usize,
  y: usize,
  g: usize,
  indptr: usize,
  indices: usize,
  wa: usize,
  wb: usize,
  reg: usize,
  f: i32,
  steps: i32,
  scratch: usize,
  from: i32,
  to: i32,
): void {
  const bytes = <usize>f << 2;
  const r = scratch;
  const p = r + bytes;
  const q = p + bytes;
  const zeros = q + bytes;
  for (let j: usize = 0; j < bytes; j += 16) v128.store(zeros + j, f32x4.splat(0));
  for (let u = from; u < to; u++) {
    const row = x + <usize>u * bytes;
    const begin = load<i32>(indptr + (<usize>u << 2));
    const end = load<i32>(indptr + (<usize>u << 2), 4);
    if (begin === end) {
      for (let j: usize = 0; j < bytes; j += 16) v128.store(row + j, f32x4.splat(0));
      continue;
    }
    const lambda = load<f32>(reg + (<usize>u << 2));
    multiply(g, row, r, f, lambda);
    for (let j: usize = 0; j < bytes; j += 16) v128.store(r + j, f32x4.neg(v128.load(r + j)));
    const weighed = anyWeight(wa, begin, end);
    if (weighed) addEntries(y, indices, wa, wb, begin, end, zeros, row, r, f, true);
    else addRightSide(y, indices, wb, begin, end, zeros, r, f);
    for (let j: usize = 0; j < bytes; j += 16) v128.store(p + j, v128.load(r + j));
    let old = dot(r, r, f);
    if (old < 1e-20) continue;
    for (let step = 0; step < steps; step++) {
      multiply(g, p, q, f, lambda);
      if (weighed) addEntries(y, indices, wa, wb, begin, end, zeros, p, q, f, false);
      const alpha = f32x4.splat(old / dot(p, q, f));
      for (let j: usize = 0; j < bytes; j += 16) {
        v128.store(row + j, f32x4.add(v128.load(row + j), f32x4.mul(alpha, v128.load(p + j))));
        v128.store(r + j, f32x4.sub(v128.load(r + j), f32x4.mul(alpha, v128.load(q + j))));
      }
      const now = dot(r, r, f);
      if (now < 1e-20) break;
      const beta = f32x4.splat(now / old);
      for (let j: usize = 0; j < bytes; j += 16) {
        v128.store(p + j, f32x4.add(v128.load(r + j), f32x4.mul(beta, v128.load(p + j))));
      }
      old = now;
    }
  }
}
