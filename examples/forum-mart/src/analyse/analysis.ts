/** What the mart has to say. */
export interface Analysis {
  readonly overview: Overview;
  /** How many authors wrote so many posts, rising by posts. */
  readonly authors: readonly { readonly posts: number; readonly authors: number }[];
  /** 24 hours; posts of which only the day is known are left out. */
  readonly hours: readonly number[];
  /** Monday to Sunday, 24 hours each. */
  readonly weekdayHours: readonly (readonly number[])[];
  /** In order; months without posts between the first and the last are there too. */
  readonly months: readonly MonthPosts[];
  readonly topWords: readonly TopWord[];
  readonly topWordsByTfidf: readonly WeighedWord[];
  /** All of them, those with most posts first. */
  readonly groups: readonly GroupPosts[];
  /** `null` where there is no earlier month. */
  readonly rising: Rising | null;
  /** Groups that stand in one post more often than chance would have it, strongest first. */
  readonly together: readonly Pair[];
}

export interface Overview {
  readonly posts: number;
  readonly authors: number;
  /** `2024-05-19 14:03:00`; `null` where there is no post. */
  readonly first_post: string | null;
  readonly last_post: string | null;
  /** Different words, stop words left out. */
  readonly words: number;
  readonly uses: number;
  /** Posts that speak of a keyword group. */
  readonly posts_in_groups: number;
}

export interface MonthPosts {
  readonly year: number;
  readonly month: number;
  readonly posts: number;
  readonly authors: number;
}

export interface TopWord {
  readonly word: string;
  readonly uses: number;
}

export interface WeighedWord {
  readonly word: string;
  /** Sum of its TF-IDF over all posts. */
  readonly weight: number;
  readonly posts: number;
}

export interface GroupPosts {
  readonly id: number;
  readonly name: string;
  readonly posts: number;
  /** Of all posts. */
  readonly share: number;
  /** Most posts first. */
  readonly keywords: readonly { readonly keyword: string; readonly posts: number }[];
  /** Posts by month, as `Analysis.months`. */
  readonly months: readonly number[];
}

/** What the last month has more of than the months before it. */
export interface Rising {
  readonly month: MonthPosts;
  readonly earlier: readonly MonthPosts[];
  readonly groups: Risen;
  readonly words: Risen;
}

export interface Risen {
  /** How many were looked at: the p-values are corrected for so many. */
  readonly tested: number;
  /** Those that rose for certain, by the lower end of their interval. */
  readonly risen: readonly RisenTerm[];
}

export interface RisenTerm extends Change {
  readonly name: string;
  /** Posts of the last month, and their share of it. */
  readonly posts: number;
  readonly share: number;
  readonly earlierPosts: number;
  readonly earlierShare: number;
}

/** How many times as much, with a 95 % interval. */
export interface Change {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Of one side, corrected for many comparisons (Benjamini and Hochberg). */
  readonly pValue: number;
}

export interface Pair extends Change {
  readonly one: string;
  readonly other: string;
  readonly posts: number;
  /** Posts of both if they had nothing to do with each other. */
  readonly expected: number;
}
