// Digits of ASCII text as numbers. Something that is no digit gives a negative number, so that a
// reader can or its parts together and look at the sign once.

/** Two digits. */
export function twoDigits(bytes: Uint8Array, at: number): number {
  const a = (bytes[at] as number) - 48;
  const b = (bytes[at + 1] as number) - 48;
  return ((a | b | (9 - a) | (9 - b)) >> 31) | (a * 10 + b);
}

/** Four digits. */
export function fourDigits(bytes: Uint8Array, at: number): number {
  const high = twoDigits(bytes, at);
  const low = twoDigits(bytes, at + 2);
  return ((high | low) >> 31) | (high * 100 + low);
}

/** One digit. */
export function oneDigit(bytes: Uint8Array, at: number): number {
  const a = (bytes[at] as number) - 48;
  return ((a | (9 - a)) >> 31) | a;
}

/** Three digits. */
export function threeDigits(bytes: Uint8Array, at: number): number {
  const high = twoDigits(bytes, at);
  const low = oneDigit(bytes, at + 2);
  return ((high | low) >> 31) | (high * 10 + low);
}

/** Milliseconds of `count` digits behind a decimal point; what is finer is cut. */
export function fractionMillis(bytes: Uint8Array, at: number, count: number): number {
  if (count === 1) return oneDigit(bytes, at) * 100;
  if (count === 2) return twoDigits(bytes, at) * 10;
  let checked = threeDigits(bytes, at);
  const millis = checked;
  for (let i = 3; i < count; i++) checked |= oneDigit(bytes, at + i);
  return (checked >> 31) | millis;
}
