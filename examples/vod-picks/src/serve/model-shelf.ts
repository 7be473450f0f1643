import { Blend, similarItems } from '@nunchi/recommend';
import type { Id, Recommender } from '@nunchi/recommend';
import type { SavedModels } from '../models/model-store';
import type { Begun, Picked, Rails, Shelf, Work } from './shelf';

/** Programmes on a rail. */
const LENGTH = 12;
/** So much does likeness to those before count against a programme: nobody wants twelve of a kind. */
const DIVERSITY = 0.25;

/** Rails by saved models. A subscriber whom no model knows gets what is popular. */
export class ModelShelf implements Shelf {
  readonly #models: SavedModels;
  /** The part that can say why, and quickly. */
  readonly #reasons: Recommender;
  readonly #works: readonly Work[];
  readonly #places: ReadonlyMap<Id, number>;

  constructor(models: SavedModels) {
    this.#models = models;
    const { discovery } = models;
    const ease = discovery instanceof Blend ? discovery.options.parts.ease : undefined;
    this.#reasons = ease ?? discovery;
    const genres = [...new Set([...models.programmes.values()].map(({ genre }) => genre))].sort();
    this.#works = [...models.programmes.values()].map((programme, place) => ({
      ...programme,
      ...{ place, tint: genres.indexOf(programme.genre) },
    }));
    this.#places = new Map(this.#works.map(({ title, place }) => [title, place]));
  }

  rails(subscriber: string): Rails {
    const { discovery, popular, progress } = this.#models;
    const isKnown = discovery.known.users.find(subscriber) !== -1;
    const watched = [...(progress.get(subscriber) ?? [])].sort((a, b) => b.at - a.at);
    const last = watched[0] && this.#workOf(watched[0].series);
    return {
      begun: isKnown ? this.#begun(subscriber) : [],
      picked: discovery
        .recommend(subscriber, { k: LENGTH + 1, diversity: DIVERSITY })
        .flatMap(({ item }) => this.#picked(subscriber, item, isKnown)),
      similar: last ? { to: last, works: this.similarTo(last.place) } : null,
      popular: popular
        .recommend('', { k: 10, seen: 'allow' })
        .flatMap(({ item }) => this.#workOf(item) ?? []),
    };
  }

  work(place: number): Work | null {
    return this.#works[place] ?? null;
  }

  similarTo(place: number): readonly Work[] {
    const title = this.#works[place]?.title;
    if (title === undefined || this.#reasons.known.items.find(title) === -1) return [];
    return similarItems(this.#reasons, title, { k: LENGTH }).flatMap(
      ({ id }) => this.#workOf(id) ?? [],
    );
  }

  #begun(subscriber: string): Begun[] {
    const { resume, progress } = this.#models;
    const bySeries = new Map(progress.get(subscriber)?.map((one) => [one.series, one]));
    return resume
      .recommend(subscriber, { k: 2 * LENGTH, seen: 'only' })
      .flatMap(({ item }): Begun[] => {
        const work = this.#workOf(item);
        const one = bySeries.get(String(item));
        if (!work || !one || one.completed) return [];
        const part = work.episodes > 1 ? one.watched / work.episodes : one.part;
        return part >= 1 ? [] : [{ work, episode: one.episode, part }];
      })
      .slice(0, LENGTH);
  }

  #picked(subscriber: string, item: Id, isKnown: boolean): Picked[] {
    const work = this.#workOf(item);
    if (!work) return [];
    const because = isKnown ? this.#reasons.explain(subscriber, item, 1).because[0] : null;
    const isReason = because !== null && because !== undefined && because.contribution > 0;
    return [{ work, because: isReason ? String(because.item) : null }];
  }

  #workOf(title: Id): Work | undefined {
    const place = this.#places.get(title);
    return place === undefined ? undefined : this.#works[place];
  }
}
