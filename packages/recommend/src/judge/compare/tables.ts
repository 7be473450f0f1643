/** A table of texts. */
export interface Table {
  columns: readonly { name: string; align: 'left' | 'right' }[];
  rows: readonly (readonly string[])[];
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const EMPTY = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many columns a text takes in a terminal: Hangul, Hanja, Kana and emoji take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const letter of text.normalize('NFC')) {
    width += EMPTY.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  }
  return width;
}

/** The table in columns of spaces, for a terminal with a fixed-width font. */
export function tableToText({ columns, rows }: Table): string {
  const all = [columns.map(({ name }) => name), ...rows].map((row) => row.map(oneLine));
  const widths = columns.map((_, c) => Math.max(...all.map((row) => displayWidth(row[c] ?? ''))));
  const lines = all.map((row) =>
    row
      .map((cell, c) => {
        const room = ' '.repeat((widths[c] ?? 0) - displayWidth(cell));
        return columns[c]?.align === 'right' ? room + cell : cell + room;
      })
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** The table for Markdown; what would break it is escaped. */
export function tableToMarkdown({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const rule = columns.map(({ align }) => (align === 'right' ? '---:' : '---'));
  return [line(columns.map(({ name }) => name)), `| ${rule.join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
}

/** No control letter may move the cursor or break a row. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

/** Letters that Markdown or HTML would read as marks. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\|`*_[\]~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;');
}
