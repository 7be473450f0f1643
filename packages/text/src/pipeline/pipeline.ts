import { notFitted, TextError } from '../errors.js';
import { checkLengths } from '../matrix/csr.js';
import type { LinearModel } from '../matrix/linear-table.js';
import { binarized } from '../matrix/linear-table.js';
import { bestClass } from '../matrix/scores.js';
import type {
  Classifier,
  CsrMatrix,
  FitOptions,
  IncrementalClassifier,
  Label,
  PartialFitOptions,
  ProbabilisticClassifier,
  ScoringClassifier,
  SparseRow,
  Transformer,
  WorkOptions,
} from '../types.js';

/** A step with its name. */
export type NamedStep<T> = readonly [name: string, step: T];

/** Steps of a pipeline: transformers, and a classifier at the end. */
export type PipelineSteps<L extends Label> = readonly [
  ...transformers: NamedStep<Transformer<unknown, unknown>>[],
  classifier: NamedStep<Classifier<unknown, L>>,
];

/** What a pipeline takes one of. */
export type DocumentOf<Input> = Input extends Iterable<infer Document> ? Document : never;

/** Documents that may come one after the other, as from a stream. */
export type AsyncInput<Input> = Input | AsyncIterable<DocumentOf<Input>>;

/** A vectorizer that takes streams. */
interface AsyncVectorizer {
  fitTransformAsync(X: unknown, options: WorkOptions): Promise<unknown>;
  transformAsync(X: unknown, options: WorkOptions): Promise<unknown>;
}

/** A vectorizer that can take one document without making a matrix. */
interface RowSource<Document> {
  readonly featureCount: number;
  transformOne(document: Document): SparseRow;
}
interface RowWeigher {
  weighRow(row: SparseRow): void;
}

/**
 * Transformers and a classifier as one model, as scikit-learn's `Pipeline`. {@link makePipeline}
 * names the steps by itself and checks that they fit each other.
 *
 * @example
 * ```ts
 * const pipeline = new Pipeline<readonly string[], string>([
 *   ['counts', new CountVectorizer()],
 *   ['nb', new MultinomialNB<string>()],
 * ]);
 * pipeline.fit(['바다 여행', '주식 투자'], ['여행', '재테크']).predict(['여름 바다']); // ['여행']
 * ```
 */
export class Pipeline<Input, L extends Label> implements Classifier<Input, L> {
  readonly steps: PipelineSteps<L>;
  readonly #transformers: readonly Transformer<unknown, unknown>[];
  readonly #model: Classifier<unknown, L>;
  #scores = new Float64Array(0);

