import { PersonalBase, explain } from '@nunchi/text';
import type { MultinomialNB, PersonalModel } from '@nunchi/text';
import { cleanText, textOf } from '../clean/clean-text';
import type { Activity } from '../read/read-activities';
import { halvesOf } from '../train/model-file';
import type { Served } from '../train/model-file';
import { fitToQuery, fitToTaste, learntWords, noFit } from './fit';
import type { Fit, LearntWord } from './fit';
import { reasonsFor } from './reasons';
import type { Reasons } from './reasons';
import { shareOut } from './share-out';
import { Similarity } from './similarity';
import { Words } from './words';

/** How many times a view of the same activity counts at most. */
const MAX_REPEATS = 3;
/** How many views the member's general taste counts as, beside the views of late. */
const TASTE = 2;
/** How many words tell what a member's model has learnt. */
const LEARNT = 8;
/** Two activities whose cards are more alike than this are hardly two. */
const ALIKE = 0.4;

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
  /** All activities, in the order of the table. */
  readonly activities: readonly Activity[];
  /** The categories, the largest first. */
  readonly categories: readonly string[];
  /** What members' models stand on. */
  readonly base: PersonalBase<string>;

  readonly #model: Served;
  readonly #byId: ReadonlyMap<number, Activity>;
  readonly #words: Words;
  readonly #texts: Similarity;
  readonly #cards: Similarity;

  constructor(activities: readonly Activity[], model: Served) {
    const { vectorizer, nb } = halvesOf(model);
    this.activities = activities;
    this.categories = namesBySize(nb);
    this.base = new PersonalBase(vectorizer, nb, { weight: 'auto', maxRepeats: MAX_REPEATS });
    this.#model = model;
    this.#byId = new Map(activities.map((activity) => [activity.id, activity]));
    const texts = activities.map(textOf);
    this.#words = new Words(texts, vectorizer);
    this.#texts = new Similarity(texts);
    this.#cards = new Similarity(activities.map(cardOf));
  }

  activity(id: number): Activity | null {
    return this.#byId.get(id) ?? null;
  }

  /** How many words of a text the model knows, and how many there are. */
  known(text: string): { readonly known: number; readonly total: number } {
    return explain(this.#model, cleanText(text)).tokens;
  }

  /** The most telling words that a member's views have taught, and their categories. */
  learnt(member: PersonalModel<string>): LearntWord[] {
    return learntWords(member, this.#words).slice(0, LEARNT);
  }

  /** The words of an activity by which the model knows its category. */
  reasons(activity: Activity): Reasons {
    return reasonsFor(this.#model, textOf(activity), activity.category);
  }

  /** Probability of each category for a text, by a member's model or by everybody's. */
  read(text: string, member: PersonalModel<string> | null): Map<string, number> {
    const model = member ?? this.#model;
    const [row] = model.predictProba([cleanText(text)]);
    return new Map(model.classes.map((name, code) => [name, row?.[code] ?? 0]));
  }

  /**
   * What somebody is after, as a share of each category. With a query, it is what the model reads in
   * it. Without, a member's share is what the member's model reads in the titles viewed of late,
   * and what it expects of any text; a visitor's is how frequent the categories are.
   */
  shares({ query, interests, taste }: Wish): Map<string, number> {
    const titles = (taste?.viewed ?? []).flatMap((id) => this.activity(id)?.title ?? []);
    const sums = new Map(this.categories.map((name) => [name, 0]));
    for (const text of query === '' ? ['', ...titles] : [query]) {
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
    const scores = this.activities.map((_, index) => fit.score(index));
    const viewed = new Set(wish.taste?.viewed);
    const shelves = this.categories.map((name) =>
      [...this.activities.keys()]
        .filter((index) => this.#at(index).category === name && !viewed.has(this.#at(index).id))
        .sort((a, b) => (scores[b] as number) - (scores[a] as number)),
    );
    const strengths = this.categories.map((name) => shares.get(name) ?? 0);
    const rooms = shelves.map((shelf) => shelf.length);

    // Of activities that are all but the same, the second comes only when nothing else is left.
    const shown = new Set<number>();
    return shareOut(strengths, rooms, places).map((category) => {
      const shelf = shelves[category] ?? [];
      const fresh = shelf.findIndex((index) => !shown.has(index));
      const [index = 0] = shelf.splice(Math.max(0, fresh), 1);
      this.#cards.to(cardOf(this.#at(index))).forEach((alike, other) => {
        if (alike > ALIKE) shown.add(other);
      });
      return { activity: this.#at(index), words: fit.words(index) };
    });
  }

  /** How well each activity fits a wish within its category, and by which of its words. */
  #fitTo({ query, taste }: Wish): Fit {
    if (query !== '') {
      const asked = cleanText(query);
      return fitToQuery(asked, this.#texts.to(asked), this.#words, (i) => textOf(this.#at(i)));
    }
    if (taste === null) return noFit;
    return fitToTaste(taste.model, this.#words, (index) => this.#at(index).category);
  }

  #at(index: number): Activity {
    return this.activities[index] as Activity;
  }
}

/** What people see of an activity before they open it. */
function cardOf({ title, intro, place }: Activity): string {
  return cleanText([title, intro, place].join(' '));
}

function namesBySize({ classes, classCount }: MultinomialNB<string>): string[] {
  return classes
    .map((name, code) => ({ name, size: classCount[code] ?? 0 }))
    .sort((a, b) => b.size - a.size)
    .map(({ name }) => name);
}
