import { KoreanError } from '../errors.js';
import { type FinalSound, finalSound } from './final-sound.js';

/** Pairs that no rule makes, the form after a final consonant first. */
const IRREGULAR = ['은/는', '이/가', '을/를', '과/와', '아/야'] as const;

/**
 * A particle in its two forms, the one after a final consonant first (과/와 and 아/야 too), or the
 * other way round. Besides the five below: every pair with 이 before the first form (이나/나,
 * 이랑/랑, 이라도/라도, 이여/여, 이든/든 ...), with 으 (으로/로, 으로서/로서 ...), and those of 이에요/예요,
 * 이었다/였다.
 */
export type JosaPair =
  | (typeof IRREGULAR)[number]
  | ('는/은' | '가/이' | '를/을' | '와/과' | '야/아')
  | `${'이' | '으로'}${string}/${string}`
  | `${string}/${'이' | '으로'}${string}`;

/** The forms of a particle. */
interface Josa {
  readonly closed: string;
  readonly open: string;
  readonly rieul: string;
  /** Where the sound of the word is unknown, both are written, as in print: 은(는), (으)로. */
  readonly unknown: string;
}

/**
 * The form of a particle that fits a word. The word is read as in Korean: digits as numbers (3은,
 * 10이, 1.5가), Latin abbreviations by letter names and words by how they end (CSS는, HTML로,
 * Python을), letters by their names (ㄱ은), units and signs by theirs (5kg은, 10%는, 3:30은). A remark in
 * brackets does not count (서울(Seoul)은), nor do marks and emoji. NFD is taken as it is.
 *
 * Digits are read in Sino-Korean, so a product whose number is said in English (Web3) can come out
 * wrong, as can Latin words that English spells unlike others: l and le count as ㄹ, m, n, ng as
 * closed, p, t, k, c behind a short vowel too, the rest as open.
 * Time is linear in the length of the word.
 *
 * @param word - Any text; its end counts.
 * @param pair - The two forms, in either order.
 * @returns The particle alone. Where the word has no known sound (empty, emoji, Han), both forms: 은(는),
 *   이(가), 을(를), 와(과), 아(야), (으)로, (이)나, 이에요(예요).
 * @throws KoreanError `invalid-options` for a pair that is no particle.
 * @example
 * pickJosa('커피', '을/를'); // '를'
 * pickJosa('서울', '으로/로'); // '로'
 * pickJosa('3', '은/는'); // '은'
 * @see es-hangul's `josa.pick`, which reads digits and Latin letters as open
 */
export function pickJosa(word: string, pair: JosaPair): string {
  const forms = formsOf(pair);
  const sound: FinalSound | 'unknown' = finalSound(word) ?? 'unknown';
  return forms[sound];
}

/**
 * A word with the fitting form of a particle; see `pickJosa` for how words are read.
 *
 * @param word - Any text; it is returned as it is, before the particle.
 * @param pair - The two forms, in either order.
 * @throws KoreanError `invalid-options` for a pair that is no particle.
 * @example
 * josa('학생', '은/는'); // '학생은'
 * josa('10', '이/가'); // '10이'
 * josa('HTML', '으로/로'); // 'HTML로'
 * josa('', '은/는'); // '은(는)'
 */
export function josa(word: string, pair: JosaPair): string {
  return word + pickJosa(word, pair);
}

function formsOf(pair: string): Josa {
  const [first = '', second = '', ...rest] = pair.split('/');
  const forms = rest.length > 0 ? null : (ordered(first, second) ?? ordered(second, first));
  if (forms === null) {
    throw new KoreanError('invalid-options', `${JSON.stringify(pair)} is no pair such as 은/는`);
  }
  return forms;
}

/** The forms, if `closed` is the one after a final consonant. */
function ordered(closed: string, open: string): Josa | null {
  if (`${closed}/${open}` === '과/와') return { closed, open, rieul: closed, unknown: '와(과)' };
  const known: readonly string[] = IRREGULAR;
  if (known.includes(`${closed}/${open}`) || isContracted(closed, open)) {
    return { closed, open, rieul: closed, unknown: `${closed}(${open})` };
  }
  if (open === '') return null;
  if (closed === `이${open}`) return { closed, open, rieul: closed, unknown: `(이)${open}` };
  if (closed === `으${open}` && open.startsWith('로')) {
    return { closed, open, rieul: open, unknown: `(으)${open}` };
  }
  return null;
}

/** 이에요 and 예요, 이었다 and 였다: the copula melts into its ending. */
function isContracted(closed: string, open: string): boolean {
  const melts = (long: string, short: string): boolean =>
    closed.startsWith(long) && open === short + closed.slice(long.length);
  return melts('이에', '예') || melts('이었', '였');
}