  constructor(steps: PipelineSteps<L>) {
    this.steps = steps;
    const all = steps.map(([, step]) => step);
    this.#model = all.pop() as Classifier<unknown, L>;
    this.#transformers = all as Transformer<unknown, unknown>[];
    if (
      typeof (this.#model as Partial<Classifier<unknown, L>> | undefined)?.predict !== 'function'
    ) {
      throw new TextError('invalid-parameter', 'The last step of a pipeline must be a classifier.');
    }
  }

  /** Steps by name. */
  get namedSteps(): Readonly<Record<string, unknown>> {
    return Object.fromEntries<unknown>(this.steps);
  }

  /** The last step. */
  get model(): Classifier<unknown, L> {
    return this.#model;
  }

  /** The first step, most often a vectorizer. */
  get vectorizer(): unknown {
    return this.steps[0][1];
  }

  get classes(): readonly L[] {
    return this.#model.classes;
  }

  /** Fits the transformers one after the other, each on what the one before gives; then the model. */
  fit(X: Input, y: ArrayLike<L>, options: FitOptions = {}): this {
    const { sampleWeight: _, ...work } = options;
    let features: unknown = X;
    for (const transformer of this.#transformers) {
      features = transformer.fitTransform(features, y, work);
    }
    this.#model.fit(features, y, options);
    return this;
  }

  /**
   * {@link fit} for streams: the vectorizer lets other work have its turn now and then, so that a page
   * stays alive; the model then learns in one go.
   */
  async fitAsync(X: AsyncInput<Input>, y: ArrayLike<L>, options: FitOptions = {}): Promise<this> {
    const { sampleWeight: _, ...work } = options;
    const [first, ...others] = this.#transformers;
    let features: unknown = await asAsync(first).fitTransformAsync(X, work);
    for (const transformer of others) features = transformer.fitTransform(features, y, work);
    this.#model.fit(features, y, options);
    return this;
  }

  /** {@link predict} for streams. */
  async predictAsync(X: AsyncInput<Input>, options: WorkOptions = {}): Promise<L[]> {
    const [first, ...others] = this.#transformers;
    const rows: unknown = await asAsync(first).transformAsync(X, options);
    return this.#model.predict(others.reduce((part, step) => step.transform(part), rows));
  }

  /**
   * Teaches the model some more. The transformers stay as they are, so that columns keep their
   * meaning; only if they have learnt nothing yet, they learn from this first portion.
   */
  partialFit(X: Input, y: ArrayLike<L>, options: PartialFitOptions<L> = {}): this {
    const model = this.#model as Partial<IncrementalClassifier<unknown, L>>;
    if (model.partialFit === undefined) throw this.#cannot('partialFit');
    let features: unknown = X;
    for (const transformer of this.#transformers) {
      features = transformOrFit(transformer, features, y);
    }
    model.partialFit(features, y, options);
    return this;
  }

  predict(X: Input): L[] {
    return this.#model.predict(this.transform(X));
  }

  predictProba(X: Input): Float64Array[] {
    return this.#probabilistic('predictProba').predictProba(this.transform(X));
  }

  predictLogProba(X: Input): Float64Array[] {
    return this.#probabilistic('predictLogProba').predictLogProba(this.transform(X));
  }

  decisionFunction(X: Input): Float64Array[] {
    const model = this.#model as Partial<ScoringClassifier<unknown, L>>;
    if (model.decisionFunction === undefined) throw this.#cannot('decisionFunction');
    return model.decisionFunction(this.transform(X));
  }

  /** Share of right predictions. */
  score(X: Input, y: ArrayLike<L>): number {
    const predicted = this.predict(X);
    checkLengths(predicted.length, y.length, 'labels');
    return predicted.filter((label, i) => label === y[i]).length / predicted.length;
  }

  /** What the model is given for these documents. */
  transform(X: Input): unknown {
    return this.#transformers.reduce<unknown>((rows, step) => step.transform(rows), X);
  }

  /**
   * What the model is given for one document, by the shortest way: no matrix where the vectorizer has
   * a `transformOne`. The row is used again for the next document.
   *
   * @throws {@link TextError} `invalid-input` if the columns are not those that the model has learnt.
   */
  transformOne(document: DocumentOf<Input>): SparseRow {
    const [first, ...weighers] = this.#transformers;
    if (!canTakeOne(first) || !weighers.every(canWeigh)) {
      const { shape, indices, data } = this.transform([document] as Input) as CsrMatrix;
      this.#checkColumns(shape[1]);
      return { indices, values: Float64Array.from(data), length: indices.length };
    }
    this.#checkColumns(first.featureCount);
    const row = first.transformOne(document);
    for (const weigher of weighers) (weigher as unknown as RowWeigher).weighRow(row);
    return row;
  }

  #checkColumns(columns: number): void {
    const { linear } = this.#model as unknown as Partial<LinearModel>;
    if (linear === undefined || linear.features === columns) return;
    throw new TextError(
      'invalid-input',
      `X has ${columns} features, but the classifier is expecting ${linear.features} features as input.`,
    );
  }

  /** Label of one document, by the shortest way: nothing is allocated on it. */
  predictOne(document: DocumentOf<Input>): L {
    const model = this.#model as unknown as Partial<LinearModel>;
    if (model.linear === undefined) return this.predict([document] as Input)[0] as L;
    const { linear } = model;
    const row = binarized(this.transformOne(document), model.binarize ?? null);
    if (this.#scores.length !== linear.outputs) this.#scores = new Float64Array(linear.outputs);
    linear.scoreRow(row, this.#scores);
    const { classes } = this.#model;
    return classes[classes.length === 1 ? 0 : bestClass(this.#scores, 0, linear.outputs)] as L;
  }

  #probabilistic(method: string): ProbabilisticClassifier<unknown, L> {
    if (method in this.#model) return this.#model as ProbabilisticClassifier<unknown, L>;
    throw this.#cannot(method);
  }

  #cannot(method: string): TextError {
    const name = this.steps.at(-1)?.[0] ?? '';
    return new TextError('invalid-parameter', `The classifier '${name}' has no ${method}.`);
  }
}

function asAsync(step: unknown): AsyncVectorizer {
  const vectorizer = step as Partial<AsyncVectorizer> | undefined;
  if (vectorizer?.transformAsync !== undefined) return vectorizer as AsyncVectorizer;
  throw new TextError('invalid-parameter', 'The first step of this pipeline takes no streams.');
}

function canTakeOne(step: unknown): step is RowSource<unknown> {
  return typeof (step as Partial<RowSource<unknown>> | undefined)?.transformOne === 'function';
}

function canWeigh(step: unknown): boolean {
  return typeof (step as Partial<RowWeigher>).weighRow === 'function';
}

function transformOrFit(
  transformer: Transformer<unknown, unknown>,
  X: unknown,
  y: ArrayLike<Label>,
): unknown {
  try {
    return transformer.transform(X);
  } catch (error) {
    if (error instanceof TextError && error.code === notFitted('').code) {
      return transformer.fitTransform(X, y);
    }
    throw error;
  }
}
