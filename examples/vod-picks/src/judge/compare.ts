import {
  BaselineOnly,
  bootstrapDifference,
  compareModels,
  ContinueWatching,
  EASE,
  ItemKNN,
  Popularity,
  SVD,
  SVDpp,
} from '@nunchi/recommend';
import type { Comparison, Difference, Recommender, TestSet } from '@nunchi/recommend';
import { alsOf, discoveryBlend, HALF_LIFE, resumeBlend } from './blends';
import type { Tuned } from './tuned';
import type { Views } from './views';

/** What a list is for. */
export type Job = 'discovery' | 'resume' | 'both';

/** What may stand on the lists of each job. */
export const SEEN: Readonly<Record<Job, 'filter' | 'only' | 'allow'>> = {
  discovery: 'filter',
  resume: 'only',
  both: 'allow',
};

/** The name of each job's blend, as it stands in the tables. */
export const BLENDS: Readonly<Record<Job, string>> = {
  discovery: 'Blend (discovery)',
  resume: 'Blend (continue)',
  both: 'Blend (continue)',
};

/** A table of a job, and how far its blend is ahead of popularity and of SVD++. */
export interface JobResult {
  readonly job: Job;
  readonly table: Comparison;
  readonly aheadOfPopularity: Difference;
  readonly aheadOfSvdpp: Difference;
}

/** All models, fitted on what came before the test window. */
export function fitModels(views: Views, tuned: Tuned): Record<string, Recommender> {
  const { clipped, plain, confident } = views;
  return {
    [`Popularity (${HALF_LIFE} d)`]: new Popularity({ halfLife: HALF_LIFE }).fit(plain),
    BaselineOnly: new BaselineOnly().fit(clipped),
    SVD: new SVD({ randomState: 0 }).fit(clipped),
    'SVD++ (tuned)': new SVDpp({ ...tuned.svdpp, randomState: 0 }).fit(clipped),
    ItemKNN: new ItemKNN({ shrink: 10, K: 100 }).fit(plain),
    EASE: new EASE(tuned.ease).fit(plain),
    'iALS, plain': alsOf(tuned.alsPlain).fit(plain),
    'iALS, confidence': alsOf(tuned.als).fit(confident),
    ContinueWatching: new ContinueWatching({ ...tuned.continueWatching, weight: 'sqrt' }).fit(
      confident,
    ),
    [BLENDS.discovery]: discoveryBlend(views, tuned, tuned.discovery),
    [BLENDS.resume]: resumeBlend(views, tuned, tuned.resume),
  };
}

/** Judges all models for one job on the test window. */
export function compareFor(
  job: Job,
  models: Readonly<Record<string, Recommender>>,
  test: TestSet,
): JobResult {
  const table = compareModels({
    models,
    test,
    k: 10,
    seen: SEEN[job],
    metrics: ['precision@10', 'ndcg@10', 'coverage@10'],
    bootstrap: { seed: 1 },
  });
  const ndcgOf = (name: string): Float64Array =>
    table.rows.find((row) => row.name === name)?.report.perUser.ndcg ?? new Float64Array(0);
  const blend = ndcgOf(BLENDS[job]);
  const ahead = (of: string): Difference => bootstrapDifference(blend, ndcgOf(of), { seed: 1 });
  return {
    job,
    table,
    aheadOfPopularity: ahead(`Popularity (${HALF_LIFE} d)`),
    aheadOfSvdpp: ahead('SVD++ (tuned)'),
  };
}
