// Finds the values of a few paths in lines of JSON, and checks that each line is JSON, 64 bytes at a time.
//
// The bytes of a block are sorted into masks of a bit a byte, as simdjson does (Langdale and Lemire,
// "Parsing gigabytes of JSON per second", VLDB Journal 28, 2019): quotes that are not escaped, what is
// inside of strings, colons, commas, opening and closing brackets, blanks, newlines. What simdjson checks
// token by token is here checked by masks, for all tokens of a block at once:
//
// - Each token either ends a value (closing quote, scalar, closing bracket) or awaits one (colon, comma,
//   opening bracket, begin of the line). What begins a value must stand behind the latter, what follows
//   one behind the former. Masks of "the token before ends a value" are carried over blanks by addition.
// - A string behind a comma or an opening bracket may be a key (`keyEnd`). A colon must stand behind one.
//   So in an object nothing else may stand behind a comma or the opening bracket than a string with a
//   colon (`unkeyed`), in an array no colon, and outside of both no comma.
//
// Only brackets, newlines, the colons of objects on a path, scalars and escapes are then visited one by one.
// The plain twin in ../src/scan/plain-scanner.ts says the same of each line.

import { AFTER_SCALAR, SPACE, isEscape, scalarEnd, writeString } from './_json';

// Where things lie in the program that ../src/scan/program.ts lays out.
const RESUME: usize = 0;
const BLANK: usize = 4;
const STAMP: usize = 8;
const FIELDS: usize = 12;
const CLASSES: usize = 16;
const STAMPS: usize = 272;
const BASE: usize = 276;
const ENDINGS: usize = 280;
const NODES: usize = 288;

// Of a node: its children lie side by side.
const NODE_BYTES: usize = 48;
const CHILDREN: usize = 0;
const CHILDREN_END: usize = 4;
const FIELD: usize = 8;
const INDEX: usize = 12;
const PARENT: usize = 16;
const KEY_LENGTH: usize = 20;
const TAIL_MASK: usize = 24;
const TAIL: usize = 32;
const KEY: usize = 40;

const MOST_DEPTH = 64;

/**
 * Scans whole lines and stops behind `most` of them that are not blank.
 *
 * @param begin Where the first line begins; 16 bytes before it and 128 behind `end` must be readable.
 * @param end Behind the newline of the last line.
 * @param program What to look for.
 * @param out A record a line: where it begins, its length * 2 + 1 if it is odd, and for each field where
 *   its value begins, its length * 16 + its kind. Places count from the base that the program tells.
 * @returns How many lines were written; where to go on and how many blank lines there were stand in the program.
 */
