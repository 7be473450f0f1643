import { PersonalBase } from '@nunchi/text';
import type { CountVectorizer, MultinomialNB, PersonalModel, Pipeline } from '@nunchi/text';
import { cleanText, textOf } from '../clean/clean-text';
import type { Activity } from '../read/read-activities';
import { reasonsFor } from './reasons';
import { shareOut } from './share-out';
import { sharedWords } from './shared-words';
import { Similarity } from './similarity';

/** How many times a view of the same activity counts at most. */
const MAX_REPEATS = 3;
/** How many views the member's general taste counts as, beside the views of late. */
const TASTE = 2;
/** How many words are given as reasons. */
const REASONS = 3;

/** A member, as picks need them. */
export interface Taste {
  readonly model: PersonalModel<string>;
  /** Numbers of the activities viewed of late. */
  readonly viewed: readonly number[];
}

/** What somebody asks for. */
export interface Wish {
  /** What they wrote; may be empty. */
  readonly query: string;
  /** Categories that they chose; none means all. */
  readonly interests: readonly string[];
  readonly taste: Taste | null;
}

/** An activity that is recommended. */
export interface Pick {
  readonly activity: Activity;
  /** Words of it that speak for it. */
  readonly words: readonly string[];
}

/** Picks activities: places are shared out among categories, and within one the best fit goes first. */
export class Recommender {
  /** The categories, the largest first. */
  readonly categories: readonly string[];
  /** What members' models stand on. */
  readonly base: PersonalBase<string>;

  readonly #activities: readonly Activity[];
  readonly #byId: ReadonlyMap<number, number>;
  readonly #pipeline: Pipeline<Iterable<string>, string>;
  readonly #vectorizer: CountVectorizer;
  readonly #similarity: Similarity;
  /** Words of each activity as the model sees them. */
  readonly #words: readonly ReadonlySet<string>[];

  constructor(activities: readonly Activity[], pipeline: Pipeline<Iterable<string>, string>) {
    this.#activities = activities;
    this.#byId = new Map(activities.map(({ id }, index) => [id, index]));
    this.#pipeline = pipeline;
    this.#vectorizer = pipeline.vectorizer as CountVectorizer;
    const model = pipeline.model as MultinomialNB<string>;
    const sizes = model.classCount;
    this.categories = model.classes
      .map((name, code) => [name, sizes[code] as number] as const)
      .sort(([, a], [, b]) => b - a)
      .map(([name]) => name);
    this.base = new PersonalBase(this.#vectorizer, model, {
      weight: 'auto',
      maxRepeats: MAX_REPEATS,
    });
    const texts = activities.map(textOf);
    this.#similarity = new Similarity(texts);
    this.#words = texts.map((text) => new Set(this.#vectorizer.analyze(text)));
  }

  /** All activities, in the order of the table. */
  get all(): readonly Activity[] {
    return this.#activities;
  }

  activity(id: number): Activity | null {
    return this.#activities[this.#byId.get(id) ?? -1] ?? null;
  }

  /** How many words of a text the model knows, and how many there are. */
  known(text: string): { readonly known: number; readonly all: number } {
    const words = this.#vectorizer.analyze(cleanText(text));
    const known = words.filter((word) => this.#vectorizer.indexOf(word) >= 0);
    return { known: known.length, all: words.length };
  }

  /** Probability of each category for a text, by a member's model or by everybody's. */
  read(text: string, model: PersonalModel<string> | null): Map<string, number> {
    const cleaned = [cleanText(text)];
    const [row = []] = (model ?? this.#pipeline).predictProba(cleaned);
    return new Map((model ?? this.#pipeline).classes.map((name, code) => [name, row[code] ?? 0]));
  }

  /** Words of an activity by which the model knows its category, the strongest first. */
  reasons(activity: Activity): string[] {
    return reasonsFor(this.#pipeline, textOf(activity), activity.category);
  }

  /**
   * What somebody is after, as a share of each category. With a query, it is what the model reads in
   * it. Without, a member's share is what the member's model reads in the titles viewed of late,
   * and what it expects of any text; a visitor's is how frequent the categories are.
   */
  shares({ query, interests, taste }: Wish): Map<string, number> {
    const texts = query === '' ? ['', ...this.#titlesOf(taste)] : [query];
    const sums = new Map(this.categories.map((name) => [name, 0]));
    for (const text of texts) {
      const weight = text === '' ? TASTE : 1;
      for (const [name, share] of this.read(text, taste?.model ?? null)) {
        const isWanted = interests.length === 0 || interests.includes(name);
        if (isWanted) sums.set(name, (sums.get(name) ?? 0) + weight * share);
      }
    }
    const total = [...sums.values()].reduce((sum, share) => sum + share, 0);
    return new Map([...sums].map(([name, sum]) => [name, total === 0 ? 0 : sum / total]));
  }

  /** The best activities for somebody, the best first; a member's own views of late are left out. */
  picks(wish: Wish, places: number): Pick[] {
    const shares = this.shares(wish);
    const fit = this.#fitTo(wish);
    const viewed = new Set(wish.taste?.viewed);
    const shelves = this.categories.map((name) =>
      this.#activities
        .map((_, index) => index)
        .filter((index) => {
          const activity = this.#activities[index] as Activity;
          return activity.category === name && !viewed.has(activity.id);
        })
        .sort((a, b) => fit(b).score - fit(a).score),
    );
    const strengths = this.categories.map((name) => shares.get(name) ?? 0);
    const rooms = shelves.map((shelf) => shelf.length);
    return shareOut(strengths, rooms, places).map((category) => {
      const index = shelves[category]?.shift() as number;
      return { activity: this.#activities[index] as Activity, words: fit(index).words() };
    });
  }

  /** How well each activity fits a wish within its category, and by which of its words. */
  #fitTo({ query, taste }: Wish): (index: number) => { score: number; words: () => string[] } {
    if (query !== '') {
      const scores = this.#similarity.to(cleanText(query));
      return (index) => ({
        score: scores[index] as number,
        words: () => sharedWords(cleanText(query), this.#cardOf(index)).slice(0, REASONS),
      });
    }
    if (taste === null) return () => ({ score: 0, words: () => [] });
    const gains = gainsOf(taste.model);
    return (index) => {
      const gained = gains.get((this.#activities[index] as Activity).category);
      const words =
        gained === undefined ? [] : [...gained].filter(([word]) => this.#words[index]?.has(word));
      return {
        score: words.reduce((sum, [, gain]) => sum + gain, 0),
        words: () =>
          words
            .map(([word]) => word)
            .filter(isTelling)
            .slice(0, REASONS),
      };
    };
  }

  #cardOf(index: number): string {
    const { title, intro, place } = this.#activities[index] as Activity;
    return cleanText([title, intro, place].join(' '));
  }

  #titlesOf(taste: Taste | null): string[] {
    return (taste?.viewed ?? []).flatMap((id) => this.activity(id)?.title ?? []);
  }
}

/** What a member's views have taught, by category: words and their gains, the greatest first. */
function gainsOf(model: PersonalModel<string>): Map<string, Map<string, number>> {
  const gains = new Map<string, Map<string, number>>();
  for (const { label, word, gain } of model.changes({ top: Infinity })) {
    if (gain <= 0) continue;
    const words = gains.get(label) ?? new Map<string, number>();
    gains.set(label, words.set(word, gain));
  }
  return gains;
}

/** Numbers say little as a reason. */
function isTelling(word: string): boolean {
  return !/^\d/.test(word);
}
