// Plain text tables for terminals and for job summaries.

/**
 * Prints rows under a heading, columns padded. Numbers and figures stand right, the first column
 * left. Hangul and emoji take two cells in a terminal; the width is counted so.
 */
export function printTable(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  const line = (row) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat(widths[column] - width(cell));
        return column === 0 ? cell + gap : gap + cell;
      })
      .join('  ')
      .trimEnd();
  console.log(line(cells[0]));
  console.log(widths.map((count) => '-'.repeat(count)).join('  '));
  for (const row of cells.slice(1)) console.log(line(row));
}

/** The same as a Markdown table. */
export function markdownTable(head, rows) {
  const line = (row) => `| ${row.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function width(text) {
  let cells = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    cells +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Emoji_Presentation}/u.test(
        segment,
      )
        ? 2
        : 1;
  }
  return cells;
}
