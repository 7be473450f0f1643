import { TextError } from '../errors.js';
import { encodeLabels } from '../labels.js';
import type { Label } from '../types.js';
import { checkFinite, checkSamples, labelsOf } from './targets.js';

/**
 * Scores or probabilities of samples: a row each with a column a class, or, for two classes, one
 * number each that belongs to the second class.
 */
export type Scores = ArrayLike<number> | readonly ArrayLike<number>[];

/** Scores of many samples in one block, beside their true classes. */
export interface ScoreTable<L extends Label> {
  readonly labels: readonly L[];
  /** Place of each sample's true label in `labels`. */
  readonly truth: Int32Array;
  /** 1 or the number of labels. */
  readonly columns: number;
  /** Row after row. */
  readonly scores: Float64Array;
}

const HINT = ' You can provide a list of all known classes.';

/**
 * Checks scores against the true labels and their classes: `labels` (sorted, as the columns are) or
 * those that occur in `yTrue`; at least two.
 */
export function scoreTable<L extends Label>(
  yTrue: ArrayLike<L>,
  scores: Scores,
  labels?: readonly L[],
): ScoreTable<L> {
  checkSamples(yTrue.length, scores.length);
  const classes = labelsOf(labels ?? yTrue);
  if (labels?.some((label, i) => label !== classes[i])) {
    throw new TextError('invalid-parameter', "Parameter 'labels' must be unique and ordered.");
  }
  if (classes.length < 2) {
    throw new TextError(
      'invalid-input',
      `Only one class present in yTrue. The score is not defined in that case.${HINT}`,
    );
  }
  const { block, columns } = flatten(scores);
  if (columns !== classes.length && (columns !== 1 || classes.length > 2)) {
    throw new TextError(
      'invalid-input',
      `Number of classes (${classes.length}) not equal to the number of columns of scores (${columns}).${HINT}`,
    );
  }
  checkFinite(block, 'Scores', columns);
  return { labels: classes, truth: encodeLabels(yTrue, classes), columns, scores: block };
}

/** The same with a column for each of two classes, where one number each was given. */
export function probabilityTable<L extends Label>(
  yTrue: ArrayLike<L>,
  proba: Scores,
  labels?: readonly L[],
): ScoreTable<L> {
  const table = scoreTable(yTrue, proba, labels);
  if (table.columns > 1) return table;
  const scores = new Float64Array(table.scores.length * 2);
  table.scores.forEach((p, i) => {
    scores[2 * i] = 1 - p;
    scores[2 * i + 1] = p;
  });
  return { ...table, columns: 2, scores };
}

/** Puts rows behind each other; numbers are rows of one. */
export function flatten(scores: Scores): { block: Float64Array; columns: number } {
  if (typeof scores[0] === 'number') {
    return { block: Float64Array.from(scores as ArrayLike<number>), columns: 1 };
  }
  const rows = scores as readonly ArrayLike<number>[];
  const columns = rows[0]?.length ?? 0;
  const block = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    if (row.length !== columns) {
      throw new TextError(
        'invalid-input',
        `Row ${i} has ${row.length} scores, but row 0 has ${columns}.`,
        i,
      );
    }
    block.set(row, i * columns);
  });
  return { block, columns };
}
