import * as z from 'zod/mini';
import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import type { ModelParts, SavedClassifier, SavedVectorizer } from './model-parts.js';

/** The two descriptions of a model, as both file formats carry them in JSON. */
export interface SavedHead {
  vectorizer: SavedVectorizer;
  model: SavedClassifier;
}

/** A model as JSON: what `modelToJson` gives, and what the exporter for scikit-learn writes. */
export interface SavedModel extends SavedHead {
  format: 'nunchi-text';
  version: number;
  vocabulary: readonly string[] | null;
  arrays: Readonly<Record<string, readonly number[]>>;
  /** CRC-32 of the terms and the arrays: see `checksumOf` in model-parts.ts. */
  checksum: number;
}

/** The shapes of both, made when the first model is read: a page that reads none needs no zod. */
function makeSchemas(): { head: z.ZodMiniType<SavedHead>; model: z.ZodMiniType<SavedModel> } {
  const label: z.ZodMiniType<Label> = z.union([z.string(), z.number(), z.boolean()]);
  const pattern = z.object({ source: z.string(), flags: z.string() });
  const maybe = <T extends z.ZodMiniType>(type: T): z.ZodMiniOptional<z.ZodMiniNullable<T>> =>
    z.optional(z.nullable(type));
  const flag = z.optional(z.boolean());
  const positive = z.number().check(z.int(), z.gte(1));
  const head = {
    // Every option has its type here, so that nothing unheard of reaches a vectorizer.
    vectorizer: z.object({
      kind: z.enum(['count', 'tfidf', 'hashing']),
      options: z.strictObject({
        analyzer: z.optional(z.enum(['word', 'char', 'char_wb'])),
        lowercase: flag,
        normalization: maybe(z.enum(['NFC', 'NFKC'])),
        stripAccents: maybe(z.enum(['unicode', 'ascii'])),
        tokenPattern: maybe(z.union([z.string(), pattern])),
        minTokenLength: z.optional(positive),
        stopWords: maybe(z.union([z.literal('english'), z.array(z.string())])),
        ngramRange: z.optional(z.tuple([positive, positive])),
        binary: flag,
        dtype: z.optional(z.enum(['int32', 'float64', 'float32'])),
        norm: maybe(z.enum(['l1', 'l2'])),
        useIdf: flag,
        smoothIdf: flag,
        sublinearTf: flag,
        nFeatures: z.optional(positive),
        alternateSign: flag,
        preprocessor: maybe(z.never()),
        tokenizer: maybe(z.never()),
      }),
      needs: z.array(z.enum(['analyzer', 'preprocessor', 'tokenizer'])),
    }),
    model: z.object({
      kind: z.enum([
        ...(['MultinomialNB', 'ComplementNB', 'BernoulliNB'] as const),
        ...(['LinearSVC', 'LogisticRegression', 'NBLogisticRegression'] as const),
      ]),
      options: z.strictObject({
        alpha: z.optional(z.union([z.number(), z.array(z.number())])),
        forceAlpha: flag,
        fitPrior: flag,
        classPrior: maybe(z.array(z.number())),
        norm: flag,
        binarize: maybe(z.number()),
      }),
      classes: z.array(label).check(z.minLength(1)),
    }),
  };
  const model = z.object({
    ...head,
    format: z.literal('nunchi-text'),
    version: z.number(),
    vocabulary: z.nullable(z.array(z.string())),
    arrays: z.record(z.string(), z.array(z.number())),
    checksum: z.number(),
  });
  return { head: z.object(head), model };
}

/** Checks the descriptions in a binary model. */
export function checkHead(value: unknown): SavedHead {
  return check(makeSchemas().head, value);
}

/** Checks a model in JSON; an error names the first place that is wrong. */
export function checkSavedModel(value: unknown): SavedModel {
  return check(makeSchemas().model, value);
}

function check<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new TextError(
    'invalid-model',
    `This is no saved model: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}.`,
  );
}

/** Parts of a checked model in JSON. */
export function partsOf(saved: SavedModel): ModelParts {
  const arrays = Object.entries(saved.arrays).map(
    ([name, values]) => [name, Float64Array.from(values)] as const,
  );
  return {
    vectorizer: saved.vectorizer,
    model: saved.model,
    vocabulary: saved.vocabulary,
    arrays: Object.fromEntries(arrays),
  };
}
