import { z } from 'zod';

/** How much each part of a blend counts. */
export type Weights = Readonly<Record<string, number>>;

/** What is chosen for implicit ALS. */
export interface AlsChoice {
  readonly regularization: number;
  readonly unobservedWeight: number;
}

/** What was chosen on validation data, and is fitted anew each month. */
export interface Tuned {
  readonly als: AlsChoice;
  /** For the rating without confidence. */
  readonly alsPlain: AlsChoice;
  readonly ease: { readonly regularization: number };
  readonly svdpp: { readonly lrAll: number; readonly regAll: number };
  readonly continueWatching: { readonly halfLife: number };
  readonly discovery: Weights;
  readonly resume: Weights;
}

const als = z.object({ regularization: z.number(), unobservedWeight: z.number() });
const weights = z.record(z.string(), z.number());

/** As it is kept beside a model. */
export const tunedSchema: z.ZodType<Tuned> = z.object({
  als,
  alsPlain: als,
  ease: z.object({ regularization: z.number() }),
  svdpp: z.object({ lrAll: z.number(), regAll: z.number() }),
  continueWatching: z.object({ halfLife: z.number() }),
  discovery: weights,
  resume: weights,
});
