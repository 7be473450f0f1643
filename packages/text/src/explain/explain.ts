import { TextError } from '../errors.js';
import type { LinearModel, LinearTable } from '../matrix/linear-table.js';
import { binarized } from '../matrix/linear-table.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import type { Label, LocatedTerm } from '../types.js';
import { featureSource } from './feature-source.js';

/** One occurrence of a known term, and what it did. */
export interface Contribution extends LocatedTerm {
  /** Column of the term. */
  readonly feature: number;
  /** What it adds to `score`: above 0 it speaks for `label`, below for `against`. */
  readonly contribution: number;
}

/** Why a model prefers one label to another on a text. */
export interface Explanation<L extends Label> {
  readonly label: L;
  /** The label that it is weighed against. */
  readonly against: L;
  /**
   * `intercept` and all contributions together: the log-odds of `label` against `against` for naive
   * Bayes and logistic regression, the difference of decision values for support vectors.
   */
  readonly score: number;
  /** What the model holds before it reads a word. */
  readonly intercept: number;
  /** Occurrences of known terms, the strongest first. Places are UTF-16 units of the text. */
  readonly contributions: readonly Contribution[];
  /** How many of the text's terms the model knows: with few of them, the answer is a guess. */
  readonly tokens: { readonly known: number; readonly total: number };
}

/** Options of {@link explain}. */
export interface ExplainOptions<L extends Label> {
  /** The label to explain. Default: the predicted one. */
  label?: L | undefined;
  /** What to weigh it against. Default: the best of the others. */
  against?: L | undefined;
}

/**
 * Explains a prediction by the terms of the text. The model being linear, contributions and intercept
 * sum to the score exactly; a term that stands several times has its share at each place.
 *
 * @param pipeline - A fitted pipeline that ends in naive Bayes, `LinearSVC` or a logistic regression.
 * @throws {@link TextError} `invalid-parameter` for another model or an unknown label.
 * @example
 * ```ts
 * const { label, contributions } = explain(pipeline, '제주 바다 여행');
 * contributions[0]; // { term: '바다', start: 3, end: 5, feature: 2, contribution: 0.69... }
 * ```
 */
export function explain<L extends Label>(
  pipeline: Pipeline<Iterable<string>, L>,
  text: string,
  options: ExplainOptions<L> = {},
): Explanation<L> {
  const { linear, binarize } = linearOf(pipeline);
  const source = featureSource(pipeline);
  const row = binarized(pipeline.transformOne(text), binarize);
  const scores = new Float64Array(linear.outputs);
  linear.scoreRow(row, scores);
  const { classes } = pipeline;
  const pair = choosePair(classes, scores, options);

  const values = new Map<number, number>();
  for (let i = 0; i < row.length; i++)
    values.set(row.indices[i] as number, row.values[i] as number);
  const terms = source.locate(text);
  const known = terms
    .map((term) => ({ ...term, feature: source.indexOf(term.term) }))
    .filter(({ feature }) => values.has(feature));
  const times = new Map<number, number>();
  for (const { feature } of known) times.set(feature, (times.get(feature) ?? 0) + 1);

  const contributions = known.map((term): Contribution => {
    const value = (values.get(term.feature) as number) / (times.get(term.feature) as number);
    return { ...term, contribution: value * weightOf(linear, term.feature, pair) };
  });
  return {
    label: classes[pair.label] as L,
    against: classes[pair.against] as L,
    score: difference(scores, pair),
    intercept: difference(linear.intercept, pair),
    contributions: contributions.sort(
      (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution),
    ),
    tokens: { known: known.length, total: terms.length },
  };
}

/** The linear model at the end of a pipeline. */
export function linearOf(pipeline: Pipeline<never, Label>): LinearModel {
  const model = pipeline.model as unknown as Partial<LinearModel>;
  if (model.linear !== undefined) return model as LinearModel;
  throw new TextError('invalid-parameter', 'Only models with linear scores can be explained.');
}

/** Places of the two labels in `classes`. */
interface Pair {
  readonly label: number;
  readonly against: number;
}

function choosePair<L extends Label>(
  classes: readonly L[],
  scores: Float64Array,
  options: ExplainOptions<L>,
): Pair {
  // One score for two classes: it speaks for the second one.
  const own = scores.length === 1 ? [0, scores[0] as number] : [...scores];
  const order = own
    .map((_, i) => i)
    .sort((a, b) => (own[b] as number) - (own[a] as number) || a - b);
  const label = options.label === undefined ? order[0] : placeOf(classes, options.label);
  const against =
    options.against === undefined
      ? order.find((place) => place !== label)
      : placeOf(classes, options.against);
  if (label === undefined || against === undefined || label === against) {
    throw new TextError('invalid-parameter', 'An explanation needs two different labels.');
  }
  return { label, against };
}

function placeOf<L extends Label>(classes: readonly L[], label: L): number {
  const place = classes.indexOf(label);
  if (place >= 0) return place;
  throw new TextError(
    'invalid-parameter',
    `The label '${String(label)}' is not among the classes.`,
  );
}

function difference(numbers: Float64Array, { label, against }: Pair): number {
  if (numbers.length === 1) return (numbers[0] as number) * (label === 1 ? 1 : -1);
  return (numbers[label] as number) - (numbers[against] as number);
}

function weightOf(
  { weights, outputs }: LinearTable,
  feature: number,
  { label, against }: Pair,
): number {
  const at = feature * outputs;
  if (outputs === 1) return (weights[at] as number) * (label === 1 ? 1 : -1);
  return (weights[at + label] as number) - (weights[at + against] as number);
}
