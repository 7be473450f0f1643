/** Python's `\w` as the inside of a class of a JavaScript pattern with the flag `u`. */
const WORD_CLASS = String.raw`\p{L}\p{N}_`;
const BLANK_CLASS = String.raw`\s\x1c-\x1f\x85`;

/**
 * Makes a JavaScript pattern of a Python one, so that `\w`, `\b`, `\d` and `\s` mean all scripts, as
 * they do there. (JavaScript's `\w` and `\b` know ASCII only, even with the flag `u`: they would
 * drop every Hangul word.) The flags `(?u)` and `(?i)` at the start and named groups are known.
 */
export function pythonPattern(pattern: string): RegExp {
  const flags = /^\(\?([aiLmsux]+)\)/.exec(pattern)?.[1] ?? '';
  const body = flags === '' ? pattern : pattern.slice(flags.length + 3);
  let inClass = false;
  const source = body.replace(/\\[\s\S]|\(\?P<|[[\]]/g, (part) => {
    if (part === '[') {
      const opens = !inClass;
      inClass = true;
      return opens ? '[' : String.raw`\[`;
    }
    if (part === ']') {
      inClass = false;
      return ']';
    }
    if (part === '(?P<') return '(?<';
    return inClass ? escapeInClass(part) : escapeOutside(part);
  });
  return new RegExp(source, `gu${flags.includes('i') ? 'i' : ''}${flags.includes('s') ? 's' : ''}`);
}

function escapeInClass(part: string): string {
  if (part === String.raw`\w`) return WORD_CLASS;
  if (part === String.raw`\d`) return String.raw`\p{Nd}`;
  if (part === String.raw`\s`) return BLANK_CLASS;
  return keepOrUnescape(part);
}

function escapeOutside(part: string): string {
  const w = `[${WORD_CLASS}]`;
  switch (part[1]) {
    case 'w':
      return w;
    case 'W':
      return `[^${WORD_CLASS}]`;
    case 'b':
      return `(?:(?<=${w})(?!${w})|(?<!${w})(?=${w}))`;
    case 'B':
      return `(?:(?<=${w})(?=${w})|(?<!${w})(?!${w}))`;
    case 'd':
      return String.raw`\p{Nd}`;
    case 'D':
      return String.raw`\P{Nd}`;
    case 's':
      return `[${BLANK_CLASS}]`;
    case 'S':
      return `[^${BLANK_CLASS}]`;
    default:
      return keepOrUnescape(part);
  }
}

/** With the flag `u`, only signs that mean something may carry a backslash. */
function keepOrUnescape(part: string): string {
  return /[A-Za-z0-9^$\\.*+?()[\]{}|/-]/.test(part[1] as string) ? part : (part[1] as string);
}
