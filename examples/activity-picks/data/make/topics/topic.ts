/** What an activity can be about, and what people write when it is about that. */
export interface Topic {
  /** Heads of titles. */
  readonly titles: readonly string[];
  /** One-line introductions. */
  readonly intros: readonly string[];
  /** Sentences of the body. */
  readonly lines: readonly string[];
  /** `sea`: it needs the coast; `away`: titles say where it goes, so the place is where people meet. */
  readonly ground?: 'sea' | 'away';
}
