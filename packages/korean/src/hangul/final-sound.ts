import { composeHangul } from './composed.js';
import { latinSound, unitSound } from './latin-sound.js';
import { numberSound } from './number-sound.js';
import { isLetter, isSyllable, TAILS, tailOf } from './syllable.js';

/** How a word ends when it is read aloud: what a particle depends on. ㄹ is closed, with rules of its own. */
export type FinalSound = 'open' | 'closed' | 'rieul';

/**
 * How a word ends when it is read aloud in Korean; `null` where that cannot be known (nothing to
 * read, or a script that is not read here, such as Han).
 *
 * Marks, blanks and emoji are passed over. A remark in round or square brackets is passed over too,
 * where something stands before it, as the National Institute of Korean Language advises:
 * 서울(Seoul) sounds like 서울. Quotes and title marks (「」, 《》) are only marks.
 */
export function finalSound(word: string): FinalSound | null {
  const text = composeHangul(word).text.replace(WIDE_OR_ACCENTED, plain);
  const end = lastRead(text);
  return end < 0 ? null : soundAt(text, end);
}

const WIDE_OR_ACCENTED = /[\uff01-\uff5e\u00c0-\u024f]/g;

/** Ａ is read as A, é as e. */
function plain(char: string): string {
  return char.normalize('NFKD')[0] as string;
}

const OPENING = '([{〔【';
const CLOSING = ')]}〕】';

/** Signs that have a reading. */
const SIGNS: ReadonlyMap<string, FinalSound> = new Map([
  ...Array.from('%℃℉°$€£&㎡㎥', (sign) => [sign, 'open'] as const),
  ...Array.from('₩¥²³', (sign) => [sign, 'closed'] as const),
  ['‰', 'rieul'],
]);

/** Letters, numbers, and units squeezed into one sign (㎏). */
const READ = /[\p{L}\p{N}\u3371-\u33df]/u;

/** The place of the last unit that is read, -1 without one. */
function lastRead(text: string): number {
  /** The last read unit at each depth of brackets. */
  const last: number[] = [-1];
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (OPENING.includes(char)) {
      last.push(-1);
    } else if (CLOSING.includes(char)) {
      closeBracket(last);
    } else if (isRead(text, i)) {
      last[last.length - 1] = i;
    }
  }
  while (last.length > 1) closeBracket(last);
  return last[0] as number;
}

/** What stands in brackets counts where nothing stands before them: [공지] sounds like 공지. */
function closeBracket(last: number[]): void {
  if (last.length === 1) return;
  const inner = last.pop() as number;
  if (last[last.length - 1] === -1) last[last.length - 1] = inner;
}

function isRead(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  if (isSyllable(code)) return true;
  const char = text[i] as string;
  if (char === '+' || char === '#') return isLatin(text.charCodeAt(i - 1));
  return READ.test(char) || SIGNS.has(char);
}

function isLatin(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function soundAt(text: string, at: number): FinalSound | null {
  const code = text.charCodeAt(at);
  if (isSyllable(code)) return tailSound(tailOf(code));
  const char = text[at] as string;
  if (char >= '0' && char <= '9') return numberSound(text, at + 1);
  if (isLatin(code)) return wordSound(text, at + 1);
  // C++ ends in 플러스, C# in 샵.
  if (char === '+' || char === '#') return char === '+' ? 'open' : 'closed';
  return SIGNS.get(char) ?? letterSound(code) ?? squaredSound(char);
}

function tailSound(tail: number): FinalSound {
  if (tail === 0) return 'open';
  return TAILS[tail] === 'ㄹ' ? 'rieul' : 'closed';
}

/** A letter alone is read by its name: ㄱ is 기역, ㄹ is 리을, ㅏ is 아. */
function letterSound(code: number): FinalSound | null {
  if (isLetter(code)) {
    if (code >= 0x314f) return 'open';
    return code === 0x3139 ? 'rieul' : 'closed';
  }
  if (code < 0x1100 || code > 0x11ff) return null;
  if (code >= 0x1160 && code < 0x11a8) return 'open';
  return code === 0x1105 || code === 0x11af ? 'rieul' : 'closed';
}

/** Units and numbers in one sign, as ㎏ and ①. */
function squaredSound(char: string): FinalSound | null {
  const plain = char.normalize('NFKC');
  if (/^\d+$/.test(plain)) return numberSound(plain, plain.length);
  const unit = /^[A-Za-zμ]+$/.test(plain) ? unitSound(plain) : undefined;
  return unit ?? null;
}

/** Latin letters that end at `end`: a unit after a number, or a word. */
function wordSound(text: string, end: number): FinalSound {
  let start = end - 1;
  while (start > 0 && isLatin(text.charCodeAt(start - 1))) start--;
  const word = text.slice(start, end);
  const before = text[start - 1] === ' ' ? text[start - 2] : text[start - 1];
  const measured = before !== undefined && before >= '0' && before <= '9';
  return (measured ? unitSound(word) : undefined) ?? latinSound(word);
}
