/**
 * What two clients agree on when they quote one text: they break lines with different characters
 * and indents, so each run of white space becomes one blank.
 */
export function linkKey(text: string): string {
  // Three plain searches, since nearly every text passes and a regular expression is slower.
  const isEven =
    !text.includes('\n') &&
    !text.includes('  ') &&
    !text.includes('\t') &&
    text.charCodeAt(0) !== 32 &&
    text.charCodeAt(text.length - 1) !== 32;
  return isEven ? text : text.replace(/\s+/g, ' ').trim();
}

/** A quotation that Zoom cut: without its dots; `null` when it is whole. */
export function cutQuote(key: string): string | null {
  let end = key.length;
  if (key.endsWith('...')) end -= 3;
  else if (key.endsWith('…')) end -= 1;
  else return null;
  // The cut counts UTF-16 units, so it may halve a character: U+FFFD, or a lone surrogate.
  while (end > 0 && isCutRest(key.charCodeAt(end - 1))) end--;
  return key.slice(0, end);
}

function isCutRest(unit: number): boolean {
  return unit === 32 || unit === 0xfffd || (unit >= 0xd800 && unit <= 0xdbff);
}

/** Letters, digits and symbols alone, syllables composed, for clients that change the rest. */
export function looseKey(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{S}]+|\p{Emoji_Modifier}/gu, '')
    .toLowerCase();
}
