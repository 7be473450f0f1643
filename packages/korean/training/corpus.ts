import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { isLetter, isSyllable } from '../src/hangul/syllable.js';
import { formatLabel } from '../src/analyze/labels.js';
import { tagNumber } from '../src/analyze/tags.js';
import { align } from './align.js';
import type { Piece } from './align.js';
import { harmonizeSentence, harmonizeWord } from './harmonize.js';
import type { Pair, Source } from './harmonize.js';

/** A sentence ready for training: its words, and a label a character (`''` where it is not known). */
export interface LabelledSentence {
  readonly words: readonly string[];
  /** One list a word, one label a UTF-16 unit; runs that need no label have `''` too. */
  readonly labels: readonly (readonly string[])[];
}

/** A sentence of a corpus: words as they stand, each with its morphemes (null: not to be learnt). */
export interface TaggedSentence {
  readonly words: readonly { surface: string; pairs: readonly Pair[] | null }[];
}

/** Lines of a file, gunzipped where its name ends in `.gz`. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) yield line;
}

/** Labels a sentence, or null where a word could not be aligned and `strict` is set. */
export function labelSentence(
  sentence: TaggedSentence,
  source: Source,
  counts?: { words: number; failed: number },
): LabelledSentence {
  const pairs = sentence.words.map(({ surface, pairs: word }) =>
    word === null ? [] : harmonizeWord(word, source, surface),
  );
  harmonizeSentence(pairs, source);
  const labels = sentence.words.map(({ surface }, index) => {
    const word = labelWord(surface, pairs[index] as Pair[]);
    if (counts !== undefined) {
      counts.words += 1;
      if (word === null) counts.failed += 1;
    }
    return word ?? new Array<string>(surface.length).fill('');
  });
  return { words: sentence.words.map(({ surface }) => surface), labels };
}

/** A label for each character of a word; null where word and morphemes do not go together. */
export function labelWord(surface: string, pairs: readonly Pair[]): string[] | null {
  const pieces: Piece[] = [];
  for (const [form, tagName] of pairs) {
    const tag = tagNumber(tagName);
    if (tag < 0) return null;
    for (let i = 0; i < form.length; i += 1) {
      pieces.push({ char: form.charAt(i), tag, begins: i === 0 });
    }
  }
  const rows = align(surface, pieces);
  if (rows === null) return null;
  return rows.map((row, index) => {
    const char = surface.charAt(index);
    const code = char.charCodeAt(0);
    if (isSyllable(code))
      return formatLabel(
        char,
        row.map((piece) => oneAllomorph(char, piece)),
      );
    // A run of letters is one unit; its first letter speaks for it.
    if (isLetter(code)) return formatLabel(char, row);
    return '';
  });
}

/** 아, 어 and 여 of contracted syllables are one label; the stem tells them apart afterwards. */
function oneAllomorph(surface: string, piece: Piece): Piece {
  const tag = piece.tag;
  if (!piece.begins || piece.char === surface || !ENDINGS.has(tag)) return piece;
  if (piece.char === '아' || piece.char === '여') return { ...piece, char: '어' };
  if (piece.char === '았' || piece.char === '였') return { ...piece, char: '었' };
  return piece;
}

const ENDINGS = new Set(['EP', 'EF', 'EC', 'ETN', 'ETM'].map(tagNumber));
