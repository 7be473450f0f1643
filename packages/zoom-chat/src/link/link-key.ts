/** White space other than single blanks between words. */
const UNEVEN_SPACE = /\s{2,}|[^\S ]|^\s|\s$/;

/**
 * What two clients agree on when they quote one text: they break lines with different characters
 * and indents, so each run of white space becomes one blank.
 */
export function linkKey(text: string): string {
  return UNEVEN_SPACE.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** A quotation that Zoom cut: without its dots; `null` when it is whole. */
export function cutQuote(key: string): string | null {
  const end = key.endsWith('...') ? -3 : key.endsWith('…') ? -1 : 0;
  if (end === 0) return null;
  // The cut counts UTF-16 units, so it may halve a character: U+FFFD, or a lone surrogate.
  return key.slice(0, end).replace(/[\ufffd\ud800-\udbff\s]+$/u, '');
}

/** Letters, digits and symbols alone, for clients that change quotes, bullets or invisible marks. */
export function looseKey(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{S}]+|\p{Emoji_Modifier}/gu, '').toLowerCase();
}
