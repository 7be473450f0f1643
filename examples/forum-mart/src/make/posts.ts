import type { Month } from '../model';
import { authorsOf, nickname } from './authors';
import { DAY, monthsFrom, seoulTime, timesIn, writtenDate } from './dates';
import type { WallTime, WrittenDate } from './dates';
import type { MadePost } from './made-post';
import { typed } from './noise';
import { Random } from './random';
import { makeChild, makeSentences, makeTitle } from './sentences';
import { spoiled } from './spoiled';
import type { Fault } from './spoiled';
import { chooseRising, topicsOf } from './topics-of-month';

export interface MakeOptions {
  /** Rows of all files together, bad ones and duplicates among them. */
  readonly posts: number;
  readonly months: number;
  readonly from: Month;
  readonly seed: number;
}

export interface MadeRow {
  readonly post: MadePost;
  /** What is wrong with it. */
  readonly fault: Fault | null;
}

/** What is known of a forum that was made. */
export interface Truth {
  readonly options: MakeOptions;
  readonly rows: number;
  /** Rows that are neither bad nor duplicates. */
  readonly posts: number;
  readonly rejected: Readonly<Partial<Record<Fault, number>>>;
  readonly duplicates: { readonly 'same post': number; readonly 'same text again': number };
  /** Posts on each keyword group, by its name; a post may be on two. */
  readonly groups: Readonly<Record<string, number>>;
  /** The group that rises in the last month; null where there is only one. */
  readonly rising: string | null;
}

const BAD = 0.004;
const DUPLICATE = 0.012;

interface Original {
  readonly at: WallTime;
  readonly post: MadePost;
}

/** Makes posts month by month, so that no more than one month is held. */
export class Forum {
  readonly #options: MakeOptions;
  readonly #faults: readonly Fault[];
  readonly #random: Random;
  readonly #authors: Int32Array;
  readonly #rising: string | null;
  readonly #rejected: Partial<Record<Fault, number>> = {};
  readonly #duplicates = { 'same post': 0, 'same text again': 0 };
  readonly #groups: Record<string, number> = {};
  #rows = 0;
  #posts = 0;

  /** @param faults What may be wrong with rows: not every kind of file can hold every fault. */
  constructor(options: MakeOptions, faults: readonly Fault[]) {
    this.#options = options;
    this.#faults = faults;
    this.#random = new Random(options.seed);
    this.#authors = authorsOf(options.posts, this.#random);
    this.#rising = options.months > 1 ? chooseRising(this.#random) : null;
  }

  /** What was made; whole after the last month. */
  get truth(): Truth {
    return {
      ...{ options: this.#options, rows: this.#rows, posts: this.#posts },
      ...{ rejected: this.#rejected, duplicates: this.#duplicates },
      ...{ groups: this.#groups, rising: this.#rising },
    };
  }

  *months(): Generator<{ readonly month: Month; readonly rows: readonly MadeRow[] }> {
    const { posts, months, from } = this.#options;
    const names = monthsFrom(from, months);
    // The forum grows by a half.
    const weights = names.map((_, k) => 1 + (0.5 * k) / months);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    let before = 0;
    for (const [k, month] of names.entries()) {
      before += weights[k] ?? 0;
      const count = Math.round((posts * before) / sum) - this.#rows;
      const rising = k === months - 1 ? this.#rising : null;
      yield { month, rows: this.#rowsOf(month, count, rising) };
    }
  }

  #rowsOf(month: Month, count: number, rising: string | null): MadeRow[] {
    const originals: Original[] = [];
    const topics = topicsOf(month, rising);
    return timesIn(month, count, this.#random).map((at) => {
      this.#rows++;
      const random = this.#random;
      const author = nickname(this.#authors[this.#rows - 1] as number);
      if (random.chance(DUPLICATE)) {
        const copy = this.#copy(at, originals);
        if (copy) return { post: copy, fault: null };
      }
      const chosen = topics(random);
      const child = makeChild(random);
      const post: MadePost = {
        title: makeTitle(chosen[0], child, random),
        content: typed(makeSentences(chosen, random, child), random),
        author,
        ...writtenDate(at, random),
        ...counts(random),
      };
      if (random.chance(BAD)) {
        const fault = random.pick(this.#faults);
        this.#rejected[fault] = (this.#rejected[fault] ?? 0) + 1;
        return { post: spoiled(post, fault, random), fault };
      }
      this.#posts++;
      for (const { name, weight } of chosen) {
        if (weight > 0) this.#groups[name] = (this.#groups[name] ?? 0) + 1;
      }
      originals.push({ at, post });
      return { post, fault: null };
    });
  }

  /** A post read twice, or written again on another day; null if there is none to copy. */
  #copy(at: WallTime, originals: readonly Original[]): MadePost | null {
    const random = this.#random;
    const original = originals.length === 0 ? undefined : random.pick(originals);
    if (!original) return null;
    const { post } = original;
    if (random.chance(0.6)) {
      if (post.date.endsWith('전')) return null;
      this.#duplicates['same post']++;
      const crawled: WrittenDate = { date: post.date, crawledAt: seoulTime(at + 2 * DAY) };
      const views = Number(post.views) + random.between(1, 200);
      return { ...post, ...crawled, views, comments: post.comments + random.between(0, 3) };
    }
    if (at - original.at < DAY) return null;
    this.#duplicates['same text again']++;
    return { ...post, ...writtenDate(at, random), ...counts(random) };
  }
}

function counts(random: Random): Pick<MadePost, 'comments' | 'likes'> & { views: number } {
  const views = 10 + Math.floor(90 * (-Math.log(1 - random.next())) ** 1.6);
  return {
    views,
    comments: Math.floor((views / 30) * random.next()),
    likes: Math.floor((views / 60) * random.next()),
  };
}
