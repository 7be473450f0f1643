import { isSyllable, leadOf, tailOf, TAILS, vowelOf } from '../src/hangul/syllable.js';

/** One character of a morpheme: what it is, its tag's number, whether the morpheme begins with it. */
export interface Piece {
  readonly char: string;
  readonly tag: number;
  readonly begins: boolean;
}

/** Most characters of morphemes that one character of the surface may stand for. */
const MOST = 4;

/**
 * Gives each character of a word the characters of its morphemes that it stands for, so that the
 * letters change least (dynamic programming over both, costs by lead, vowel and tail). `null` where
 * some character would stand for nothing, or the two have little to do with each other.
 */
export function align(surface: string, pieces: readonly Piece[]): Piece[][] | null {
  const n = surface.length;
  const m = pieces.length;
  if (n === 0 || m === 0 || m > n * MOST) return null;
  const width = m + 1;
  const cost = new Float64Array((n + 1) * width).fill(Infinity);
  const taken = new Int8Array((n + 1) * width);
  cost[0] = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= m; j += 1) {
      const base = cost[i * width + j] as number;
      if (base === Infinity) continue;
      for (let k = 1; k <= MOST && j + k <= m; k += 1) {
        const total = base + costOf(surface.charCodeAt(i), pieces, j, k);
        const to = (i + 1) * width + j + k;
        if (total < (cost[to] as number)) {
          cost[to] = total;
          taken[to] = k;
        }
      }
    }
  }
  if ((cost[n * width + m] as number) > 4 + n * 0.6) return null;
  const rows: Piece[][] = [];
  for (let i = n, j = m; i > 0; i -= 1) {
    const k = taken[i * width + j] as number;
    rows.push(pieces.slice(j - k, j));
    j -= k;
  }
  return rows.reverse();
}

function costOf(code: number, pieces: readonly Piece[], at: number, count: number): number {
  const first = pieceCode(pieces, at);
  let cost: number;
  if (first === code) cost = 0;
  else if (isSyllable(code) && isSyllable(first)) {
    if (leadOf(code) !== leadOf(first)) cost = 2.5;
    else cost = vowelOf(code) === vowelOf(first) ? 0.4 : 0.8;
  } else cost = isSyllable(code) ? 1.6 : 3;
  if (count === 1) return cost;

  const second = pieceCode(pieces, at + 1);
  let extra = 0.7 * (count - 1);
  if (count === 2 && isSyllable(code) && TAILS.indexOf(String.fromCharCode(second)) > 0) {
    // The tail of the syllable is the second piece: 간 = 가 + ㄴ.
    if (TAILS.charCodeAt(tailOf(code)) === second) extra = 0.3;
  }
  if (first === code) extra += 0.6;
  if (pieceCode(pieces, at + count - 1) === code) extra -= 0.4;
  if (isSyllable(code) && isSyllable(second) && tailOf(code) !== 0) {
    if (tailOf(code) === tailOf(second)) extra -= 0.2;
  }
  return cost + extra;
}

function pieceCode(pieces: readonly Piece[], at: number): number {
  return (pieces[at] as Piece).char.charCodeAt(0);
}
