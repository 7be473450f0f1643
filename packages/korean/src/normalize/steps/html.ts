import { isAsciiAlphanumeric } from '../character.js';
import { replace } from '../edits.js';
import type { EditList } from '../edits.js';
import { NAMED_ENTITIES } from './html-entities.js';

const LESS = 0x3c;
const GREATER = 0x3e;
const AMPERSAND = 0x26;

/** Elements that stand on lines of their own: a line feed takes their place, so that words stay apart. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 ' +
    'h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'
  ).split(' '),
);
/** Elements that leave no trace, or a blank where they are cells. */
const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr acronym area audio b base bdi bdo big body button canvas caption cite code col colgroup ' +
    'data datalist del details dfn em embed font head html i iframe img input ins kbd label legend link ' +
    'map mark meta meter noscript object optgroup option output param picture progress q rp rt ruby s ' +
    'samp script select small source span strike strong style sub summary sup template textarea time ' +
    'title tt u var video wbr'
  ).split(' '),
);

/**
 * Drops HTML tags and comments and decodes entities, in one pass: `&amp;lt;` becomes `&lt;`. Only
 * the elements of HTML count as tags, so `<공지>`, `a < b` and `<class 'int'>` stay. What stands
 * inside of `script` and `style` is text to this step.
 *
 * With `brackets` it drops whatever stands in angle brackets on one line, as the regular expression
 * `<.*?>` would, and decodes nothing.
 */
export function findHtml(text: string, edits: EditList, mode: true | 'brackets'): void {
  if (mode === 'brackets') findBrackets(text, edits);
  else findTagsAndEntities(text, edits);
}

function findTagsAndEntities(text: string, edits: EditList): void {
  /** Where a search for the end of a comment has failed: later ones would fail too. */
  let hasComments = true;
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i);
    let end = -1;
    let instead = '';
    if (code === AMPERSAND) {
      end = entityEnd(text, i);
      instead = end < 0 ? '' : decode(text.slice(i + 1, end - 1));
      if (instead === '') end = -1;
    } else if (code === LESS && text.startsWith('!--', i + 1)) {
      end = hasComments ? text.indexOf('-->', i + 4) : -1;
      hasComments = end >= 0;
      if (end >= 0) end += 3;
    } else if (code === LESS) {
      const name = tagName(text, i);
      end = name === '' ? -1 : tagEnd(text, i);
      instead = BLOCKS.has(name) ? '\n' : name === 'td' || name === 'th' ? ' ' : '';
    }
    if (end < 0) i++;
    else {
      replace(edits, i, end, instead);
      i = end;
    }
  }
}

function findBrackets(text: string, edits: EditList): void {
  for (let i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i)) {
    let end = i + 1;
    while (end < text.length && text.charCodeAt(end) !== GREATER && !isLineEnd(text, end)) end++;
    if (text.charCodeAt(end) === GREATER) replace(edits, i, ++end, '');
    i = end;
  }
}

/** What the dot of a regular expression does not match. */
function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}

/** The name of the element whose tag begins at `start`, in lower case; empty if it is none. */
function tagName(text: string, start: number): string {
  let first = start + 1;
  if (text.charCodeAt(first) === 0x2f) first++;
  else if (/^!doctype$/i.test(text.slice(first, first + 8))) return 'html';
  let end = first;
  // The longest name has ten letters.
  while (end - first < 11 && isAsciiAlphanumeric(text.charCodeAt(end))) end++;
  const name = text.slice(first, end).toLowerCase();
  return BLOCKS.has(name) || INLINE.has(name) || name === 'td' || name === 'th' ? name : '';
}

/** The end of a tag: no further `<` may stand in it, and `>` only between quotation marks. */
function tagEnd(text: string, start: number): number {
  let quote = 0;
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LESS) return -1;
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === GREATER) return i + 1;
    else if ((code === 0x22 || code === 0x27) && text.charCodeAt(i - 1) === 0x3d) quote = code;
  }
  return -1;
}

/** The end of `&name;` or `&#code;`, or -1. */
function entityEnd(text: string, start: number): number {
  let end = start + 1;
  if (text.charCodeAt(end) === 0x23) end++;
  const first = end;
  while (end - first < 10 && isAsciiAlphanumeric(text.charCodeAt(end))) end++;
  return end > first && text.charCodeAt(end) === 0x3b ? end + 1 : -1;
}

/** What an entity stands for; empty if that is unknown or no character. */
function decode(entity: string): string {
  if (!entity.startsWith('#')) return NAMED_ENTITIES.get(entity) ?? '';
  const isHex = (entity.charCodeAt(1) | 0x20) === 0x78;
  const digits = entity.slice(isHex ? 2 : 1);
  const code = (isHex ? /^[0-9a-f]+$/i : /^\d+$/).test(digits)
    ? parseInt(digits, isHex ? 16 : 10)
    : 0;
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '';
}
