/** What may stand behind the backslash of an escape of two characters. */
export const ESCAPE = 1;
/** Hexadecimal digits. */
export const HEX = 2;
/** What may stand right behind a number, true, false or null; blanks are a class of their own. */
export const AFTER_SCALAR = 4;
export const BLANK = 8;

/** A table of 256 bytes: the classes of each byte as bits. */
export function byteClasses(): Uint8Array {
  const classes = new Uint8Array(256);
  const mark = (bit: number, chars: string): void => {
    for (const char of chars) {
      const byte = char.charCodeAt(0);
      classes[byte] = (classes[byte] as number) | bit;
    }
  };
  mark(ESCAPE, '"\\/bfnrt');
  mark(HEX, '0123456789abcdefABCDEF');
  mark(AFTER_SCALAR, '\n,]}');
  mark(BLANK, ' \t\r');
  return classes;
}
