import {
  bootstrapDifference,
  ContinueWatching,
  EASE,
  evaluate,
  Popularity,
  SVDpp,
} from '@nunchi/recommend';
import type { Recommender, WatchItem, WatchLog } from '@nunchi/recommend';
import { parseEpisodeTitle } from '@nunchi/recommend';
import { beforeAll, describe, expect, it } from 'vitest';
import { resumeBlend } from '../src/judge/blends';
import { durationTable } from '../src/judge/duration';
import { testOf, viewsOf } from '../src/judge/views';
import type { Views } from '../src/judge/views';
import { weightEffects } from '../src/judge/weight-effect';
import { GENRES } from '../src/make/genres';
import { makeLog } from '../src/make/make-log';
import { cutInTime } from '../src/read/windows';

const made = makeLog();
const logs: WatchLog[] = made.rows.map(({ viewer, asset, watchedSeconds, at }) => ({
  ...{ user: viewer, item: asset, watchedSeconds, at },
}));
const items = new Map<string, WatchItem>(
  made.rows.map(({ asset, runningSeconds, series }) => [
    asset,
    {
      ...{ item: asset, runningTime: runningSeconds, ...parseEpisodeTitle(asset) },
      attributes: [GENRES[made.series[series]!.genre]!.name],
    },
  ]),
);

describe('the tastes in the made log', () => {
  const { train, validation, test } = cutInTime(logs, 14);
  const window = testOf(test, [...items.values()]);
  let views: Views;
  beforeAll(() => {
    views = viewsOf([...train, ...validation], [...items.values()]);
  });
  const ndcgOf = (model: Recommender, seen: 'filter' | 'only'): Float64Array =>
    evaluate(model, window, { seen }).perUser.ndcg;
  const popularity = (seen: 'filter' | 'only') =>
    ndcgOf(new Popularity({ halfLife: 14 }).fit(views.plain), seen);
  const original = (seen: 'filter' | 'only') =>
    ndcgOf(new SVDpp({ randomState: 0 }).fit(views.clipped), seen);

  it('can be learnt: something new', () => {
    const model = ndcgOf(new EASE({ regularization: 100 }).fit(views.plain), 'filter');
    expect(bootstrapDifference(model, popularity('filter')).low).toBeGreaterThan(0.03);
    expect(bootstrapDifference(model, original('filter')).low).toBeGreaterThan(0.03);
  });

  it('can be learnt: what was begun', () => {
    const model = ndcgOf(
      new ContinueWatching({ halfLife: 4, weight: 'sqrt' }).fit(views.clipped),
      'only',
    );
    expect(bootstrapDifference(model, popularity('only')).low).toBeGreaterThan(0.03);
    expect(bootstrapDifference(model, original('only')).low).toBeGreaterThan(0.03);
  });

  it('show a weight to count: without it the ranking changes', () => {
    const parts = { history: 1, recency: 1, progress: 1, episodes: 1, interest: 1, popularity: 1 };
    const options = {
      als: { regularization: 0.1, unobservedWeight: 0.1 },
      ease: { regularization: 100 },
      continueWatching: { halfLife: 14 },
    };
    const blend = resumeBlend(views, options, parts);
    const users = views.clipped.users.toArray();
    for (const { changed } of weightEffects(blend, users, 'only')) {
      expect(changed).toBeGreaterThan(0.1);
    }
  });

  it('lie under a duration bias, which d2q takes away', () => {
    const rows = durationTable(views);
    const [raw, clipped, d2q] = (['raw', 'clipped', 'd2q'] as const).map((rating) =>
      rows.find((row) => row.rating === rating && row.model.startsWith('iALS'))!,
    );
    expect(raw!.ratingCorrelation).toBeLessThan(-0.2);
    expect(clipped!.ratingCorrelation).toBeLessThan(-0.2);
    expect(Math.abs(d2q!.ratingCorrelation!)).toBeLessThan(0.1);
    expect(Math.abs(d2q!.lengthOfLists - 1)).toBeLessThan(Math.abs(clipped!.lengthOfLists - 1));
  });
});
