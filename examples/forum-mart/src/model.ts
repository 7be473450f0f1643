/** A post as a file tells it, checked no further than that its cells are there. */
export interface RawPost {
  /** Line of the file on which it begins, from 1; row number in Parquet. */
  readonly line: number;
  readonly title: string;
  readonly content: string;
  readonly author: string;
  /** As written: `2024.05.19. 14:03`, `24.05.19`, `2024년 5월 19일 오후 2:03`, `3시간 전` … */
  readonly date: string;
  /** When the page was read, for dates such as `3시간 전`: ISO 8601, or null. */
  readonly crawledAt: string | null;
  readonly views: number;
  readonly comments: number;
  readonly likes: number;
}

/** A row that is kept aside. */
export interface Reject {
  /** Name of the file, without its folder. */
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  /** What stands there, cut after 200 characters. */
  readonly value: string;
}

/** The smallest part that a date tells, from the coarsest on; `posted_at` is cut down to it. */
export const DATE_GRANULARITIES = ['day', 'hour', 'minute', 'second'] as const;
export type DateGranularity = (typeof DATE_GRANULARITIES)[number];

/** A post as the mart knows it. */
export interface CleansedPost {
  /** 16 hexadecimal digits, made from author, time and text: the same in every run. */
  readonly post_id: string;
  readonly author: string;
  /** Local time of the forum, `2024-05-19T14:03:00`. */
  readonly posted_at: string;
  readonly date_granularity: DateGranularity;
  readonly year: number;
  readonly month: number;
  readonly title: string;
  /** Title and content joined, without emoji and special characters, blanks folded. */
  readonly text: string;
  readonly views: number;
  readonly comments: number;
  readonly likes: number;
}

/** A post that says what another one says. */
export interface Duplicate {
  readonly post_id: string;
  readonly duplicate_of: string;
  readonly reason: 'same post' | 'same text again';
}

/** Tags that become tokens: common nouns, proper nouns, roots. */
export type TokenTag = 'NNG' | 'NNP' | 'XR';

/** A word of a post; each word with its tag once. */
export interface PostToken {
  readonly token: string;
  readonly token_pos: TokenTag;
  /** How often it stands there. */
  readonly token_count: number;
  /** Which token of the post it is first, from 0. */
  readonly token_position: number;
  readonly is_stopword: boolean;
}

/** A keyword group that a post speaks of. */
export interface PostKeyword {
  readonly group_id: number;
  /** The keyword of the group that stands there. */
  readonly keyword: string;
  readonly keyword_count: number;
}

/** What the tokens stage knows of a post. */
export interface PostTokens {
  readonly post_id: string;
  readonly tokens: readonly PostToken[];
  readonly keywords: readonly PostKeyword[];
}

/** A year and month, `2024-05`. */
export type Month = `${number}-${number}`;
