/** Anything that ends a line somewhere: a chat has all of them inside messages. */
const BREAK = /[\n\r\v\u2028\u2029]/;
const BREAKS = /\r\n|[\n\r\v\u2028\u2029]/g;
const BREAKS_AND_TAB = /(?:\r\n|[\n\r\v\u2028\u2029])\t?/g;
const BREAKS_AND_BLANK = /(?:\r\n|[\n\r\v\u2028\u2029]) ?/g;

/**
 * The text of a message: every line break as `\n`, the indent of each line taken off, line breaks
 * at the end left out.
 */
export function bodyText(
  source: string,
  start: number,
  end: number,
  indent: '' | '\t' | ' ',
): string {
  let last = end;
  while (last > start && isBreak(source.charCodeAt(last - 1))) last--;
  let first = start;
  if (indent !== '' && first < last && source[first] === indent) first++;
  const raw = source.slice(first, last);
  if (!BREAK.test(raw)) return raw;
  if (indent === '') return raw.replace(BREAKS, '\n');
  const text = raw.replace(indent === '\t' ? BREAKS_AND_TAB : BREAKS_AND_BLANK, '\n');
  return trimEndBreaks(text);
}

/** An indented empty line at the end leaves a break that was not at the end before. */
function trimEndBreaks(text: string): string {
  let last = text.length;
  while (last > 0 && text.charCodeAt(last - 1) === 10) last--;
  return last === text.length ? text : text.slice(0, last);
}

function isBreak(unit: number): boolean {
  return unit === 10 || unit === 13;
}
