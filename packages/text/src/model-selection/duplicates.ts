/** A text that stands on both sides of a split. */
export interface SharedText {
  /** Place of its first occurrence in the training part. */
  readonly train: number;
  /** Place in the test part. */
  readonly test: number;
  /** The text as the test part has it. */
  readonly text: string;
}

/** Options of `duplicatesAcrossSplit`. */
export interface DuplicateOptions {
  /** What makes two texts equal: they are compared as this returns them; as they are by default. */
  normalize?: ((text: string) => string) | undefined;
}

/**
 * Texts of the test part that the model has seen in training, so that its score on them says
 * little. One entry for each such test text, in their order; O(n) time.
 *
 * @example
 * ```ts
 * duplicatesAcrossSplit(['좋아요', '별로'], ['최고', '좋아요 '], {
 *   normalize: (text) => text.trim(),
 * }); // [{ train: 0, test: 1, text: '좋아요 ' }]
 * ```
 */
export function duplicatesAcrossSplit(
  train: readonly string[],
  test: readonly string[],
  { normalize = (text) => text }: DuplicateOptions = {},
): SharedText[] {
  const firstPlace = new Map<string, number>();
  train.forEach((text, i) => {
    const key = normalize(text);
    if (!firstPlace.has(key)) firstPlace.set(key, i);
  });
  return test.flatMap((text, i) => {
    const place = firstPlace.get(normalize(text));
    return place === undefined ? [] : [{ train: place, test: i, text }];
  });
}
