import type { FlatMessage, Stretch } from './flat-message';

/** A passcode as the message tells it, and where. */
export interface ToldPasscode extends Stretch {
  readonly text: string;
}

const WORD = String.raw`(?:암호|비밀\s?번호|비번|패스\s?(?:코드|워드)|pass\s?codes?|passwords?)`;
/** The word, `암호(Passcode)` or `암호(공통)`. */
const LABEL = new RegExp(String.raw`${WORD}(?:\s?[([](?:${WORD}|[가-힣 ]{1,12})[)\]])?`, 'gi');
/** What stands between the word and the passcode; a colon makes it certain that one follows. */
const BETWEEN = /[*_~)\]]{0,3}\s*(?:는|은|is\b)?\s*([:：=])?[*_~]{0,2}\s*[-–]?\s*[“‘]?/y;
/** Shorter is none: `암호: 3월부터 없음`. */
const VALUE = /[!-~]{3,}/y;
const DATE = /^\d{1,2}\/\d{1,2}$/;

/**
 * The passcodes of a message: what follows a word such as 암호, 비밀번호 or Passcode. What is written as
 * code or in bold counts as it stands; else a passcode ends at the first blank or Hangul letter, and
 * without a colon before it must have a digit, for a lecture may be on 암호 itself.
 *
 * @returns In the order of the text.
 */
export function passcodesIn({ text, marked }: FlatMessage): ToldPasscode[] {
  const markedAt = new Map(marked.map((stretch) => [stretch.start, stretch]));
  const passcodes: ToldPasscode[] = [];
  for (const label of text.matchAll(LABEL)) {
    // A passcode may be `password1`.
    if (label.index < (passcodes.at(-1)?.end ?? 0)) continue;
    const between = matchAt(BETWEEN, text, label.index + label[0].length);
    if (between === null) continue;
    const start = between.index + between[0].length;
    const stretch = markedAt.get(start);
    if (stretch !== undefined) {
      const inside = text.slice(start, stretch.end).trim();
      if (/^[^\s\ufffc]+$/.test(inside)) passcodes.push({ text: inside, start, end: stretch.end });
      continue;
    }
    const told = matchAt(VALUE, text, start);
    if (told === null || DATE.test(told[0])) continue;
    const isBracketed = /[([]\s?$/.test(text.slice(Math.max(0, label.index - 2), label.index));
    const passcode = withoutSentence(told[0], isBracketed);
    const isCertain = between[1] === undefined ? /\d/ : /[A-Za-z0-9]/;
    if (!isCertain.test(passcode)) continue;
    passcodes.push({ text: passcode, start, end: start + told[0].length });
  }
  return passcodes;
}

/** Quotes and emphasis around it, and the signs of a sentence behind one that has no signs itself. */
function withoutSentence(told: string, isBracketed: boolean): string {
  const quoted = /^(?:(["'*_~`])(.+)\1|[([](.+)[)\]])$/.exec(told);
  const inner = quoted?.[2] ?? quoted?.[3] ?? told;
  const plain = /^([A-Za-z0-9]+)[.,;:)\]"'*]+$/.exec(inner);
  if (plain?.[1] !== undefined) return plain[1];
  return isBracketed ? inner.replace(/[)\]]$/, '') : inner;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * Which passcode belongs to which link. One passcode is for all links. Of several, each is for the
 * links before it, back to the passcode before; or, where the message begins with a passcode, for the
 * link that follows it.
 *
 * @param links Where the links stand, in their order.
 * @returns A passcode a link; null for a link that has none.
 */
export function passcodesOfLinks(
  links: readonly number[],
  passcodes: readonly ToldPasscode[],
): (ToldPasscode | null)[] {
  const [first] = passcodes;
  if (first === undefined || passcodes.length === 1) return links.map(() => first ?? null);
  const comesFirst = first.start < (links[0] ?? 0);
  return links.map((at) => {
    const found = comesFirst
      ? passcodes.findLast(({ start }) => start < at)
      : passcodes.find(({ start }) => start > at);
    return found ?? null;
  });
}
