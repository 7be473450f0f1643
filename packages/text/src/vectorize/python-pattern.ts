import { TextError } from '../errors.js';

// Both begin and end with an escape, so that neither can become the end of a range, as in `[a-\w]`.
/** Python's `\w` as the inside of a class of a JavaScript pattern with the flag `u`. */
const WORD_CLASS = String.raw`\p{L}_\p{N}`;
/** Python's `\s`: unlike JavaScript's it has the separators U+001C to U+001F and U+0085, but no U+FEFF. */
const BLANK_CLASS = String.raw`\p{Z}\t-\r\x1c-\x1f\x85\p{Z}`;
const CLASSES: Readonly<Record<string, string>> = {
  w: WORD_CLASS,
  d: String.raw`\p{Nd}`,
  s: BLANK_CLASS,
};
/** An escape that holds no sign: it keeps the place of one taken out of its class. */
const NOTHING = String.raw`\P{Any}`;

/** A backslash and what belongs to it. */
const ESCAPE = String.raw`\\(?:U[\dA-Fa-f]{8}|[pPu]\{[\w=]*\}|[^]|$)`;
/** What is written otherwise: classes, escapes, Python's groups, quantifiers, and single signs. */
const PARTS = String.raw`\[(\^?)(\]?(?:${ESCAPE}|[^\]\\])*)(\]?)|${ESCAPE}|\(\?P=\w+\)|\(\?P<|\{(?:\d+(?:,\d*)?|,\d*)\}|[\]{}$.]`;

/**
 * Makes a JavaScript pattern of a Python one, so that `\w`, `\b`, `\d` and `\s` mean all scripts, as
 * they do there. (JavaScript's `\w` and `\b` know ASCII only, even with the flag `u`: they would
 * drop every Hangul word.) The flags `i`, `s` and `u` at the start, as in `(?u)`, are known.
 *
 * @throws {@link TextError} `invalid-parameter` for what is no pattern, or has no counterpart.
 */
export function pythonPattern(pattern: string): RegExp {
  const flags = /^\(\?([a-zA-Z]+)\)/.exec(pattern)?.[1] ?? '';
  const body = flags === '' ? pattern : pattern.slice(flags.length + 3);
  try {
    const unknown = /[^isu]/.exec(flags);
    if (unknown !== null) throw new SyntaxError(`the flag ${unknown[0]} is not supported`);
    const source = body.replace(
      new RegExp(PARTS, 'g'),
      (part, caret: string | undefined, set: string, end: string) => {
        if (caret !== undefined) return translateClass(caret, set, end);
        if (part.startsWith('\\')) return escapeOutside(part);
        return otherSign(part, flags.includes('s'));
      },
    );
    return new RegExp(source, flags.includes('i') ? 'giu' : 'gu');
  } catch (error) {
    throw new TextError(
      'invalid-parameter',
      `The token pattern ${pattern} cannot be used: ${(error as Error).message}. A RegExp can be given in its place.`,
    );
  }
}

/**
 * JavaScript has no complement within a class: `[a\W]` becomes `[a]` or `[^\w]`, and `[^a\W]` any
 * sign that is neither.
 */
function translateClass(caret: string, set: string, end: string): string {
  if (end === '') throw new SyntaxError('a class is not closed');
  const choices: string[] = [];
  const inside = set.replace(new RegExp(`${ESCAPE}|[[\\]]`, 'g'), (part) => {
    const own = CLASSES[part[1]?.toLowerCase() ?? ''];
    if (part.length !== 2 || own === undefined) return part.length > 1 ? plain(part) : `\\${part}`;
    if (part[1] === part[1]?.toLowerCase()) return own;
    choices.push(`[^${own}]`);
    return NOTHING;
  });
  if (choices.length === 0) return `[${caret}${inside}]`;
  const any = [`[${inside}]`, ...choices].join('|');
  return caret === '' ? `(?:${any})` : `(?:(?!${any})[^])`;
}

function escapeOutside(part: string): string {
  const w = `[${WORD_CLASS}]`;
  switch (part) {
    case '\\A':
      return '(?<![^])';
    case '\\Z':
      return '(?![^])';
    case '\\b':
      return `(?:(?<=${w})(?!${w})|(?<!${w})(?=${w}))`;
    case '\\B':
      return `(?:(?<=${w})(?=${w})|(?<!${w})(?!${w}))`;
    case '\\-':
      return '-';
  }
  const letter = part[1] ?? '';
  const own = part.length === 2 ? CLASSES[letter.toLowerCase()] : undefined;
  if (own === undefined) return plain(part);
  return letter === letter.toLowerCase() ? `[${own}]` : `[^${own}]`;
}

/** With the flag `u`, only signs that mean something may carry a backslash. */
function plain(part: string): string {
  if (part.startsWith('\\U')) return `\\u{${part.slice(2)}}`;
  return /^\\(?:[A-Za-z0-9^$\\.*+?()[\]{}|/-]|$)/.test(part) ? part : part.slice(1);
}

function otherSign(part: string, dotAll: boolean): string {
  if (part === '.') return dotAll ? '[^]' : String.raw`[^\n]`;
  // Python's `$` stands before a last line feed as well.
  if (part === '$') return String.raw`(?=\n?(?![^]))`;
  if (part === '(?P<') return '(?<';
  if (part.startsWith('(?P=')) return `\\k<${part.slice(4, -1)}>`;
  // `{,3}` counts from 0; a brace that belongs to no quantifier is itself.
  return part.length > 1 ? part.replace('{,', '{0,') : `\\${part}`;
}
