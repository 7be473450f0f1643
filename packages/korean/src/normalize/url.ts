import { isAsciiAlphanumeric, isDigit, isHangul } from './character.js';

/** Where a URL ends. Every function looks at each unit once and returns a place in the text. */

/** Top-level domains that a bare name (`naver.com`) may end in: few, or code would read as names. */
const PLAIN_DOMAINS: ReadonlySet<string> = new Set(['com', 'net', 'org', 'kr', 'edu', 'gov', 'jp']);
/** The same, but these are names of methods and modules too: not before a bracket, as in `st.link()`. */
const WORDLIKE_DOMAINS: ReadonlySet<string> = new Set(
  'io ai me us be ly gl gg tv cc cn uk app dev page shop site xyz blog link store club live'.split(
    ' ',
  ),
);

/** Particles and copulas that are written right after a URL which ends in a slash. */
const PARTICLES: ReadonlySet<string> = new Set(
  (
    '은 는 이 가 을 를 에 에서 에서는 에서도 에는 에도 의 로 으로 로는 으로는 와 과 랑 이랑 하고 도 만 부터 까지 ' +
    '보다 처럼 라고 이라고 라는 이라는 란 이란 입니다 이에요 예요 에요 이고 인데 인데요 이요 요 임 야 이야'
  ).split(' '),
);

const DOT = 0x2e;
const COLON = 0x3a;
const SLASH = 0x2f;
const HYPHEN = 0x2d;
const UNDERSCORE = 0x5f;

/**
 * The end of a URL whose host begins at `host`, after a scheme; -1 where there is no host.
 * The host may be Korean (`https://한글.kr`).
 */
export function urlEnd(text: string, host: number): number {
  const end = hostEnd(text, host);
  // `http://https://naver.com`, a scheme pasted twice, has its host after the second.
  if (end === host || text.startsWith('://', end)) return -1;
  return tailEnd(text, end);
}

/** The end of a URL without a scheme (`naver.com`, `docs.google.com/x`), or -1. */
export function bareUrlEnd(text: string, start: number): number {
  let lastLabel = start;
  let end = labelEnd(text, start);
  let beforeLast = '';
  while (text.charCodeAt(end) === DOT && isAsciiAlphanumeric(text.charCodeAt(end + 1))) {
    beforeLast = text.slice(lastLabel, end);
    lastLabel = end + 1;
    end = labelEnd(text, lastLabel);
  }
  const top = text.slice(lastLabel, end).toLowerCase();
  const next = text.charCodeAt(end);
  if (beforeLast === '' || next === UNDERSCORE || !isRegistrable(beforeLast)) return -1;
  const isKnown =
    PLAIN_DOMAINS.has(top) ||
    (WORDLIKE_DOMAINS.has(top) && next !== 0x28) ||
    (text.slice(start, start + 4).toLowerCase() === 'www.' && isTopLevel(top));
  return isKnown ? tailEnd(text, end) : -1;
}

/** The end of the domain of an e-mail address, or -1. */
export function mailDomainEnd(text: string, start: number): number {
  let good = -1;
  let label = start;
  for (;;) {
    const end = labelEnd(text, label);
    if (end === label) return good;
    if (label > start && isTopLevel(text.slice(label, end))) good = end;
    if (text.charCodeAt(end) !== DOT) return good;
    label = end + 1;
  }
}

/** A label with a letter in it, or a number long enough to be a name (163.com), unlike v1.2.com. */
function isRegistrable(label: string): boolean {
  return /[a-z]/i.test(label) || /^\d{3,}$/.test(label);
}

function isTopLevel(label: string): boolean {
  return /^(?:[a-z]{2,24}|xn--[a-z0-9-]+)$/i.test(label);
}

/** The end of `[A-Za-z0-9-]*`. */
function labelEnd(text: string, start: number): number {
  let end = start;
  for (;;) {
    const code = text.charCodeAt(end);
    if (!isAsciiAlphanumeric(code) && code !== HYPHEN) return end;
    end++;
  }
}

/**
 * The end of a host, `start` where none begins. A label is either ASCII or begins with Hangul; a
 * label of Hangul counts when another follows, or as the domain 한국, so that a particle or the
 * next sentence (`https://naver.com.그리고`) stays outside.
 */
function hostEnd(text: string, start: number): number {
  let good = start;
  let label = start;
  for (;;) {
    let end = label;
    if (isHangul(text.charCodeAt(label))) {
      end = hangulLabelEnd(text, label);
      if (text.charCodeAt(end) !== DOT) return text.startsWith('한국', label) ? label + 2 : good;
    } else {
      while (isHostUnit(text.charCodeAt(end))) end++;
      if (end === label) return good;
      good = end;
      if (text.charCodeAt(end) !== DOT) return good;
    }
    label = end + 1;
  }
}

function isHostUnit(code: number): boolean {
  return isAsciiAlphanumeric(code) || code === HYPHEN || code === UNDERSCORE;
}

function hangulLabelEnd(text: string, start: number): number {
  let end = start;
  while (isHangul(text.charCodeAt(end)) || isHostUnit(text.charCodeAt(end))) end++;
  return end;
}

/** The end of port, path, query and fragment after a host that ends at `host`. */
function tailEnd(text: string, host: number): number {
  let at = host;
  if (text.charCodeAt(at) === COLON && isDigit(text.charCodeAt(at + 1))) {
    at += 2;
    while (isDigit(text.charCodeAt(at))) at++;
  }
  const first = text.charCodeAt(at);
  if (first !== SLASH && first !== 0x3f && first !== 0x23) return at;
  return withoutTrailingMarks(text, at, pathEnd(text, at));
}

function pathEnd(text: string, start: number): number {
  let open = 0;
  /** Whether the segment or value began with Hangul: then Hangul goes on belonging to it. */
  let korean = false;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isHangul(code)) {
      if (!korean && !beginsKoreanPart(text, at)) return at;
      korean = true;
    } else if (code === 0x28 || code === 0x5b || code === 0x7b) open++;
    else if (code === 0x29 || code === 0x5d || code === 0x7d) {
      // A bracket that was opened before the URL closes after it.
      if (--open < 0) return at;
    } else if (!isPathUnit(code)) return at;
    else if (isDelimiter(code)) korean = false;
  }
  return at;
}

/**
 * Whether Hangul at `at` begins a path segment or a query value (`/wiki/한국어`, `?q=날씨`) and is
 * not just a particle after the slash (`https://naver.com/에서`).
 */
function beginsKoreanPart(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (before !== SLASH && before !== 0x3d) return false;
  let end = at;
  // No particle of the list is longer than this.
  while (end < at + 5 && isHangul(text.charCodeAt(end))) end++;
  return !PARTICLES.has(text.slice(at, end));
}

/** `/ ? # &` begin another part of the URL. */
function isDelimiter(code: number): boolean {
  return code === SLASH || code === 0x3f || code === 0x23 || code === 0x26;
}

/** What RFC 3986 lets stand in a path, query or fragment, brackets aside. */
function isPathUnit(code: number): boolean {
  return (
    isAsciiAlphanumeric(code) ||
    (code > 0x20 && code < 0x7f && !`"<>\\^\`|`.includes(String.fromCharCode(code)))
  );
}

/** Marks at the end of a URL belong to the sentence; so does a bracket that nothing follows. */
function withoutTrailingMarks(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && `.,;:!?'~*([{`.includes(text.charAt(last - 1))) last--;
  return last;
}
