/**
 * Emoji as whole graphemes: the sequences of Unicode Technical Standard 51, read by hand in linear
 * time. The properties come from the engine, so that new emoji need no new release; those that are
 * newer than the engine are known by the code points that Unicode keeps free for them.
 */

const EMOJI = /^(?:\p{Emoji}|(?=\p{Cn})\p{Extended_Pictographic})/u;
const SHOWN_AS_EMOJI = /^(?:\p{Emoji_Presentation}|(?=\p{Cn})\p{Extended_Pictographic})/u;

const ZERO_WIDTH_JOINER = 0x200d;
const TEXT_STYLE = 0xfe0e;
const EMOJI_STYLE = 0xfe0f;
const KEYCAP = 0x20e3;
const CANCEL_TAG = 0xe007f;

/**
 * Whether a UTF-16 unit may begin an emoji, or is the keycap that ends one: a quick test that says
 * no to Hangul, Latin and most marks.
 */
export function mayBeEmoji(code: number): boolean {
  if (code < 0x203c) return code === 0xa9 || code === 0xae;
  if (code >= 0x3131)
    return (code >= 0xd83c && code <= 0xd83e) || code === 0x3297 || code === 0x3299;
  return code <= 0x2bff || code === 0x3030 || code === 0x303d;
}

/**
 * The end of the emoji that begins at `start`, or -1 where none does. Signs that are shown as text
 * unless a style mark follows (©, ☀, ♥) count as emoji only with the mark; digits, # and * only as
 * keycaps; a regional indicator only in a pair.
 *
 * @param text the text
 * @param start a place in it, in UTF-16 units
 * @example emojiEnd('👩‍💻 안녕', 0); // 5
 */
export function emojiEnd(text: string, start: number): number {
  const first = text.codePointAt(start) ?? 0;
  if (isKeycapBase(first)) return keycapEnd(text, start + 1);
  if (isRegionalIndicator(first)) {
    return isRegionalIndicator(text.codePointAt(start + 2) ?? 0) ? start + 4 : -1;
  }
  let at = start;
  let shownAsEmoji = false;
  for (;;) {
    const code = text.codePointAt(at) ?? 0;
    const sign = text.slice(at, at + unitsOf(code));
    // Only the first sign can fail here: what follows a joiner has been looked at.
    if (!isEmojiSign(code, sign)) return -1;
    at += sign.length;
    const next = text.codePointAt(at) ?? 0;
    if (next === TEXT_STYLE) return shownAsEmoji ? at : -1;
    shownAsEmoji ||= next === EMOJI_STYLE || isSkinTone(next) || isJoined(text, at);
    if (!shownAsEmoji && !SHOWN_AS_EMOJI.test(sign)) return -1;
    shownAsEmoji = true;
    if (next === EMOJI_STYLE) at++;
    if (isSkinTone(text.codePointAt(at) ?? 0)) at += 2;
    at = tagsEnd(text, at);
    if (!isJoined(text, at)) return at;
    at++;
  }
}

function keycapEnd(text: string, at: number): number {
  const styled = text.charCodeAt(at) === EMOJI_STYLE ? at + 1 : at;
  return text.charCodeAt(styled) === KEYCAP ? styled + 1 : -1;
}

/** The end of a tag sequence (the flags of England, Scotland and Wales), or `at` without one. */
function tagsEnd(text: string, at: number): number {
  let end = at;
  for (;;) {
    const code = text.codePointAt(end) ?? 0;
    if (code === CANCEL_TAG && end > at) return end + 2;
    if (code < 0xe0020 || code >= CANCEL_TAG) return at;
    end += 2;
  }
}

/** Whether a sign that can be an emoji, by itself or with a style mark, begins at `at`. */
export function isEmojiAt(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  return isEmojiSign(code, text.slice(at, at + unitsOf(code)));
}

/** The start of such a sign that ends at `end`, or -1. */
export function emojiBefore(text: string, end: number): number {
  const pair = (text.codePointAt(end - 2) ?? 0) > 0xffff;
  const start = end - (pair ? 2 : 1);
  return start >= 0 && isEmojiAt(text, start) ? start : -1;
}

/** Whether a joiner stands at `at` with an emoji after it. */
function isJoined(text: string, at: number): boolean {
  return text.charCodeAt(at) === ZERO_WIDTH_JOINER && isEmojiAt(text, at + 1);
}

function isEmojiSign(code: number, sign: string): boolean {
  return code >= 0xa9 && !isRegionalIndicator(code) && EMOJI.test(sign);
}

export function isKeycapBase(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x23 || code === 0x2a;
}

function isRegionalIndicator(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

function isSkinTone(code: number): boolean {
  return code >= 0x1f3fb && code <= 0x1f3ff;
}

function unitsOf(code: number): number {
  return code > 0xffff ? 2 : 1;
}
