import type { Contribution } from '@nunchi/text';

/** A share of this much of the largest one counts as part of a piece. */
const ENOUGH = 0.4;
const PIECES = 4;

/**
 * The pieces of a text that speak for an author. What each n-gram says for or against the author is
 * shared out among its letters; letters side by side that say enough are a piece.
 *
 * @param text What was said.
 * @param contributions What `explain` finds in it, with places in the text.
 * @returns Pieces as they stand in the text, the most telling first.
 */
export function piecesOf(text: string, contributions: readonly Contribution[]): string[] {
  const shares = new Float64Array(text.length);
  for (const { start, end, contribution } of contributions) {
    const share = contribution / (end - start);
    for (let at = start; at < end; at++) shares[at] = (shares[at] ?? 0) + share;
  }
  return runsOf(text, shares);
}

function runsOf(text: string, shares: Float64Array): string[] {
  const floor = shares.reduce((most, share) => Math.max(most, share), 0) * ENOUGH;
  if (floor === 0) return [];
  const found = new Map<string, number>();
  for (let at = 0; at < text.length; at++) {
    const start = at;
    let sum = 0;
    while (at < text.length && (shares[at] ?? 0) >= floor) sum += shares[at++] ?? 0;
    const piece = text.slice(start, at).trim();
    if (piece !== '') found.set(piece, Math.max(sum, found.get(piece) ?? 0));
  }
  const pieces = [...found].sort((a, b) => b[1] - a[1]).map(([piece]) => piece);
  // A letter alone says little where there is more.
  const longer = pieces.filter((piece) => Array.from(piece).length > 1);
  return (longer.length > 0 ? longer : pieces).slice(0, PIECES);
}
