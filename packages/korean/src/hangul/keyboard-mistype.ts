import { KoreanError } from '../errors.js';
import { composeHangul, originalPlace } from './composed.js';
import { type Conversion, toHangul, toLatin } from './keyboard-evidence.js';

/** A word that was typed with the keyboard in the wrong mode. */
export interface KeyboardMistype {
  /** Its place in the text, in UTF-16 units, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** As it stands: dkssud, ㅗ디ㅣㅐ. */
  readonly typed: string;
  /** What the same keys type in the other mode: 안녕, hello. */
  readonly meant: string;
  readonly direction: 'to-hangul' | 'to-latin';
  /** From 0.5, barely likelier than not, to 1. */
  readonly confidence: number;
}

/** How `detectKeyboardMistype` decides. */
export interface KeyboardMistypeOptions {
  /**
   * The mean log probability (natural) of a syllable of a Hangul text. Where given, words are judged by
   * it too: -7 says nothing, above speaks for Korean, below against, by 4 nats at most. Default none.
   */
  readonly score?: (text: string) => number;
  /** The least confidence of what is found, 0.5 to 1. Default 0.5. */
  readonly minConfidence?: number;
}

/**
 * Finds words that were typed in the wrong keyboard mode: dkssud for 안녕, ㅗ디ㅣㅐ for hello.
 *
 * A word of Latin letters is one if its keys make whole syllables (ㅋㅋ or ㅠㅠ may follow) and are
 * likelier as Korean than as English; a word of Hangul, if it has loose letters and its keys are
 * likelier as English. Pairs of letters and a list of short English words decide; short words (dlf)
 * need a line that has others. Left alone: URLs, paths, code between backticks, names with marks
 * or digits (batch_size, df.head()), capitals (CSS), ㅋㅋ, ㅠㅠ, ㄱㅅ.
 *
 * Words of one or two syllables stay uncertain; this is a guess to offer, not a truth.
 * Linear in time.
 *
 * @param text - Any text, NFC or NFD.
 * @returns The words, from left to right.
 * @throws KoreanError `invalid-options` for a `minConfidence` outside 0.5 to 1.
 * @example
 * detectKeyboardMistype('dkssudgktpdy 여러분');
 * // [{ start: 0, end: 12, typed: 'dkssudgktpdy', meant: '안녕하세요', direction: 'to-hangul', confidence: 1 }]
 */
export function detectKeyboardMistype(
  text: string,
  options: KeyboardMistypeOptions = {},
): KeyboardMistype[] {
  const { score, minConfidence = 0.5 } = options;
  if (!(minConfidence >= 0.5 && minConfidence <= 1)) {
    throw new KoreanError('invalid-options', `minConfidence is ${minConfidence}, not 0.5 to 1`);
  }
  const composed = composeHangul(text);
  const mistypes: KeyboardMistype[] = [];
  for (const words of wordsOfLines(composed.text)) {
    const line = lineEvidence(words);
    for (const word of words) {
      const confidence = confidenceOf(word, line, score);
      if (word.conversion === null || confidence < minConfidence) continue;
      mistypes.push({
        start: originalPlace(composed, word.start),
        end: originalPlace(composed, word.start + word.typed.length),
        typed: word.typed,
        meant: word.conversion.meant,
        direction: word.direction,
        confidence,
      });
    }
  }
  return mistypes;
}

/**
 * The text with all that `detectKeyboardMistype` finds put right.
 *
 * @throws KoreanError `invalid-options` as `detectKeyboardMistype`.
 * @example
 * repairKeyboard('dkssud! ㅗ디ㅣㅐ ㅋㅋ'); // '안녕! hello ㅋㅋ'
 */
export function repairKeyboard(text: string, options: KeyboardMistypeOptions = {}): string {
  let repaired = '';
  let last = 0;
  for (const { start, end, meant } of detectKeyboardMistype(text, options)) {
    repaired += text.slice(last, start) + meant;
    last = end;
  }
  return repaired + text.slice(last);
}

