// What scan.ts and match.ts both know of JSON's scalars and strings.

// Bits of the table of byte classes.
export const ESCAPE: u8 = 1;
export const HEX: u8 = 2;
export const AFTER_SCALAR: u8 = 4;
export const SPACE: u8 = 8;

/** Behind the number, true, false or null at `at`; 0 if there is none. */
@inline
export function scalarEnd(at: usize): usize {
  const first = load<u8>(at);
  if (first == 0x74) {
    if (load<u32>(at) != 0x65757274) return 0;
    at += 4;
  } else if (first == 0x6e) {
    if (load<u32>(at) != 0x6c6c756e) return 0;
    at += 4;
  } else if (first == 0x66) {
    if (load<u32>(at + 1) != 0x65736c61) return 0;
    at += 5;
  } else {
    if (first == 0x2d) at++;
    const whole = at;
    at = behindDigits(at);
    if (at == whole || (load<u8>(whole) == 0x30 && at - whole > 1)) return 0;
    if (load<u8>(at) == 0x2e) {
      const fraction = at + 1;
      at = behindDigits(fraction);
      if (at == fraction) return 0;
    }
    if ((load<u8>(at) | 0x20) == 0x65) {
      at++;
      if (load<u8>(at) == 0x2b || load<u8>(at) == 0x2d) at++;
      const exponent = at;
      at = behindDigits(exponent);
      if (at == exponent) return 0;
    }
  }
  return at;
}

@inline
function behindDigits(at: usize): usize {
  let other = notDigits(at);
  while (!other) {
    at += 16;
    other = notDigits(at);
  }
  return at + ctz(other);
}

@inline
function notDigits(at: usize): i32 {
  const byte = i8x16.sub(v128.load(at), i8x16.splat(0x30));
  return i8x16.bitmask(i8x16.lt_u(byte, i8x16.splat(10))) ^ 0xffff;
}

/** Whether the backslash at `at` begins an escape. */
@inline
export function isEscape(at: usize, classes: usize): bool {
  const letter = load<u8>(at, 1);
  if (letter != 0x75) return (load<u8>(classes + <usize>letter) & ESCAPE) != 0;
  return (
    (load<u8>(classes + <usize>load<u8>(at, 2)) &
      load<u8>(classes + <usize>load<u8>(at, 3)) &
      load<u8>(classes + <usize>load<u8>(at, 4)) &
      load<u8>(classes + <usize>load<u8>(at, 5)) &
      HEX) !=
    0
  );
}

/** Writes where the string that begins behind a quote lies; false if it is not UTF-8. */
@inline
export function writeString(to: usize, begin: usize, base: usize): bool {
  let at = begin;
  let kind: u32 = 1;
  let foreign = 0;
  for (;;) {
    const bytes = v128.load(at);
    const stop = i8x16.bitmask(
      v128.or(
        i8x16.eq(bytes, i8x16.splat(0x22)),
        v128.or(i8x16.eq(bytes, i8x16.splat(0x5c)), i8x16.eq(bytes, i8x16.splat(0x0a))),
      ),
    );
    foreign |= i8x16.bitmask(bytes) & ((stop & -stop) - 1);
    if (!stop) {
      at += 16;
      continue;
    }
    at += ctz(stop);
    if (load<u8>(at) != 0x5c) break;
    kind = 2;
    if (load<u8>(at, 1) == 0x0a) return false;
    at += 2;
  }
  store<u32>(to, <u32>(begin - base));
  store<u32>(to, (<u32>(at - begin) << 4) | kind, 4);
  return !foreign || isUtf8(begin, at);
}

/** Well-formed UTF-8, as the table 3-7 of the Unicode standard has it. */
function isUtf8(at: usize, end: usize): bool {
  while (at < end) {
    const first = load<u8>(at++);
    if (first < 0x80) continue;
    if (first < 0xc2 || first > 0xf4) return false;
    const second = load<u8>(at++);
    let low: u8 = 0x80;
    let high: u8 = 0xbf;
    if (first == 0xe0) low = 0xa0;
    else if (first == 0xed) high = 0x9f;
    else if (first == 0xf0) low = 0x90;
    else if (first == 0xf4) high = 0x8f;
    if (second < low || second > high) return false;
    if (first > 0xdf && (load<u8>(at++) & 0xc0) != 0x80) return false;
    if (first > 0xef && (load<u8>(at++) & 0xc0) != 0x80) return false;
  }
  return at == end;
}
