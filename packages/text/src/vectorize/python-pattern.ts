import { TextError } from '../errors.js';

// Both begin and end with an escape, so that neither can become the end of a range, as in `[a-\w]`.
/** Python's `\w` as the inside of a class of a JavaScript pattern with the flag `u`. */
const WORD_CLASS = String.raw`\p{L}_\p{N}`;
/** Python's `\s`: unlike JavaScript's it has the separators U+001C to U+001F and U+0085, but no U+FEFF. */
const BLANK_CLASS = String.raw`\p{Z}\t-\r\x1c-\x1f\x85\p{Z}`;
const DIGIT_CLASS = String.raw`\p{Nd}`;
const NOTHING = String.raw`\P{Any}`;

/** Escapes, Python's groups, classes up to their first sign, quantifiers, and signs that differ. */
const PARTS =
  /\\(?:U[\dA-Fa-f]{8}|[pPu]\{[^}]*\}|[^])|\(\?P[<=]\w*\)?|\[\^?\]?|\{(?:\d+(?:,\d*)?|,\d*)\}|[\]{}^$.]/g;

/**
 * Makes a JavaScript pattern of a Python one, so that `\w`, `\b`, `\d` and `\s` mean all scripts, as
 * they do there. (JavaScript's `\w` and `\b` know ASCII only, even with the flag `u`: they would
 * drop every Hangul word.) The flags `i`, `m`, `s` and `u` at the start, as in `(?u)`, are known.
 *
 * @throws {@link TextError} `invalid-parameter` for what is no pattern, or has no counterpart.
 */
export function pythonPattern(pattern: string): RegExp {
  const flags = /^\(\?([a-zA-Z]+)\)/.exec(pattern)?.[1] ?? '';
  const body = flags === '' ? pattern : pattern.slice(flags.length + 3);
  try {
    const unknown = /[^imsu]/.exec(flags);
    if (unknown !== null) throw new SyntaxError(`the flag ${unknown[0]} is not supported`);
    return new RegExp(translate(body, flags), flags.includes('i') ? 'giu' : 'gu');
  } catch (error) {
    throw new TextError(
      'invalid-parameter',
      `The token pattern ${pattern} cannot be used: ${(error as Error).message}. Give a RegExp in its place.`,
    );
  }
}

function translate(body: string, flags: string): string {
  /** `[` or `[^` while a class is open. */
  let opened = '';
  /** Of an open class, its negated escapes, each as a class of its own. */
  let negated: string[] = [];
  return `${body}${''}`.replace(PARTS, (part) => part);
}
