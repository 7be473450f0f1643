import type { CountVectorizer } from '@nunchi/text';

/** Words in more than this share of all texts say nothing about one of them. */
const COMMON = 0.04;

/** The words of all activities, as the model's vectorizer cuts them. */
export class Words {
  readonly #of: readonly ReadonlySet<string>[];
  /** In how many texts a word stands. */
  readonly #frequency = new Map<string, number>();

  constructor(texts: readonly string[], vectorizer: CountVectorizer) {
    this.#of = texts.map((text) => new Set(vectorizer.analyze(text)));
    for (const words of this.#of) {
      for (const word of words) this.#frequency.set(word, (this.#frequency.get(word) ?? 0) + 1);
    }
  }

  /** Whether a text has a word. */
  has(index: number, word: string): boolean {
    return this.#of[index]?.has(word) ?? false;
  }

  /** How much a word tells: the rarer, the more (Spärck Jones 1972, inverse document frequency). */
  worth(word: string): number {
    const frequency = this.#frequency.get(word) ?? 0;
    // Numbers and what everybody writes are no reasons.
    if (frequency > COMMON * this.#of.length || /^\d/.test(word)) return 0;
    return Math.log(this.#of.length / (1 + frequency));
  }
}
