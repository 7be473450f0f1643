import { durationBias, ImplicitALS, listDurationBias, SVD } from '@nunchi/recommend';
import type { Interactions, Recommender } from '@nunchi/recommend';
import type { Views } from './views';

/** How a rating, and the lists of a model that learns it, depend on running time. */
export interface DurationRow {
  readonly rating: 'raw' | 'clipped' | 'd2q';
  readonly model: string;
  /** Rank correlation of the rating with the running time; 0 is no bias. */
  readonly ratingCorrelation: number | null;
  /** Mean running time of the listed over that of the catalogue; 1 is no bias. */
  readonly lengthOfLists: number;
  /** Rank correlation of score and running time within the lists. */
  readonly listCorrelation: number | null;
}

/** Ratings side by side, in a model of ratings and in one of preferences. */
export function durationTable(views: Views): DurationRow[] {
  const lengths = views.feedback.runningTimes();
  return (['raw', 'clipped', 'd2q'] as const).flatMap((rating) => {
    const data = views[rating];
    const models: readonly (readonly [string, Recommender])[] = [
      ['SVD', new SVD({ randomState: 0 })],
      ['iALS (target)', new ImplicitALS({ values: 'target', factors: 24, randomState: 0 })],
    ];
    return models.map(([model, recommender]): DurationRow => {
      recommender.fit(data);
      const lists = listDurationBias(listsOf(recommender, data), lengths);
      return {
        ...{ rating, model },
        ratingCorrelation: durationBias(data).correlation,
        lengthOfLists: lists.ratio,
        listCorrelation: lists.correlation,
      };
    });
  });
}

function listsOf(model: Recommender, data: Interactions) {
  return data.users.toArray().map((user) => model.recommend(user, { k: 10 }));
}
