import type { Csr } from '../data/csr.js';
import type { Interactions } from '../data/interactions.js';
import { checkOption } from '../errors.js';
import type { SavedState } from '../save/saved-state.js';
import { extraColumn } from './extra-column.js';
import { PairFeature } from './pair-feature.js';

/** Options of `EpisodeCount`. */
export interface EpisodeCountOptions {
  /** What is counted: different episodes (default), views, or rows of the data. */
  count?: 'episodes' | 'plays' | 'rows' | undefined;
  /** What 1 stands for: the user's own highest count (default), or the highest of all users. */
  normalize?: 'user' | 'all' | undefined;
}

/** How much a user watched of a series: its count divided by the highest count, 0 to 1. */
export class EpisodeCount extends PairFeature {
  override readonly kind = 'EpisodeCount';
  readonly options: EpisodeCountOptions;

  constructor(options: EpisodeCountOptions = {}) {
    super();
    checkOption('count', options.count, ['episodes', 'plays', 'rows']);
    checkOption('normalize', options.normalize, ['user', 'all']);
    this.options = options;
  }

  protected override valuesOf(data: Interactions): Float64Array {
    const { count = 'episodes' } = this.options;
    if (count === 'rows') return new Float64Array(data.size).fill(1);
    return extraColumn(data, count, this.kind);
  }

  protected override merge(a: number, b: number): number {
    // Episodes are the series' whole count already; views and rows are parts of it.
    return (this.options.count ?? 'episodes') === 'episodes' ? Math.max(a, b) : a + b;
  }

  protected override finish({ rows, indptr, values }: Csr): void {
    const most = (list: Float64Array): number => list.reduce((a, b) => Math.max(a, b), 0);
    const all = most(values);
    for (let user = 0; user < rows; user++) {
      const counts = values.subarray(indptr[user], indptr[user + 1]);
      const top = (this.options.normalize ?? 'user') === 'user' ? most(counts) : all;
      if (top > 0) for (const [k, value] of counts.entries()) counts[k] = value / top;
    }
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    return { options: { ...this.options }, arrays: this.savedTable() };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): EpisodeCount {
    return new EpisodeCount(state.options).restoreTable(state);
  }
}
