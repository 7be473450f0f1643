/** A post as it is written to a file. */
export interface MadePost {
  readonly title: string;
  readonly content: string;
  readonly author: string;
  readonly date: string;
  readonly crawledAt: string;
  /** A word where it is spoiled. */
  readonly views: number | string;
  readonly comments: number;
  readonly likes: number;
}
