import { isAsciiAlphanumeric, isHangul } from '../character.js';
import { replace } from '../edits.js';
import type { EditList } from '../edits.js';
import { scanWebEntities } from '../web-entities.js';
import type { WebEntity } from '../web-entities.js';

/** A run of one letter, syllable or mark that was shortened. */
export interface Repeat {
  /** Where the run stood in the original text, in UTF-16 units, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** What was repeated: ㅋ, 하, !. */
  readonly unit: string;
  /** How often. It differs from author to author. */
  readonly length: number;
}

/** Marks that are repeated for effect. Others, such as - = * _ #, draw lines or belong to code. */
const MARKS = '.!?~,;^…♥♡★☆';
const DOT = 0x2e;

/**
 * Shortens runs of one Hangul letter (ㅋㅋㅋㅋ), syllable (와하하하) or mark (!!!!) to two; of dots to
 * three, because `...` is a mark of its own. Runs of marks inside of URLs stay.
 *
 * @param found takes what was shortened, by places in `text`
 */
export function findRepeats(text: string, edits: EditList, found: Repeat[]): void {
  const isInUrl = urlTest(text);
  let start = 0;
  let code = text.charCodeAt(0);
  for (let end = 1; end <= text.length; end++) {
    const next = text.charCodeAt(end);
    if (next === code) continue;
    const kept = code === DOT ? 3 : 2;
    if (end - start > kept && (isHangul(code) || (isMark(code) && !isInUrl(start, end)))) {
      // The last unit that stays stands for itself and all that went.
      const unit = text.charAt(start);
      replace(edits, start + kept - 1, end, unit);
      found.push({ start, end, unit, length: end - start });
    }
    start = end;
    code = next;
  }
}

function isMark(code: number): boolean {
  return MARKS.includes(String.fromCharCode(code));
}

/** Tells of runs, asked from left to right, whether they stand inside of a URL. */
function urlTest(text: string): (start: number, end: number) => boolean {
  let entities: WebEntity[] | undefined;
  let next = 0;
  return (start, end) => {
    // Marks at the end of a URL are outside of it, and most runs are followed by no Latin letter.
    if (!isAsciiAlphanumeric(text.charCodeAt(end))) return false;
    entities ??= scanWebEntities(text);
    while ((entities[next]?.end ?? Infinity) <= start) next++;
    return (entities[next]?.start ?? Infinity) < start;
  };
}
