/**
 * From scores to answers. Scores of many documents stand in one array, `outputs` a document; a
 * single output means two classes, and its sign decides.
 */

/** Place of the chosen class: of the highest score, the first among equals. */
export function bestClass(scores: Float64Array, start: number, outputs: number): number {
  if (outputs === 1) return (scores[start] as number) > 0 ? 1 : 0;
  let best = 0;
  for (let k = 1; k < outputs; k++) {
    if ((scores[start + k] as number) > (scores[start + best] as number)) best = k;
  }
  return best;
}

/** The chosen label of each document. */
export function bestLabels<L>(scores: Float64Array, outputs: number, classes: readonly L[]): L[] {
  const labels = new Array<L>(scores.length / outputs);
  for (let i = 0; i < labels.length; i++) {
    // With a single class, its one score is no question of sign.
    const best = classes.length === 1 ? 0 : bestClass(scores, i * outputs, outputs);
    labels[i] = classes[best] as L;
  }
  return labels;
}

/** Log of the sum of exponentials of one document's scores, without overflow. */
export function logSumExp(scores: Float64Array, start: number, outputs: number): number {
  let highest = -Infinity;
  for (let k = 0; k < outputs; k++) highest = Math.max(highest, scores[start + k] as number);
  if (!Number.isFinite(highest)) return highest;
  let sum = 0;
  for (let k = 0; k < outputs; k++) sum += Math.exp((scores[start + k] as number) - highest);
  return Math.log(sum) + highest;
}

/** Makes log-probabilities of scores that are log-likelihoods, in place. */
export function normalizeLog(scores: Float64Array, outputs: number): Float64Array {
  for (let start = 0; start < scores.length; start += outputs) {
    const total = logSumExp(scores, start, outputs);
    for (let k = 0; k < outputs; k++) scores[start + k] = (scores[start + k] as number) - total;
  }
  return scores;
}

/** Views of the rows of a dense block; they share its memory. */
export function rowsOf(block: Float64Array, columns: number): Float64Array[] {
  const rows = new Array<Float64Array>(columns === 0 ? 0 : block.length / columns);
  for (let i = 0; i < rows.length; i++) rows[i] = block.subarray(i * columns, (i + 1) * columns);
  return rows;
}
