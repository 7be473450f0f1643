// Follows lines that differ from one before only in what their strings, numbers and literals are: logs of
// one writer, nearly always. A template is that line: texts (brackets, keys, colons, quotes, blanks) and,
// between them, slots. A line of the same texts, with a proper string or scalar in each slot, is JSON of
// the same shape, so that all there is to check is this; what else is not here is left to scan.ts.
// A folded template has what a writer says in every line as text, too: a line that says something else is
// followed by the one that it was made of. Templates are made by ../src/scan/template.ts.

import { isEscape, scalarEnd, writeString } from './_json';

// Of the ring of templates.
const CURRENT: usize = 0;
const RESUME: usize = 4;

// Of a template: where the next one lies, then its slots, each behind a text.
const NEXT: usize = 0;
const SLOTS: usize = 16;
const SLOT_BYTES: usize = 16;
const TEXT: usize = 0;
const LENGTH: usize = 4;
const KIND: usize = 8;
const FIELD: usize = 12;

/** So many lines in a row that another template follows make that one the first to be tried. */
const SWITCH: i32 = 8;

const STRING: u32 = 0;
const SCALAR: u32 = 1;

/**
 * Follows lines from `begin` on, up to `most`, and stops before the first that is like no template.
 *
 * @param ring Where the templates are.
 * @param classes The table of byte classes.
 * @param out Records of `width` bytes, as scan.ts writes them; places count from `base`.
 * @returns How many lines were followed; where to go on stands in the ring.
 */
export function match(
  begin: usize,
  end: usize,
  ring: usize,
  classes: usize,
  base: usize,
  out: usize,
  width: usize,
  most: i32,
): i32 {
  let current = <usize>load<u32>(ring, CURRENT);
  let line = begin;
  let lines = 0;
  let others = 0;
  while (line < end && lines < most) {
    let tried = current;
    let behind: usize = 0;
    do {
      behind = follow(line, tried, classes, base, out, width);
      if (behind) break;
      tried = <usize>load<u32>(tried, NEXT);
    } while (tried != current);
    if (!behind) break;
    others = tried == current ? 0 : others + 1;
    if (others == SWITCH) {
      current = tried;
      others = 0;
    }
    store<u32>(out, <u32>(line - base));
    store<u32>(out, <u32>(behind - 1 - line) << 1, 4);
    out += width;
    lines++;
    line = behind;
  }
  store<u32>(ring, <u32>current, CURRENT);
  store<u32>(ring, <u32>(line - base), RESUME);
  return lines;
}

/** Behind the newline of a line that is like the template; 0 if it is not. */
function follow(
  at: usize,
  template: usize,
  classes: usize,
  base: usize,
  out: usize,
  width: usize,
): usize {
  for (let field: usize = 8; field < width; field += 8) store<u64>(out + field, 0);
  for (let slot = template + SLOTS; ; slot += SLOT_BYTES) {
    let text = <usize>load<u32>(slot, TEXT);
    let left = load<i32>(slot, LENGTH);
    let differ = i8x16.bitmask(i8x16.ne(v128.load(at), v128.load(text)));
    while (left > 16) {
      if (differ) return 0;
      at += 16;
      text += 16;
      left -= 16;
      differ = i8x16.bitmask(i8x16.ne(v128.load(at), v128.load(text)));
    }
    if (differ & ((1 << left) - 1)) return 0;
    at += left;

    const kind = load<u32>(slot, KIND);
    const field = <usize>load<u32>(slot, FIELD);
    if (kind == STRING) {
      const value = at;
      at = stringEnd(at, classes);
      if (!at) return 0;
      if (field && !writeString(out + field, value, base)) return 0;
    } else if (kind == SCALAR) {
      const value = at;
      at = scalarEnd(at);
      if (!at) return 0;
      if (field) {
        const first = load<u8>(value);
        let scalar: u32 = 3;
        let length = at - value;
        if (first == 0x74) scalar = 4;
        else if (first == 0x66) scalar = 5;
        else if (first == 0x6e) scalar = 6;
        if (scalar != 3) length = 0;
        store<u32>(out + field, <u32>(value - base));
        store<u32>(out + field, (<u32>length << 4) | scalar, 4);
      }
    } else return at;
  }
  return 0;
}

/** Where the string at `at` is closed; 0 if it holds what no string may. */
@inline
function stringEnd(at: usize, classes: usize): usize {
  for (;;) {
    const bytes = v128.load(at);
    const stop = i8x16.bitmask(
      v128.or(
        i8x16.lt_u(bytes, i8x16.splat(0x20)),
        v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
      ),
    );
    if (!stop) {
      at += 16;
      continue;
    }
    at += ctz(stop);
    const byte = load<u8>(at);
    if (byte == 0x22) return at;
    if (byte != 0x5c || !isEscape(at, classes)) return 0;
    at += 2;
  }
  return 0;
}
