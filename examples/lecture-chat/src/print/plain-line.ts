/** Signs that move the cursor, change colours or turn the direction of writing. */
// eslint-disable-next-line no-control-regex -- taking control characters out is the point
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;
/** Hangul, kana, ideographs, full-width forms and emoji take two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}|\ufe0f/u;
/** More than a line ever shows; a message may hold a million letters. */
const LONGEST = 400;

/**
 * Chat text as one line for a terminal. What a person typed can neither run a terminal's commands
 * nor break the table.
 *
 * @param text Any text.
 * @param columns How many columns it may take.
 * @returns One line, cut with `…` where it was longer.
 * @example
 * plainLine('첫 줄\n둘째 줄', 8); // '첫 줄 …'
 */
export function plainLine(text: string, columns: number): string {
  const line = text.slice(0, LONGEST).replace(CONTROLS, ' ').trim();
  let width = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('ko').segment(line)) {
    width += WIDE.test(segment) ? 2 : 1;
    if (width > columns - 1 && kept.length + segment.length < line.length) return `${kept}…`;
    kept += segment;
  }
  return text.length > LONGEST ? `${kept}…` : kept;
}
