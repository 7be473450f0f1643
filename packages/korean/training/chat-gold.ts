import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Pair } from './harmonize.js';

/** A line of the chat gold set; its format is in `gold/CONVENTION.md`. */
export interface ChatLine {
  readonly id: string;
  readonly half: 'tuning' | 'reporting';
  readonly question: boolean;
  readonly text: string;
  readonly words: readonly { surface: string; pairs: Pair[] }[];
}

/** The lines of both files of a folder. */
export function readChatGold(folder: string): ChatLine[] {
  return ['class.tsv', 'community.tsv']
    .map((name) => path.join(folder, name))
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parseLine);
}

function parseLine(line: string): ChatLine {
  const [id, question, text, annotation] = line.split('\t') as [string, string, string, string];
  const surfaces = text.split(/\s+/).filter((word) => word !== '');
  const words = splitUnescaped(annotation, ' ').map((word, index) => ({
    surface: surfaces[index] ?? '',
    pairs: splitUnescaped(word, '+').map((item): Pair => {
      const slash = item.lastIndexOf('/');
      return [item.slice(0, slash).replace(/\\(.)/g, '$1'), item.slice(slash + 1)];
    }),
  }));
  if (words.length !== surfaces.length) {
    throw new Error(`${id}: ${surfaces.length} words in the text, ${words.length} annotated`);
  }
  const odd = Number(id.slice(1)) % 2 === 1;
  return { id, half: odd ? 'tuning' : 'reporting', question: question === '1', text, words };
}

/** Splits at a divider that no backslash stands before; the backslashes stay. */
function splitUnescaped(text: string, divider: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text.charAt(i) === '\\') i += 1;
    else if (text.charAt(i) === divider) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, text.slice(from)];
}
