/** A category that was taken for another. */
export interface Confusion {
  readonly truth: string;
  readonly answer: string;
  readonly count: number;
}

/** The most frequent confusions of a matrix whose rows are the truth. */
export function confusionsOf(
  matrix: readonly ArrayLike<number>[],
  categories: readonly string[],
  top: number,
): Confusion[] {
  return categories
    .flatMap((truth, row) =>
      categories.map((answer, column) => ({ truth, answer, count: matrix[row]?.[column] ?? 0 })),
    )
    .filter(({ truth, answer, count }) => truth !== answer && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, top);
}
