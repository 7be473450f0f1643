import { isEmoji } from './emoji.js';

/** What a system line tells. One object is filled again and again: matching makes no garbage. */
export interface LineParts {
  quote: string;
  emoji: string;
  /** Text behind the line: the body of a reply. */
  body: string;
}

/** A template with its holes cut out, ready to match in one pass. */
export interface LineTemplate {
  /** What the line begins with; never empty. */
  readonly before: string;
  /** Fills `parts` when the text is such a line. */
  match(text: string, parts: LineParts): boolean;
}

/** `Reacted to "{quote}" with {emoji}`, in either order: the whole text is the line. */
export function reactionTemplate(template: string): LineTemplate {
  const emojiFirst = template.indexOf('{emoji}') < template.indexOf('{quote}');
  const [before = '', between = '', after = ''] = template.split(/\{(?:quote|emoji)\}/);
  return {
    before,
    match(text, parts) {
      if (!text.startsWith(before) || !text.endsWith(after)) return false;
      const end = text.length - after.length;
      const at = emojiFirst
        ? text.indexOf(between, before.length)
        : text.lastIndexOf(between, end - between.length - 1);
      if (at < before.length || at + between.length > end) return false;
      const first = text.slice(before.length, at);
      const second = text.slice(at + between.length, end);
      const emoji = emojiFirst ? first : second;
      if (!isEmoji(emoji)) return false;
      parts.emoji = emoji;
      parts.quote = emojiFirst ? second : first;
      parts.body = '';
      return true;
    },
  };
}

/** `add {emoji}`: the whole text is the line. */
export function quickTemplate(template: string): LineTemplate {
  const [before = '', after = ''] = template.split('{emoji}');
  return {
    before,
    match(text, parts) {
      if (!text.startsWith(before) || !text.endsWith(after)) return false;
      const emoji = text.slice(before.length, text.length - after.length);
      if (!isEmoji(emoji)) return false;
      parts.emoji = emoji;
      parts.quote = parts.body = '';
      return true;
    },
  };
}

/** `Replying to "{quote}"`, then an empty line, then the body; some write all on one line. */
export function replyTemplate(template: string): LineTemplate {
  const [before = '', close = ''] = template.split('{quote}');
  return {
    before,
    match(text, parts) {
      if (!text.startsWith(before)) return false;
      const end = quoteEnd(text, before.length, close);
      if (end === -1) return false;
      parts.quote = text.slice(before.length, end);
      parts.body = text.slice(bodyStart(text, end + close.length));
      parts.emoji = '';
      return true;
    },
  };
}

/** Where the end of a cut quotation is looked for first; Zoom cuts after 20 units. */
const CUT_WITHIN = 32;
const LINE_FEED = 10;
const BLANK = 32;

/**
 * A quotation may hold quotes and line breaks itself. Its end is, in this order: behind dots near
 * the start (a cut quotation), before an empty line, before a line break or the end, before a blank.
 */
function quoteEnd(text: string, start: number, close: string): number {
  let beforeEmptyLine = -1;
  let beforeBreak = -1;
  let beforeBlank = -1;
  for (let at = text.indexOf(close, start); at !== -1; at = text.indexOf(close, at + 1)) {
    const next = at + close.length;
    const atEnd = next === text.length;
    const unit = text.charCodeAt(next);
    if (atEnd || unit === LINE_FEED) {
      const isCut = text.endsWith('...', at) || text.endsWith('…', at);
      if (isCut && at - start <= CUT_WITHIN) return at;
      const isLast = atEnd || text.charCodeAt(next + 1) === LINE_FEED;
      if (isLast && beforeEmptyLine === -1) beforeEmptyLine = at;
      if (beforeBreak === -1) beforeBreak = at;
    } else if (unit === BLANK && beforeBlank === -1) {
      beforeBlank = at;
    }
    if (at - start > CUT_WITHIN && beforeEmptyLine !== -1) break;
  }
  if (beforeEmptyLine !== -1) return beforeEmptyLine;
  return beforeBreak !== -1 ? beforeBreak : beforeBlank;
}

/** Behind the empty line between quotation and body, or behind the blank. */
function bodyStart(text: string, start: number): number {
  let at = skipBlanks(text, start);
  if (text.charCodeAt(at) !== LINE_FEED) return Math.min(start + 1, at);
  at = skipBlanks(text, at + 1);
  return text.charCodeAt(at) === LINE_FEED ? at + 1 : lineStart(text, at);
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === BLANK) at++;
  return at;
}

/** Behind the last line break before `at`: the body keeps its own indent. */
function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}