interface Word {
  readonly start: number;
  readonly typed: string;
  readonly direction: 'to-hangul' | 'to-latin';
  readonly conversion: Conversion | null;
  /** Latin letters right beside Hangul, as in ppt는: a particle follows names, seldom mistypes. */
  readonly glued: boolean;
}

const CODE_SPAN = /`[^`\n]*`/g;
const LINE = /[^\n\r]+/g;
const CHUNK = /\S+/g;
/** Marks of code, paths, addresses and names within a chunk; and English with an apostrophe. */
const NO_PROSE = /[_/\\@#$=<>{}[\]|^&*+`%]|[A-Za-z0-9][.:'’-][A-Za-z0-9]|[A-Za-z][(0-9]/;
const WORD = /[A-Za-z]+|[ㄱ-ㅣ가-힣]+/g;

/** The words of each line that may be judged. */
function* wordsOfLines(text: string): Generator<Word[]> {
  const prose = text.replace(CODE_SPAN, (code) => ' '.repeat(code.length));
  for (const line of prose.matchAll(LINE)) {
    const words: Word[] = [];
    for (const chunk of line[0].matchAll(CHUNK)) {
      if (NO_PROSE.test(chunk[0])) continue;
      const runs = Array.from(chunk[0].matchAll(WORD));
      runs.forEach((run, i) => {
        const typed = run[0];
        const isLatin = typed < '\u0080';
        words.push({
          start: line.index + chunk.index + run.index,
          typed,
          direction: isLatin ? 'to-hangul' : 'to-latin',
          conversion: isLatin ? toHangul(typed) : toLatin(typed),
          glued: isLatin && touches(run, runs[i - 1], runs[i + 1]),
        });
      });
    }
    yield words;
  }
}

function touches(run: RegExpExecArray, before?: RegExpExecArray, after?: RegExpExecArray): boolean {
  const end = run.index + run[0].length;
  const touched = before !== undefined && before.index + before[0].length === run.index;
  return touched || after?.index === end;
}

/** What the words of a line say about each other. */
interface LineEvidence {
  /** Words that are mistyped by themselves. */
  readonly mistyped: Readonly<Record<KeyboardMistype['direction'], number>>;
  /** Latin words that make no Hangul. */
  readonly latin: number;
}

/** Evidence, in nats, that makes a word a witness for its line. */
const CERTAIN = 3;
/** What a line that has more mistypes than Latin words, or fewer, adds to a word. */
const LINE_EVIDENCE = 5;
const GLUED_EVIDENCE = -3;

function lineEvidence(words: readonly Word[]): LineEvidence {
  const mistyped = { 'to-hangul': 0, 'to-latin': 0 };
  let latin = 0;
  for (const { conversion, direction } of words) {
    if (isCertain(conversion)) mistyped[direction]++;
    if (conversion === null && direction === 'to-hangul') latin++;
  }
  return { mistyped, latin };
}

function isCertain(conversion: Conversion | null): boolean {
  return conversion !== null && !conversion.needsContext && conversion.evidence >= CERTAIN;
}

function confidenceOf(
  { conversion, direction, typed, glued }: Word,
  line: LineEvidence,
  score: ((text: string) => number) | undefined,
): number {
  if (conversion === null) return 0;
  const others = line.mistyped[direction] - (isCertain(conversion) ? 1 : 0);
  if (conversion.needsContext && others === 0) return 0;
  const toHangul = direction === 'to-hangul';
  const against = toHangul ? line.latin : 0;
  let evidence = conversion.evidence + Math.sign(others - against) * LINE_EVIDENCE;
  if (glued) evidence += GLUED_EVIDENCE;
  if (score !== undefined) {
    evidence += toHangul ? scored(score(conversion.meant)) : -scored(score(typed));
  }
  return 1 / (1 + Math.exp(-evidence));
}

/** The log probability of a syllable that speaks neither for Korean nor against. */
const EVEN_SCORE = -7;
const SCORE_LIMIT = 4;

function scored(logProbability: number): number {
  const evidence = Math.max(-SCORE_LIMIT, Math.min(SCORE_LIMIT, logProbability - EVEN_SCORE));
  return Number.isNaN(evidence) ? 0 : evidence;
}
