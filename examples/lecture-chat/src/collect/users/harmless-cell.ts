/**
 * A spreadsheet takes a cell that begins with one of these for a formula and would run it. The
 * full-width signs count too, for a Korean keyboard types them.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A text for a cell of a CSV file: an apostrophe keeps it text. */
export function harmlessCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `harmlessCell` was given. */
export function textOfCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
