/** One emoji as the standard builds them: flags, keycaps, and sequences with tone, style and joiner. */
const ONE_EMOJI = new RegExp(`^(?:${emojiPattern()})$`, 'u');

/** The longest emoji sequences (families, flags of regions) stay below this many UTF-16 units. */
const MAX_EMOJI_UNITS = 40;

/** Is the whole text one emoji? Skin tones and genders make different emoji. */
export function isEmoji(text: string): boolean {
  return text.length > 0 && text.length <= MAX_EMOJI_UNITS && ONE_EMOJI.test(text);
}

/** Every emoji in a text, in order, each as one whole grapheme. */
export function findEmoji(text: string): string[] {
  return text.match(new RegExp(emojiPattern(), 'gu')) ?? [];
}

function emojiPattern(): string {
  const element = '\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|\\ufe0f\\u20e3?)?';
  return [
    '\\p{Regional_Indicator}{2}',
    '[0-9#*]\\ufe0f?\\u20e3',
    // Flags of regions: a black flag and tag characters.
    '\\u{1f3f4}[\\u{e0061}-\\u{e007a}\\u{e0030}-\\u{e0039}]{2,7}\\u{e007f}',
    `${element}(?:\\u200d${element})*`,
  ].join('|');
}
