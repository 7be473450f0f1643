/** Personal data that are no names, and whether they are taken out. All are by default. */
export interface RedactOptions {
  readonly email?: boolean;
  readonly phone?: boolean;
  /** Student numbers: eight to ten digits that begin with a year and are no date, or after 학번. */
  readonly studentNumber?: boolean;
}

/** What becomes of links: their query strings may hold access codes. */
export type LinkPolicy = 'keep' | 'drop-query' | 'drop';

export type RedactionKind = 'email' | 'phone' | 'studentNumber' | 'link';

export interface Redaction {
  readonly start: number;
  readonly end: number;
  readonly kind: RedactionKind;
}

// Every repetition has an upper bound and begins at a place that ends the search before it, so
// that each costs a bounded time at each unit of the text.
const LINK = /(?:https?:\/\/|www\.)[^\s<>"'“”‘’`]+/gi;
const EMAIL = /(?<![\w.%+-])[\w.%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi;
/** Digits of the shortest phone number that is looked for. */
const SHORTEST_PHONE = 8;
/** `+82 10-1234-5678`, `+1 (415) 555-2671`. */
const FOREIGN_PHONE = /(?<![\d+])\+\d{1,3}[-. ]?\(?\d{1,4}\)?(?:[-. ]?\d{3,4}){2,3}(?!\d)/g;
/** `010-1234-5678`, `02) 123-4567`, `01012345678`. */
const KOREAN_PHONE = /(?<![\d.-])\(?0[1-9]\d?\)?[-. )]{0,2}\d{3,4}[-. ]?\d{4}(?![\d-])/g;
const CUT_EMAIL = /[\w.%+-]{1,64}@[a-z0-9.-]{0,64}$/i;
const CUT_PHONE = /[+(]?\d[\d\-. )]{3,30}$/;
const LONGEST_CUT = 64;
const SHORTEST_CUT_PHONE = 5;
/** `(415) 555-2671`. */
const AMERICAN_PHONE = /(?<![\d.-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\d-])/g;
/** Korean resident registration numbers, `900101-1234567`. */
const RESIDENT_NUMBER =
  /(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[- ]?[1-8]\d{6}(?!\d)/g;
const LONG_NUMBER = /(?<![\d.-])(?:19|20)\d{2}(?:-\d{5}|\d{4,6})(?![\d-])/g;
const STATED_NUMBER =
  /(?:학번|student (?:no\.?|number|id))[^\d\n]{0,6}(\d{4,10}|\d{4}-\d{4,6})(?!\d)/gi;

/**
 * Finds e-mail addresses, phone numbers, student numbers and links in a text; from left to right,
 * none within another. Inside a link that is kept nothing is taken out.
 */
export function findRedactions(
  text: string,
  options: RedactOptions,
  links: LinkPolicy,
): Redaction[] {
  const found: Redaction[] = [];
  const kept: Redaction[] = [];
  for (const { index: start, 0: match } of text.matchAll(LINK)) {
    const end = start + match.replace(/[.,;:!?)\]}]{1,8}$/, '').length;
    const query = links === 'drop-query' ? text.slice(start, end).search(/[?#]/) : NaN;
    if (links === 'drop') found.push({ start, end, kind: 'link' });
    else {
      const keptEnd = query >= 0 ? start + query : end;
      kept.push({ start, end: keptEnd, kind: 'link' });
      if (keptEnd < end) found.push({ start: keptEnd, end, kind: 'link' });
    }
  }
  const all = [...found, ...kept];
  const collect = (kind: RedactionKind, pattern: RegExp, group = 0): void => {
    if (!/[\d@]/.test(text)) return;
    for (const match of text.matchAll(pattern)) {
      const value = match[group] ?? '';
      if (kind === 'phone' && value.replace(/\D/g, '').length < SHORTEST_PHONE) continue;
      const start = match.index + match[0].lastIndexOf(value);
      all.push({ start, end: start + value.length, kind });
    }
  };
  if (options.email !== false) collect('email', EMAIL);
  if (options.phone !== false) {
    for (const pattern of [FOREIGN_PHONE, KOREAN_PHONE, AMERICAN_PHONE]) collect('phone', pattern);
  }
  if (options.studentNumber !== false) {
    collect('studentNumber', RESIDENT_NUMBER);
    collect('studentNumber', STATED_NUMBER, 1);
    const before = all.length;
    collect('studentNumber', LONG_NUMBER);
    for (let at = all.length - 1; at >= before; at--) {
      const { start = 0, end = 0 } = all[at] ?? {};
      if (isDate(text.slice(start, end))) all.splice(at, 1);
    }
  }

  const keptSet = new Set(kept);
  const result: Redaction[] = [];
  let covered = 0;
  // Of two that begin together the longer is first; what an earlier one covers is done.
  for (const one of all.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start < covered) continue;
    covered = one.end;
    if (!keptSet.has(one)) result.push(one);
  }
  return result;
}

/**
 * What is left of an address or a number at the end of a text that was cut; an address without its
 * end, five digits or more.
 */
export function findCutRedaction(text: string, options: RedactOptions): Redaction | null {
  const end = text.length;
  const email = options.email === false ? null : CUT_EMAIL.exec(text.slice(-2 * LONGEST_CUT));
  if (email !== null) return { start: end - email[0].length, end, kind: 'email' };
  const digits = options.phone === false ? null : CUT_PHONE.exec(text.slice(-LONGEST_CUT));
  if (digits === null || digits[0].replace(/\D/g, '').length < SHORTEST_CUT_PHONE) return null;
  return { start: end - digits[0].length, end, kind: 'phone' };
}

/** `20240513`. */
function isDate(digits: string): boolean {
  if (!/^\d{8}$/.test(digits)) return false;
  const [month, day] = [Number(digits.slice(4, 6)), Number(digits.slice(6))];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
