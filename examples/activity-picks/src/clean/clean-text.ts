import type { Activity } from '../read/read-activities';

/**
 * Takes the HTML tags and double quotes out of a text; whatever is neither a letter of Korean or
 * English nor a digit becomes a blank.
 *
 * @param text What a person wrote, perhaps with markup. A tag must open and close on one line.
 * @returns Text for a vectorizer.
 * @example
 * cleanText('<p>제주 "바다" 여행!</p>'); // '제주 바다 여행 '
 */
export function cleanText(text: string): string {
  return text
    .split('\n')
    .map(withoutTags)
    .join('\n')
    .replaceAll('"', '')
    .replace(/[^0-9a-zA-Zㄱ-ㅎ가-힣ㅏ-ㅣ ]/gu, ' ');
}

/** As `/<.*?>/g` would, but in one pass over lines full of `<` too. */
function withoutTags(line: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const open = line.indexOf('<', at);
    const close = open === -1 ? -1 : line.indexOf('>', open);
    if (close === -1) return kept + line.slice(at);
    kept += line.slice(at, open);
    at = close + 1;
  }
}

/**
 * The text that stands for an activity: title, content, introduction and place, with a blank between
 * them and where a paragraph, a line or a list item ends.
 */
export function textOf({ title, content, intro, place }: Pick<Activity, Field>): string {
  const parted = content.replace(/<(?:br|\/p|\/li|\/ul|\/ol|\/div)\b/gi, ' $&');
  return cleanText([title, parted, intro, place].join(' '));
}

/**
 * The same as the original service did it: nothing between the four, so that the last word of one
 * grows together with the first of the next. Kept for the comparison alone.
 */
export function gluedTextOf({ title, content, intro, place }: Pick<Activity, Field>): string {
  return cleanText([title, content, intro, place].join(''));
}

type Field = 'title' | 'content' | 'intro' | 'place';
