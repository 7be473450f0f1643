import type { Interactions } from '../data/interactions.js';
import { checkNumber, checkOption } from '../errors.js';
import { extraColumn, latestOf, timesOf } from '../features/extra-column.js';
import { checkNow, decayOf } from '../features/half-life.js';
import { PairFeature } from '../features/pair-feature.js';
import type { History } from '../lists/types.js';
import type { SavedState } from '../save/saved-state.js';

/** Options of `ContinueWatching`. */
export interface ContinueWatchingOptions {
  /** Days after which a view counts half; 14 by default, Infinity for no decay. */
  halfLife?: number | undefined;
  /** What the age is counted from, in ms; by default the last interaction of all users. */
  now?: number | undefined;
  /**
   * f(ratio): the watched part, 1 at most (`'ratio'`, default), its root (`'sqrt'`), 1 for every view
   * (`'one'`), or the row's value × confidence (`'weights'`). Data without a column `ratio` takes
   * `'weights'` by default.
   */
  weight?: 'ratio' | 'sqrt' | 'one' | 'weights' | undefined;
  /** Whether finished series (column `completed`) stay on the list; they do by default. Dropped ones score -Infinity. */
  finished?: 'keep' | 'drop' | undefined;
}

/**
 * A user's own history, the freshest and longest watched first: `Σ 2^(-age / halfLife) × f(ratio)`
 * over the rows of user and item, 0 for what he or she never saw. For lists with `seen: 'only'` or
 * `'allow'`, where no learnt model of the original's log came near it.
 */
export class ContinueWatching extends PairFeature {
  override readonly kind = 'ContinueWatching';
  readonly options: ContinueWatchingOptions;

  constructor(options: ContinueWatchingOptions = {}) {
    super();
    checkNumber('halfLife', options.halfLife ?? 14, { min: 0, above: true });
    checkNow(options.now);
    checkOption('weight', options.weight, ['ratio', 'sqrt', 'one', 'weights']);
    checkOption('finished', options.finished, ['keep', 'drop']);
    this.options = options;
  }

  protected override valuesOf(data: Interactions): Float64Array {
    const { halfLife = 14, finished = 'keep' } = this.options;
    const weight = this.options.weight ?? (data.extra.ratio ? 'ratio' : 'weights');
    const at = timesOf(data, this.kind);
    const now = this.options.now ?? latestOf(at);
    const completed = finished === 'drop' ? extraColumn(data, 'completed', this.kind) : null;
    const ratio =
      weight === 'ratio' || weight === 'sqrt' ? extraColumn(data, 'ratio', this.kind) : null;
    return at.map((when, row) => {
      // Never chosen for a list; 0 would put it at the end.
      if (completed?.[row] === 1) return -Infinity;
      const decay = decayOf(when, now, halfLife);
      if (weight === 'one') return decay;
      if (!ratio) return decay * (data.values[row] as number) * (data.confidence?.[row] ?? 1);
      const part = Math.min(1, ratio[row] as number);
      return decay * (weight === 'sqrt' ? Math.sqrt(part) : part);
    });
  }

  protected override merge(a: number, b: number): number {
    return a + b;
  }

  /** A history has no times: its weights are the scores, as if all of it were of today. */
  override scoreHistoryInto({ items, weights }: History, scores: Float64Array): void {
    scores.fill(0);
    for (const [k, item] of items.entries()) scores[item] = weights[k] as number;
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    return { options: { ...this.options }, arrays: this.savedTable() };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): ContinueWatching {
    return new ContinueWatching(state.options).restoreTable(state);
  }
}
