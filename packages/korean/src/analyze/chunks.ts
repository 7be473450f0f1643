import { isBlank } from './units.js';

/** Where a stretch is cut when nothing else ends it, at a blank if there is one. */
const LONG = 512;
const LONGEST = 1024;

/**
 * The end of the stretch that begins at `from`: texts are tagged a line or a sentence at a time, so
 * that the room needed does not grow with the text. A stretch ends after a line, after a mark that
 * a blank follows, and in any case after some hundred characters.
 */
export function endOfChunk(text: string, from: number): number {
  let ended = false;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) return at + 1;
    if (isBlank(code)) {
      if (ended || at - from >= LONG) return at + 1;
    } else ended = code === 0x2e || code === 0x3f || code === 0x21 || (ended && isCloser(code));
    if (at - from >= LONGEST && !isLowSurrogate(text.charCodeAt(at + 1))) return at + 1;
  }
  return text.length;
}

/** Quotes and brackets that stand behind a final mark. */
function isCloser(code: number): boolean {
  return code === 0x22 || code === 0x27 || code === 0x29 || code === 0x201d || code === 0x2019;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
