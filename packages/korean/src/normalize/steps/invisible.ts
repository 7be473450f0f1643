import { isEmojiAt, emojiBefore, emojiEnd, isKeycapBase } from '../emoji.js';
import { replace } from '../edits.js';
import type { EditList } from '../edits.js';
import { INVISIBLE, TRIGGERS } from '../triggers.js';

const ZERO_WIDTH_JOINER = 0x200d;
const TEXT_STYLE = 0xfe0e;
const EMOJI_STYLE = 0xfe0f;
const KEYCAP = 0x20e3;
/** The high surrogate of tags and of supplementary variation selectors. */
const HIGH_OF_TAGS = 0xdb40;

/**
 * Drops what cannot be seen (zero-width characters, the byte order mark, controls, marks of
 * direction, soft hyphens, variation selectors), writes every kind of blank as a blank and line and
 * paragraph separators as line feeds. Inside of emoji the joiner, the style marks and the tags stay.
 */
export function findInvisible(text: string, edits: EditList): void {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (((TRIGGERS[code] as number) & INVISIBLE) === 0) continue;
    if (code === HIGH_OF_TAGS) i = findTags(text, i, edits) - 1;
    else if (isLineBreak(code)) replace(edits, i, i + 1, '\n');
    else if (isBlank(code)) replace(edits, i, i + 1, ' ');
    else if (!isPartOfEmoji(text, i, code) && !followsHalf(text, i)) {
      replace(edits, i, i + 1, '');
    }
  }
}

/** Drops the tags from `start` on, or passes over those that end an emoji; returns where it stopped. */
function findTags(text: string, start: number, edits: EditList): number {
  const base = emojiBefore(text, start);
  const emoji = base < 0 ? -1 : emojiEnd(text, base);
  if (emoji > start) return emoji;
  const code = text.codePointAt(start) ?? 0;
  if (code < 0xe0000 || code > 0xe01ef) return start + 1;
  if (!followsHalf(text, start)) replace(edits, start, start + 2, '');
  return start + 2;
}

function isPartOfEmoji(text: string, at: number, code: number): boolean {
  if (code === ZERO_WIDTH_JOINER) {
    const isStyled = text.charCodeAt(at - 1) === EMOJI_STYLE && hasStyle(text, at - 1);
    return isEmojiAt(text, at + 1) && emojiBefore(text, isStyled ? at - 1 : at) >= 0;
  }
  return (code === EMOJI_STYLE || code === TEXT_STYLE) && hasStyle(text, at);
}

/** Whether the style mark at `at` follows something that it can style. */
function hasStyle(text: string, at: number): boolean {
  if (isKeycapBase(text.charCodeAt(at - 1))) return text.charCodeAt(at + 1) === KEYCAP;
  return emojiBefore(text, at) >= 0;
}

/**
 * Whether a lone high surrogate stands before `at`. What follows it stays, or the surrogate could
 * meet a lone low one and make a character that nobody wrote.
 */
function followsHalf(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff;
}

/** Vertical tab, form feed, next line, line separator, paragraph separator. */
function isLineBreak(code: number): boolean {
  return code === 0x0b || code === 0x0c || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** The spaces of Unicode but the plain one, and the Hangul filler, which stands for one in names. */
function isBlank(code: number): boolean {
  if (code >= 0x2000) {
    return code <= 0x200a || code === 0x202f || code === 0x205f || code === 0x3164;
  }
  return code === 0xa0 || code === 0x1680;
}
