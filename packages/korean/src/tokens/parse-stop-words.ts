import { readStopWord } from './stop-word.js';
import type { StopWord, StopWordFault } from './stop-word.js';

/** A line of a stop-word list that could not be read. */
export interface StopWordDiagnostic {
  /** Counted from 1. */
  readonly line: number;
  readonly code: StopWordFault;
  readonly message: string;
  /** The line as it stands. */
  readonly text: string;
}

export interface ParsedStopWords {
  /** In the order of the lines, doubles and all. */
  readonly words: readonly StopWord[];
  readonly diagnostics: readonly StopWordDiagnostic[];
}

const MESSAGES: Readonly<Record<StopWordFault, string>> = {
  'no-form': 'there is a tag but no form before it',
  'blank-in-form': 'a stop word is one morpheme; use one line for each',
  'unknown-tag': 'the tag is none of the Sejong tags',
};

/**
 * Reads a list of stop words: one a line, as `form` (any tag), `form/TAG` or `form<TAB>TAG`. A line
 * that begins with `#` is a comment, and so is what follows a blank and `#`. Takes a byte order mark,
 * every kind of line end, and conjoining jamo (NFD).
 *
 * No line is lost: it is empty or a comment, it is a word, or it is in the diagnostics. Linear.
 *
 * @param text the content of a file
 * @returns the words, for the options `add` and `remove` of `stopWords`, and what could not be read
 * @example
 * ```ts
 * const { words, diagnostics } = parseStopWords('# class\n수업/NNG\n파이썬\n출석/X\n');
 * words; // [{ form: '수업', tag: 'NNG' }, { form: '파이썬' }]
 * diagnostics[0]; // { line: 4, code: 'unknown-tag', text: '출석/X', ... }
 * ```
 */
export function parseStopWords(text: string): ParsedStopWords {
  const words: StopWord[] = [];
  const diagnostics: StopWordDiagnostic[] = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|[\n\r\u2028\u2029]/);
  lines.forEach((line, index) => {
    const entry = withoutComment(line.normalize('NFC'));
    if (entry === '') return;
    const read = readStopWord(entry);
    if (typeof read !== 'string') words.push(read);
    else diagnostics.push({ line: index + 1, code: read, message: MESSAGES[read], text: line });
  });
  return { words, diagnostics };
}

function withoutComment(line: string): string {
  if (line.trimStart().startsWith('#')) return '';
  const comment = line.search(/\s#/);
  const entry = comment < 0 ? line : line.slice(0, comment);
  // A line that begins with a tab has a tag and no form: that is told, so the tab stays.
  return entry.trim() === '' ? '' : entry.trimEnd();
}
