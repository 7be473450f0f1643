import { isEmoji } from './emoji.js';

/** What a system line tells. */
export interface LineMatch {
  readonly quote: string;
  readonly emoji: string;
  /** Text behind the line: the body of a reply. */
  readonly body: string;
}

/** A template with its holes cut out, ready to match in one pass. */
export interface LineTemplate {
  /** What the line begins with; never empty. */
  readonly before: string;
  match(text: string): LineMatch | null;
}

/** `Reacted to "{quote}" with {emoji}`, in either order: the whole text is the line. */
export function reactionTemplate(template: string): LineTemplate {
  const emojiFirst = template.indexOf('{emoji}') < template.indexOf('{quote}');
  const [before = '', between = '', after = ''] = template.split(/\{(?:quote|emoji)\}/);
  return {
    before,
    match(text) {
      if (!text.startsWith(before) || !text.endsWith(after)) return null;
      const end = text.length - after.length;
      const at = emojiFirst
        ? text.indexOf(between, before.length)
        : text.lastIndexOf(between, end - between.length - 1);
      if (at < before.length || at + between.length > end) return null;
      const first = text.slice(before.length, at);
      const second = text.slice(at + between.length, end);
      const emoji = emojiFirst ? first : second;
      return isEmoji(emoji) ? { emoji, quote: emojiFirst ? second : first, body: '' } : null;
    },
  };
}

/** `add {emoji}`: the whole text is the line. */
export function quickTemplate(template: string): LineTemplate {
  const [before = '', after = ''] = template.split('{emoji}');
  return {
    before,
    match(text) {
      if (!text.startsWith(before) || !text.endsWith(after)) return null;
      const emoji = text.slice(before.length, text.length - after.length);
      return isEmoji(emoji) ? { emoji, quote: '', body: '' } : null;
    },
  };
}

/** Where the end of a cut quotation is looked for first; Zoom cuts after 20 units. */
const CUT_WITHIN = 32;

/** `Replying to "{quote}"`, then an empty line, then the body; some write all on one line. */
export function replyTemplate(template: string): LineTemplate {
  const [before = '', close = ''] = template.split('{quote}');
  return {
    before,
    match(text) {
      if (!text.startsWith(before)) return null;
      const end = quoteEnd(text, before.length, close);
      if (end === -1) return null;
      const rest = text.slice(end + close.length);
      return {
        quote: text.slice(before.length, end),
        emoji: '',
        body: rest.replace(/^(?: *\n(?: *\n)?| )/, ''),
      };
    },
  };
}

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
    if (atEnd || unit === 10) {
      if (at - start <= CUT_WITHIN && (text.endsWith('...', at) || text.endsWith('…', at)))
        return at;
      if (beforeEmptyLine === -1 && (atEnd || text.charCodeAt(next + 1) === 10))
        beforeEmptyLine = at;
      if (beforeBreak === -1) beforeBreak = at;
    } else if (unit === 32 && beforeBlank === -1) {
      beforeBlank = at;
    }
    if (at - start > CUT_WITHIN && beforeEmptyLine !== -1) break;
  }
  return beforeEmptyLine !== -1 ? beforeEmptyLine : beforeBreak !== -1 ? beforeBreak : beforeBlank;
}
