/** How large a model is and how long it learns. */
export interface ModelSettings {
  readonly name: string;
  /** Blocks of 64 weights. */
  readonly blocks: number;
  /** Words of the lexicon. */
  readonly words: number;
  /** Steps of a weight to either side. */
  readonly levels: number;
  readonly epochs: number;
}

export const MODELS: readonly ModelSettings[] = [
  { name: 'lite', blocks: 34_816, words: 30_000, levels: 5, epochs: 3 },
  { name: 'default', blocks: 77_824, words: 60_000, levels: 5, epochs: 3 },
  { name: 'plus', blocks: 131_072, words: 120_000, levels: 5, epochs: 3 },
];

/** Of every sentence that a teacher labelled. */
export const NOISE = { ending: 0.1, laugh: 0.08, typo: 0.12, unmarked: 0.25 };

export const SEED = 20_241;
export const MARGIN = 12;

/**
 * How far behind the best label of a syllable another may be before the search drops it. Of the true
 * labels in training two in ten thousand are further behind, in each of the models.
 */
export const BEAM = 96;