export function scan(begin: usize, end: usize, program: usize, out: usize, most: i32): i32 {
  const classes = program + CLASSES;
  const endings = <usize>load<u32>(program, ENDINGS);
  const stamps = <usize>load<u32>(program, STAMPS);
  const base = <usize>load<u32>(program, BASE);
  const width: usize = 8 + (<usize>load<u32>(program, FIELDS) << 3);
  let stamp = load<u32>(program, STAMP);
  let blank: u32 = 0;
  let lines = 0;

  let line = begin;
  // Blanks between tokens are looked for only once a line has turned out odd without that.
  let spaced = false;
  let afterScalar: u8 = AFTER_SCALAR;
  while (line < end && lines < most) {
    // What the block before leaves: all bits or none, or the lowest bit.
    let inString: u64 = 0;
    let escapedNext: u64 = 0;
    let inScalar: u64 = 0;
    let afterValue: u64 = 0;
    let afterComma: u64 = 0;
    let inKey: u64 = 0;
    let afterKey: u64 = 0;

    let odd: u64 = 0;
    let escapedKeys: u64 = 0;
    let depth = 0;
    let stack: u64 = 0;
    let inObject: u64 = 0;
    let inArray: u64 = 0;
    let outside: u64 = ~(<u64>0);
    // The object that is looked into, if the path has come so far, and how deep it lies.
    let node = program + NODES;
    let onPath = 0;
    // The node whose object opens next.
    let awaited = node + NODE_BYTES;
    clear(out, width);
    stamp++;

    let block = line;
    for (;;) {
      const a = v128.load(block);
      const b = v128.load(block, 16);
      const c = v128.load(block, 32);
      const d = v128.load(block, 48);

      // Strings.
      let quote = equal(a, b, c, d, i8x16.splat(0x22));
      let backslash: u64 = 0;
      let escape: u64 = 0;
      const anyBackslash = v128.or(
        v128.or(i8x16.eq(a, i8x16.splat(0x5c)), i8x16.eq(b, i8x16.splat(0x5c))),
        v128.or(i8x16.eq(c, i8x16.splat(0x5c)), i8x16.eq(d, i8x16.splat(0x5c))),
      );
      if (<i32>v128.any_true(anyBackslash) | <i32>escapedNext) {
        backslash = equal(a, b, c, d, i8x16.splat(0x5c));
        // Runs of backslashes: simdjson's subtraction, which finds those at even places.
        const potential = backslash & ~escapedNext;
        const series = (((potential << 1) | 0xaaaaaaaaaaaaaaaa) - potential) ^ 0xaaaaaaaaaaaaaaaa;
        quote &= ~(series ^ (backslash | escapedNext));
        escape = series & backslash;
        escapedNext = escape >> 63;
      }
      const string = prefixXor(quote) ^ inString;
      inString = <u64>(<i64>string >> 63);
      const stringBegin = quote & string;
      const stringEnd = quote & ~string;

      // Everything else. Nothing counts behind the newline.
      const colon = equal(a, b, c, d, i8x16.splat(0x3a)) & ~string;
      const comma = equal(a, b, c, d, i8x16.splat(0x2c)) & ~string;
      let blanks: u64 = 0;
      if (spaced) blanks = equal(a, b, c, d, i8x16.splat(0x20)) & ~string;
      const bit5 = i8x16.splat(0x20);
      const la = v128.or(a, bit5);
      const lb = v128.or(b, bit5);
      const lc = v128.or(c, bit5);
      const ld = v128.or(d, bit5);
      const open = equal(la, lb, lc, ld, i8x16.splat(0x7b)) & ~string;
      const close = equal(la, lb, lc, ld, i8x16.splat(0x7d)) & ~string;
      let newline: u64 = 0;
      let inLine: u64 = ~(<u64>0);
      let bad: u64 = 0;
      const least = i8x16.min_u(i8x16.min_u(a, b), i8x16.min_u(c, d));
      if (v128.any_true(i8x16.lt_u(least, bit5))) {
        newline = equal(a, b, c, d, i8x16.splat(0x0a));
        newline &= -newline;
        inLine = newline - 1;
        const control = controls(a, b, c, d) & inLine;
        if (control) {
          bad = control & string;
          blanks |=
            (equal(a, b, c, d, i8x16.splat(0x0d)) | equal(a, b, c, d, i8x16.splat(0x09))) & ~string;
        }
      }
      const scalar = ~(string | stringEnd | colon | comma | open | close | blanks);
      const scalarBegin = scalar & ~((scalar << 1) | inScalar) & inLine;
      inScalar = scalar >> 63;

      // Each token against the one before it.
      let valueEnd = stringEnd | scalar | close;
      let commaEnd = comma | open;
      if (blanks) valueEnd = overBlanks(valueEnd, afterValue, blanks);
      if (blanks) commaEnd = overBlanks(commaEnd, afterComma, blanks);
      const behindValue = (valueEnd << 1) | afterValue;
      const behindComma = (commaEnd << 1) | afterComma;
      afterValue = valueEnd >> 63;
      afterComma = commaEnd >> 63;
      const sum = ((stringBegin & behindComma) | inKey) + string;
      const keyBody = string & ~sum;
      const keyEnd = stringEnd & sum;
      inKey = keyBody >> 63;
      const passedKey = blanks ? overBlanks(keyEnd, afterKey, blanks) : keyEnd;
      const behindKey = (passedKey << 1) | afterKey;
      afterKey = passedKey >> 63;
      bad |= (stringBegin | scalarBegin | open) & behindValue;
      bad |= (comma & ~behindValue) | (colon & ~behindKey);
      const unkeyed = ((scalarBegin | open) & behindComma) | ((comma | close) & behindKey);

      for (let bits = scalarBegin; bits; bits &= bits - 1) {
        if (!isScalar(block + <usize>ctz(bits), classes, afterScalar)) odd = 1;
      }
      for (let bits = escape & inLine; bits; bits &= bits - 1) {
        if (!isEscape(block + <usize>ctz(bits), classes)) odd = 1;
      }
      for (let bits = close & ~behindValue & inLine; bits; bits &= bits - 1) {
        if (!closesEmpty(block + <usize>ctz(bits))) odd = 1;
      }

      // Keys that end like one of a path; each of them if there are escapes in keys.
      escapedKeys |= backslash & keyBody & inLine;
      let keys = keyEnd & inLine;
      if (!escapedKeys) {
        let alike: u64 = 0;
        for (let bits = keys; bits; bits &= bits - 1) {
          const ending = <usize>load<u16>(block + <usize>ctz(bits) - 2);
          alike |= bits & -(<u64>load<u8>(endings + ending));
        }
        keys = alike;
      }

      const brackets = (open | close) & inLine;
      let unseen = inLine;
      for (let visits = brackets | keys; visits; visits &= visits - 1) {
        const at = block + <usize>ctz(visits);
        const bit = visits & -visits;
        if (bit & keys) {
          if (onPath != depth) continue;
          let value = at + 1;
          while (isBlank(load<u8>(value))) value++;
          if (load<u8>(value) != 0x3a) continue;
          if (escapedKeys && hasEscape(at)) odd = 1;
          const found = childOf(node, at);
          if (!found) continue;
          const seen = stamps + (<usize>load<u32>(found, INDEX) << 2);
          if (load<u32>(seen) == stamp) odd = 1;
          store<u32>(seen, stamp);
          do value++;
          while (isBlank(load<u8>(value)));
          const field = load<i32>(found, FIELD);
          if (field >= 0 && !writeValue(out + 8 + (<usize>field << 3), value, base, classes)) odd = 1;
          if (load<u8>(value) == 0x7b && load<u32>(found, CHILDREN_END)) awaited = found;
          continue;
        }
        const through = bit | (bit - 1);
        bad |= ((unkeyed & inObject) | (colon & inArray) | (comma & outside)) & through & unseen;
        unseen &= ~through;
        const byte = load<u8>(at);
        if (bit & open) {
          const isObject = byte == 0x7b;
          depth++;
          odd |= <u64>(depth > MOST_DEPTH);
          stack = (stack << 1) | <u64>isObject;
          if (awaited && isObject) {
            node = awaited;
            onPath = depth;
          }
          awaited = 0;
        } else {
          odd |= <u64>(depth == 0) | ((stack & 1) ^ <u64>(byte == 0x7d));
          if (onPath == depth) {
            onPath--;
            node = <usize>load<u32>(node, PARENT);
          }
          depth--;
          stack >>= 1;
        }
        outside = depth ? 0 : ~(<u64>0);
        inObject = -(stack & 1) & ~outside;
        inArray = ~inObject & ~outside;
      }
      bad |= ((unkeyed & inObject) | (colon & inArray) | (comma & outside)) & unseen;
      odd |= bad & inLine;
      if (!newline) {
        block += 64;
        continue;
      }

      const at = block + <usize>ctz(newline);
      if (!(newline & (behindValue | string)) && isBlankLine(line, at)) {
        blank++;
      } else {
        odd |= <u64>(depth != 0) | <u64>!(newline & behindValue & ~string);
        if (odd && !spaced) {
          spaced = true;
          afterScalar = AFTER_SCALAR | SPACE;
          break;
        }
        store<u32>(out, <u32>(line - base));
        store<u32>(out, (<u32>(at - line) << 1) | <u32>(odd != 0), 4);
        out += width;
        lines++;
      }
      line = at + 1;
      break;
    }
  }
  store<u32>(program, <u32>(line - base), RESUME);
  store<u32>(program, blank, BLANK);
  store<u32>(program, stamp, STAMP);
  return lines;
}

