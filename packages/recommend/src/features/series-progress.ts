import type { Interactions } from '../data/interactions.js';
import type { SavedState } from '../save/saved-state.js';
import { extraColumn } from './extra-column.js';
import { PairFeature } from './pair-feature.js';

/**
 * How far a user is in a series that is not finished: `episodes / episodesTotal`, rising to just
 * below 1 before the last episode, and 0 once all were watched or none. A series of one item (a film)
 * has its watched part in place of that, 0 once it is completed.
 *
 * Learns from `watchFeedback(...).interactions(...)`: columns `episodes`, `episodesTotal`, and for
 * films `ratio` and `completed` where they are there. Users who were not there at `fit` have no
 * progress that a history could tell: `scoreHistoryInto` throws.
 */
export class SeriesProgress extends PairFeature {
  override readonly kind = 'SeriesProgress';

  protected override valuesOf(data: Interactions): Float64Array {
    const episodes = extraColumn(data, 'episodes', this.kind);
    const totals = extraColumn(data, 'episodesTotal', this.kind);
    const { ratio, completed } = data.extra;
    return episodes.map((watched, row) => {
      const total = totals[row] as number;
      const film = total <= 1 && ratio;
      const part = film ? (ratio[row] as number) : watched / total;
      const finished = film ? (completed?.[row] ?? 0) === 1 || part >= 1 : watched >= total;
      return finished ? 0 : part;
    });
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    return { options: {}, arrays: this.savedTable() };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): SeriesProgress {
    return new SeriesProgress().restoreTable(state);
  }
}
