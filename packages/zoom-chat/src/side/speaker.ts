import { cleanName } from '../people/name.js';

/** A cue's text cut into who spoke and what. */
export interface SpokenText {
  readonly speaker: string;
  readonly text: string;
}

/** Zoom allows no longer display names. */
const LONGEST_NAME = 64;
const MOST_WORDS = 8;
/** Marks of a sentence or a quotation, not of a name. */
const NOT_IN_NAMES = /[?!"“”…。？！\n]/;

/**
 * Cuts `Name: text` at the first `: ` whose left side may be a name: at most 64 characters and 8
 * words, without the marks of a sentence. A name that holds a colon and a space itself
 * (`OMA3: Alfred Tom`) is cut short, unless it is one of the known names.
 *
 * @param known - Clean names that may speak; the longest that fits wins.
 * @returns `null` when the text names no speaker.
 */
export function splitSpeaker(text: string, known: ReadonlySet<string>): SpokenText | null {
  let guess: SpokenText | null = null;
  let sure: SpokenText | null = null;
  for (let at = text.indexOf(': '); at > 0 && at <= LONGEST_NAME; at = text.indexOf(': ', at + 1)) {
    const speaker = cleanName(text.slice(0, at));
    const spoken = { speaker, text: text.slice(at + 2).trim() };
    if (known.has(speaker)) sure = spoken;
    else if (guess === null && mayBeName(speaker)) guess = spoken;
  }
  return sure ?? guess;
}

function mayBeName(text: string): boolean {
  return text !== '' && !NOT_IN_NAMES.test(text) && text.split(/\s+/).length <= MOST_WORDS;
}
