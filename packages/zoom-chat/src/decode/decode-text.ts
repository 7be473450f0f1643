import type { TextEncoding } from '../types.js';
import { sniffHead } from './sniff-encoding.js';
import { ChatTextDecoder, type Damage } from './text-decoder.js';

/** A text and what it took to read it. */
export interface DecodedText {
  /** The byte-order mark, where there was one, is its first character. */
  readonly text: string;
  /** `null` when the input was text already. */
  readonly encoding: TextEncoding | null;
  /** The encoding was concluded from the bytes. */
  readonly guessed: boolean;
  /** Where bytes were not valid and became U+FFFD; `null` when all were. */
  readonly damage: Damage | null;
}

/**
 * A whole file as text: UTF-8, UTF-16LE, UTF-16BE (with or without byte-order mark) or CP949.
 *
 * @param input - The bytes, or a string, which is taken as it is.
 */
export function decodeText(input: string | Uint8Array): DecodedText {
  if (typeof input === 'string') {
    return { text: input, encoding: null, guessed: false, damage: null };
  }
  // Nearly every file is valid UTF-8, which needs no search for evidence.
  const encoding = sniffHead(input);
  if (encoding === null || encoding === 'utf-8') {
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input);
      return { text, encoding: 'utf-8', guessed: false, damage: null };
    } catch {
      // Not UTF-8 throughout: below.
    }
  }
  const decoder = new ChatTextDecoder();
  const text = decoder.push(input) + decoder.end();
  return { text, encoding: decoder.encoding, guessed: decoder.guessed, damage: decoder.damage };
}
