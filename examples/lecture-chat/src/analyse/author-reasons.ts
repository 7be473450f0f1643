import type { LinearTable, TfidfVectorizer } from '@nunchi/text';

/** A share of this much of the largest one counts as part of a piece. */
const ENOUGH = 0.4;
const PIECES = 4;

/**
 * The pieces of a text that speak for an author. Each n-gram says something for or against the
 * author: its weight for the author, less the mean over all authors, times its value in the text.
 * What it says is shared out among its letters; letters side by side that say enough are a piece.
 *
 * @param text What was said.
 * @param author Place of the author in the classes of the model.
 * @param vectorizer Cuts the text into n-grams.
 * @param linear The weights of the model.
 * @returns Pieces as they stand in the text, the most telling first.
 */
export function piecesFor(
  text: string,
  author: number,
  vectorizer: TfidfVectorizer,
  linear: LinearTable,
): string[] {
  const row = vectorizer.transform([text]);
  const valueOf = new Map(Array.from(row.indices, (column, at) => [column, row.data[at] ?? 0]));
  const terms = vectorizer.locate(text).map((term) => ({
    ...term,
    column: vectorizer.indexOf(term.term),
  }));
  const times = new Map<number, number>();
  for (const { column } of terms) times.set(column, (times.get(column) ?? 0) + 1);

  const shares = new Float64Array(text.length);
  for (const { column, start, end } of terms) {
    if (column < 0 || start === end) continue;
    const value = (valueOf.get(column) ?? 0) / (times.get(column) ?? 1);
    const said = value * evidence(linear, column, author);
    for (let at = start; at < end; at++) shares[at] = (shares[at] ?? 0) + said / (end - start);
  }
  return runsOf(text, shares);
}

/** What a feature says for an author and not for authors in general. */
function evidence({ weights, outputs }: LinearTable, column: number, author: number): number {
  // Two authors share one score: it speaks for the second, or against the second for the first.
  if (outputs === 1) return (weights[column] ?? 0) * (author === 1 ? 1 : -1);
  const own = column * outputs;
  let sum = 0;
  for (let k = 0; k < outputs; k++) sum += weights[own + k] ?? 0;
  return (weights[own + author] ?? 0) - sum / outputs;
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