/** Which of 64 bytes are `x`. */
@inline
function equal(a: v128, b: v128, c: v128, d: v128, x: v128): u64 {
  return joined(i8x16.eq(a, x), i8x16.eq(b, x), i8x16.eq(c, x), i8x16.eq(d, x));
}

/** The highest bit of each of 64 bytes. */
@inline
function joined(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u32>i8x16.bitmask(a) | (<u32>i8x16.bitmask(b) << 16);
  const high = <u32>i8x16.bitmask(c) | (<u32>i8x16.bitmask(d) << 16);
  return <u64>low | (<u64>high << 32);
}

/** Which of 64 bytes are control characters. */
@inline
function controls(a: v128, b: v128, c: v128, d: v128): u64 {
  const x = i8x16.splat(0x20);
  return joined(i8x16.lt_u(a, x), i8x16.lt_u(b, x), i8x16.lt_u(c, x), i8x16.lt_u(d, x));
}

/** Bit i is the parity of bits 0 to i. */
@inline
function prefixXor(x: u64): u64 {
  x ^= x << 1;
  x ^= x << 2;
  x ^= x << 4;
  x ^= x << 8;
  x ^= x << 16;
  return x ^ (x << 32);
}

/** `ends` and the blanks that follow them; `before` is 1 if the block before ended so. */
@inline
function overBlanks(ends: u64, before: u64, blanks: u64): u64 {
  return ends | (blanks & ~(blanks + (((ends << 1) | before) & blanks)));
}

