import { isEmoji } from './emoji.js';

/** What a system line tells. One object is filled again and again: matching makes no garbage. */
export interface LineParts {
  quote: string;
  emoji: string;
  /** Text behind the line: the body of a reply. */
  body: string;
  /** Other places where the quotation of a reply may end, when it holds quotes. */
  alternatives: readonly QuoteAndBody[];
}

export interface QuoteAndBody {
  readonly quote: string;
  readonly body: string;
}

const NO_ALTERNATIVES: readonly QuoteAndBody[] = [];

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
      parts.alternatives = NO_ALTERNATIVES;
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
      parts.alternatives = NO_ALTERNATIVES;
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
      const first = text.indexOf(close, before.length);
      if (first === -1) return false;
      if (!text.includes(close, first + 1)) return onlyEnd(text, before, first, close, parts);
      const ends = quoteEnds(text, before.length, close);
      if (ends.length === 0) return false;
      const cutAt = (end: number): QuoteAndBody => ({
        quote: text.slice(before.length, end),
        body: text.slice(bodyStart(text, end + close.length)),
      });
      const best = cutAt(likeliestEnd(text, before.length, close, ends));
      parts.quote = best.quote;
      parts.body = best.body;
      parts.emoji = '';
      parts.alternatives = ends.length === 1 ? NO_ALTERNATIVES : ends.map(cutAt);
      return true;
    },
  };
}

/** The usual case: nothing behind the quotation closes it again. */
function onlyEnd(
  text: string,
  before: string,
  end: number,
  close: string,
  parts: LineParts,
): boolean {
  if (!isEnd(text, end + close.length)) return false;
  parts.quote = text.slice(before.length, end);
  parts.body = text.slice(bodyStart(text, end + close.length));
  parts.emoji = '';
  parts.alternatives = NO_ALTERNATIVES;
  return true;
}

/** Zoom cuts quotations after 16 to 20 units; white space makes some a little longer. */
const CUT_UNITS = { least: 16, most: 28 };
/** Ends that are weighed; a text with more quotes than that decides by the first ones. */
const MAX_ENDS = 8;
const LINE_FEED = 10;
const BLANK = 32;

/** Where a quotation may end: at a closing quote before a line break, a blank, or the end. */
function quoteEnds(text: string, start: number, close: string): number[] {
  const ends: number[] = [];
  for (
    let at = text.indexOf(close, start);
    at !== -1 && ends.length < MAX_ENDS;
    at = text.indexOf(close, at + 1)
  ) {
    if (isEnd(text, at + close.length)) ends.push(at);
  }
  return ends;
}

/** A quotation ends before a line break, a blank, or the end of the text. */
function isEnd(text: string, next: number): boolean {
  const unit = text.charCodeAt(next);
  return unit === LINE_FEED || unit === BLANK || next === text.length;
}

/**
 * Of several ends the likeliest, for when nothing is known of the quoted text: behind the dots of a
 * cut quotation, before an empty line, before a line break or the end, else the first.
 */
function likeliestEnd(text: string, start: number, close: string, ends: readonly number[]): number {
  const next = (end: number): number => end + close.length;
  const isCut = (end: number): boolean => {
    const dots = text.endsWith('...', end) ? 3 : text.endsWith('…', end) ? 1 : 0;
    const length = end - dots - start;
    return dots > 0 && length >= CUT_UNITS.least && length <= CUT_UNITS.most;
  };
  const beforeEmptyLine = (end: number): boolean => text.startsWith('\n\n', next(end));
  const beforeBreak = (end: number): boolean =>
    next(end) === text.length || text.charCodeAt(next(end)) === LINE_FEED;
  return (
    ends.find((end) => isCut(end) && beforeBreak(end)) ??
    ends.find(beforeEmptyLine) ??
    ends.find(beforeBreak) ??
    (ends[0] as number)
  );
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
