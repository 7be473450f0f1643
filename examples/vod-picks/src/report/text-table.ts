/** Lines up rows of cells for the terminal, where a syllable of Korean is two columns wide. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const gap = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
          return column === 0 ? cell + gap : gap + cell;
        })
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ud7a3\uff00-\uff60]/.test(character) ? 2 : 1;
  return width;
}
