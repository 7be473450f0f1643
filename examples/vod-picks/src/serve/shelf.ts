/** A programme as a page shows it. */
export interface Work {
  /** Its number in addresses. */
  readonly place: number;
  readonly title: string;
  readonly kind: string;
  readonly genre: string;
  /** Number of the genre, which gives it a colour. */
  readonly tint: number;
  readonly summary: string;
  readonly actors: string;
  /** Episodes that are known; 1 of a film. */
  readonly episodes: number;
}

/** A programme that somebody has begun. */
export interface Begun {
  readonly work: Work;
  /** The last episode watched; 0 where there are none. */
  readonly episode: number;
  /** Part of the programme that is watched, 0 to 1. */
  readonly part: number;
}

/** A programme and why it is shown. */
export interface Picked {
  readonly work: Work;
  /** Title of the viewer's own programme that speaks most for it. */
  readonly because: string | null;
}

/** What the first page of a viewer shows. */
export interface Rails {
  readonly begun: readonly Begun[];
  readonly picked: readonly Picked[];
  /** Programmes like the one watched last; `null` where nothing was watched. */
  readonly similar: { readonly to: Work; readonly works: readonly Work[] } | null;
  readonly popular: readonly Work[];
}

/** Where the pages get what they show. */
export interface Shelf {
  rails(subscriber: string): Rails;
  work(place: number): Work | null;
  similarTo(place: number): readonly Work[];
}