@inline
function isBlank(byte: u8): bool {
  return byte == 0x20 || byte == 0x09 || byte == 0x0d;
}

function isBlankLine(at: usize, end: usize): bool {
  while (at < end && isBlank(load<u8>(at))) at++;
  return at == end;
}

/** Whether what stands before a closing bracket, blanks aside, is an opening one. */
function closesEmpty(at: usize): bool {
  do at--;
  while (isBlank(load<u8>(at)));
  return (load<u8>(at) | 0x20) == 0x7b;
}

/** Whether there is a backslash in the key that ends before `end`. */
function hasEscape(end: usize): bool {
  let at = end - 1;
  while (load<u8>(at) != 0x22 && load<u8>(at) != 0x5c) at--;
  return load<u8>(at) == 0x5c || load<u8>(at - 1) == 0x5c;
}

/** The child of a node whose key ends before `end`; 0 if there is none. Keys with escapes are not known here. */
@inline
function childOf(node: usize, end: usize): usize {
  const tail = load<u64>(end - 8);
  const last = <usize>load<u32>(node, CHILDREN_END);
  for (let child = <usize>load<u32>(node, CHILDREN); child < last; child += NODE_BYTES) {
    if ((tail & load<u64>(child, TAIL_MASK)) == load<u64>(child, TAIL)) {
      const length = <usize>load<u32>(child, KEY_LENGTH);
      if (length < 8 || isKey(end - length, <usize>load<u32>(child, KEY), length)) return child;
    }
  }
  return 0;
}

function isKey(begin: usize, key: usize, length: usize): bool {
  if (load<u8>(begin - 1) != 0x22) return false;
  for (let i: usize = 0; i < length; i++) {
    if (load<u8>(begin + i) != load<u8>(key + i)) return false;
  }
  return true;
}

/** Whether a number, true, false or null stands at `at`, and right behind it a byte of the class `after`. */
function isScalar(at: usize, classes: usize, after: u8): bool {
  const end = scalarEnd(at);
  return end != 0 && (load<u8>(classes + <usize>load<u8>(end)) & after) != 0;
}

/** No value yet. */
@inline
function clear(out: usize, width: usize): void {
  for (let at: usize = 8; at < width; at += 8) store<u64>(out + at, 0);
}

/** Writes where the value at `at` lies and of what kind it is; false for strings that are not UTF-8. */
function writeValue(to: usize, at: usize, base: usize, classes: usize): bool {
  const first = load<u8>(at);
  if (first == 0x22) return writeString(to, at + 1, base);
  let kind: u32 = 3;
  let end = at;
  if (first == 0x74) kind = 4;
  else if (first == 0x66) kind = 5;
  else if (first == 0x6e) kind = 6;
  else if (first == 0x7b) kind = 7;
  else if (first == 0x5b) kind = 8;
  else while (!(load<u8>(classes + <usize>load<u8>(end)) & (AFTER_SCALAR | SPACE))) end++;
  store<u32>(to, <u32>(at - base));
  store<u32>(to, (<u32>(end - at) << 4) | kind, 4);
  return true;
}
