import { RecommendError } from '../../errors.js';
import type { RatingModel } from '../../models/rating-model.js';
import { runSteps, type Steps, type WorkOptions } from '../../work.js';
import type { Fold } from '../folds/fold.js';
import { mae, rmse } from '../rating-metrics.js';
import { tableToMarkdown, tableToText, type Table } from './tables.js';

/** Options of `compareRatings`. */
export interface CompareRatingsOptions extends WorkOptions {
  /** A new model for each fold, by the name that it has in the table. */
  models: Readonly<Record<string, () => RatingModel>>;
  /** As `KFold.split` gives them. */
  folds: Iterable<Fold>;
}

/** Errors of one model. */
export interface RatingComparisonRow {
  name: string;
  /** Mean over the folds, as Surprise's `cross_validate` tells it. */
  rmse: number;
  mae: number;
  /** The same, fold by fold. */
  rmses: number[];
  maes: number[];
  /** Seconds to fit, all folds together. */
  fitSeconds: number;
}

/** Errors of several models on the same folds. */
export interface RatingComparison {
  rows: RatingComparisonRow[];
  toText: () => string;
  toMarkdown: () => string;
}

/**
 * RMSE and MAE of models of explicit ratings over the same folds.
 *
 * @example
 * ```ts
 * compareRatings({ models: { SVD: () => new SVD() }, folds: new KFold().split(data) }).toText();
 * ```
 */
export function compareRatings(options: CompareRatingsOptions): RatingComparison {
  const rows = runSteps(ratingSteps(options), options);
  return {
    rows,
    toText: () => tableToText(tableOf(rows)),
    toMarkdown: () => tableToMarkdown(tableOf(rows)),
  };
}

function* ratingSteps({ models, folds }: CompareRatingsOptions): Steps<RatingComparisonRow[]> {
  const all = [...folds];
  const makers = Object.entries(models);
  if (all.length === 0 || makers.length === 0) {
    throw new RecommendError('invalid-input', 'Comparing needs at least one model and one fold.');
  }
  const rows = makers.map(([name]): RatingComparisonRow => {
    return { name, rmse: 0, mae: 0, rmses: [], maes: [], fitSeconds: 0 };
  });
  const progress = { done: 0, total: all.length * makers.length, unit: 'fold' };
  for (const { train, test } of all) {
    for (const [m, [, make]] of makers.entries()) {
      const row = rows[m] as RatingComparisonRow;
      const model = make();
      const begun = performance.now();
      for (const _ of model.fitSteps(train)) yield { ...progress };
      row.fitSeconds += (performance.now() - begun) / 1000;
      const predictions = model.test(test.rows());
      row.rmses.push(rmse(predictions));
      row.maes.push(mae(predictions));
      progress.done++;
      yield { ...progress };
    }
  }
  const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length;
  return rows.map((row) => ({ ...row, rmse: mean(row.rmses), mae: mean(row.maes) }));
}

function tableOf(rows: readonly RatingComparisonRow[]): Table {
  const right = ['RMSE', 'MAE', 'Fit s'].map((name) => ({ name, align: 'right' }) as const);
  return {
    columns: [{ name: 'Model', align: 'left' }, ...right],
    rows: rows.map((row) => [
      row.name,
      row.rmse.toFixed(4),
      row.mae.toFixed(4),
      row.fitSeconds.toFixed(2),
    ]),
  };
}
