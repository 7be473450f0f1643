import { isSeparator, type MarkReader, type StrippedMark } from './name-marks.js';

/** A display name with marks taken off. */
export interface Peeled {
  readonly rest: string;
  readonly marks: readonly StrippedMark[];
}

/** So many words may make one mark: `Galaxy S21 Ultra 5G`. */
const MAX_WORDS = 4;

const CLOSING: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '<': '>',
  '（': '）',
  '［': '］',
  '【': '】',
  '「': '」',
  '《': '》',
};
const OPENING: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CLOSING).map(([open, close]) => [close, open]),
);

const HANGUL_NAME = /^[가-힣]{2,4}$/;
const FULL_HANGUL_NAME = /^[가-힣]{3,4}$/;

/**
 * Takes one layer of marks off a display name, outermost first: an owned device, a mark at either
 * end, a mark glued to a Hangul name.
 *
 * @returns `null` when no mark is left, or there are marks alone: something has to be the name.
 */
export function peelName(
  name: string,
  possessives: readonly string[],
  reader: MarkReader,
): Peeled | null {
  if (reader.read(name, false) !== null) return null;
  return (
    ownedDevice(name, possessives, reader) ?? peelEnds(name, reader) ?? peelGlued(name, reader)
  );
}

/** `김하늘의 iPhone 15 Pro`, `Ana’s iPad`. */
function ownedDevice(
  name: string,
  possessives: readonly string[],
  reader: MarkReader,
): Peeled | null {
  for (const possessive of possessives) {
    const at = name.lastIndexOf(possessive);
    if (at < 1) continue;
    const text = name.slice(at + possessive.length).trim();
    const device = reader.deviceOf(text);
    if (device !== null) return { rest: name.slice(0, at).trim(), marks: [{ text, device }] };
  }
  return null;
}

/** A mark before the first separators or behind the last ones, in brackets or not. */
function peelEnds(name: string, reader: MarkReader): Peeled | null {
  for (const [mark, rest] of [...heads(name), ...tails(name)]) {
    const left = unwrap(rest);
    if (!/\p{L}/u.test(left)) continue;
    const marks = reader.read(mark, HANGUL_NAME.test(left));
    if (marks !== null) return { rest: left, marks };
  }
  return null;
}

/** Beginnings that may be a mark, the longest first, each with what is left. */
function heads(name: string): [mark: string, rest: string][] {
  const found: [string, string][] = [];
  const close = CLOSING[name.charAt(0)];
  if (close !== undefined) {
    const end = name.indexOf(close, 1);
    if (end > 0) found.push([name.slice(1, end), trimFront(name.slice(end + 1))]);
    return found;
  }
  for (let at = 1; at < name.length && found.length < MAX_WORDS; at++) {
    const opens = CLOSING[name.charAt(at)] !== undefined;
    if (!opens && !isSeparator(name, at)) continue;
    if (!isSeparator(name, at - 1)) found.push([name.slice(0, at), trimFront(name.slice(at))]);
    if (opens) break;
  }
  return found.reverse();
}

function tails(name: string): [mark: string, rest: string][] {
  const found: [string, string][] = [];
  const open = OPENING[name.charAt(name.length - 1)];
  if (open !== undefined) {
    const start = name.lastIndexOf(open);
    if (start > 0) found.push([name.slice(start + 1, -1), trimBack(name.slice(0, start))]);
    return found;
  }
  for (let at = name.length - 2; at > 0 && found.length < MAX_WORDS; at--) {
    const closes = OPENING[name.charAt(at)] !== undefined;
    if (!closes && !isSeparator(name, at)) continue;
    if (!isSeparator(name, at + 1)) {
      found.push([name.slice(at + 1), trimBack(name.slice(0, at + 1))]);
    }
    if (closes) break;
  }
  return found.reverse();
}

/** A mark right beside a Hangul name: `2조김하늘`, `20231234김하늘`, `김하늘강사님`. */
function peelGlued(name: string, reader: MarkReader): Peeled | null {
  if (!/^[\d가-힣]+$/.test(name)) return null;
  for (const [mark, rest] of gluedSplits(name, reader)) {
    const marks = HANGUL_NAME.test(rest) ? reader.read(mark, true) : null;
    if (marks !== null) return { rest, marks };
  }
  return null;
}

function gluedSplits(name: string, reader: MarkReader): [mark: string, rest: string][] {
  const splits: [string, string][] = [];
  const digits = name.search(/\D/);
  if (digits > 0) {
    for (const unit of [...reader.numberedUnits, '']) {
      const end = digits + unit.length;
      if (name.startsWith(unit, digits)) splits.push([name.slice(0, end), name.slice(end)]);
    }
  } else if (/\d/.test(name)) {
    const at = name.search(/\d/);
    splits.push([name.slice(at), name.slice(0, at)]);
  }
  for (const word of reader.gluedWords) {
    // Before a name only a full one is safe: `조교현우` may be anything.
    const behind = name.slice(word.length);
    if (name.startsWith(word) && FULL_HANGUL_NAME.test(behind)) splits.push([word, behind]);
    if (name.endsWith(word)) splits.push([word, name.slice(0, -word.length)]);
  }
  return splits;
}

function trimFront(text: string): string {
  let start = 0;
  while (start < text.length && isSeparator(text, start)) start++;
  return text.slice(start);
}

function trimBack(text: string): string {
  let end = text.length;
  while (end > 0 && isSeparator(text, end - 1)) end--;
  return text.slice(0, end);
}

/** `(김하늘)` behind a mark is `김하늘`. */
function unwrap(text: string): string {
  const close = CLOSING[text.charAt(0)];
  const wrapped = close !== undefined && text.indexOf(close) === text.length - 1;
  return wrapped ? text.slice(1, -1).trim() : text;
}
