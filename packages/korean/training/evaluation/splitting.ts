import { readFileSync } from 'node:fs';
import { f1 } from '../score.js';
import type { GoldText } from './gold-sets.js';
import { share } from './markdown.js';
import type { Span, System } from './system.js';
import { forEach } from './system.js';

/** A text and where its sentences stand. */
export interface SplitText {
  readonly text: string;
  readonly sentences: readonly Span[];
}

/** Texts of `test/sentences.tsv`: ¦ stands where a sentence ends, ⏎ for a new line. */
export function readSplitTexts(file: string): SplitText[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => parseSplitText(line.split('\t')[1] ?? ''));
}

/** Reads one marked text. */
export function parseSplitText(marked: string): SplitText {
  const text = marked.replaceAll('⏎', '\n').replaceAll('¦', '');
  const sentences: Span[] = [];
  let from = 0;
  for (const piece of marked.replaceAll('⏎', '\n').split('¦')) {
    sentences.push(trimSpan(text, { start: from, end: from + piece.length }));
    from += piece.length;
  }
  return { text, sentences: sentences.filter(({ start, end }) => start < end) };
}

/** A stretch without the blanks at its ends. */
export function trimSpan(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end);
  const to = start + piece.trimEnd().length;
  return { start: Math.min(to, end - piece.trimStart().length), end: to };
}

/** What one gets without an analyzer: an end after `.`, `!` or `?` before a blank, and at a new line. */
export const PLAIN_SPLIT: System = {
  name: 'a split at [.!?]',
  tag: () => Promise.reject(new Error('it splits only')),
  split: forEach((text) =>
    [...text.matchAll(/[^.!?\n]*(?:[.!?]+(?!\s)[^.!?\n]*)*(?:[.!?]+|\n|$)/g)]
      .map((match) => ({ start: match.index, end: match.index + match[0].length }))
      .map((span) => trimSpan(text, span))
      .filter(({ start, end }) => start < end),
  ),
};

/** The share of sentences that were found just so, and F1 of them. */
export async function splitCells(system: System, texts: readonly SplitText[]): Promise<string[]> {
  if (system.split === undefined) return ['-', '-'];
  const answers = await system.split(texts.map(({ text }) => text));
  const counts = { hits: 0, predicted: 0, gold: 0 };
  texts.forEach(({ text, sentences }, index) => {
    const found = (answers[index] ?? []).map((span) => trimSpan(text, span));
    const keys = new Set(found.map(({ start, end }) => `${start}-${end}`));
    counts.hits += sentences.filter(({ start, end }) => keys.has(`${start}-${end}`)).length;
    counts.predicted += found.length;
    counts.gold += sentences.length;
  });
  const { hits, predicted, gold } = counts;
  return [share(hits / gold), share(f1(hits, predicted, gold))];
}

/** F1 of blanks where all were taken from a text. */
export async function blankCell(system: System, texts: readonly GoldText[]): Promise<string> {
  if (system.space === undefined) return '-';
  const spaced = texts.map(({ text }) => text.trim().replace(/\s+/g, ' '));
  const answers = await system.space(spaced.map((text) => text.replaceAll(' ', '')));
  const counts = { hits: 0, predicted: 0, gold: 0 };
  spaced.forEach((text, index) => {
    const gold = blanksOf(text);
    const found = blanksOf(answers[index] ?? '');
    counts.gold += gold.size;
    counts.predicted += found.size;
    for (const blank of found) if (gold.has(blank)) counts.hits += 1;
  });
  return share(f1(counts.hits, counts.predicted, counts.gold));
}

/** After how many characters that are no blanks each blank stands. */
export function blanksOf(text: string): Set<number> {
  const blanks = new Set<number>();
  let characters = 0;
  for (const char of text) {
    if (/\s/.test(char)) blanks.add(characters);
    else characters += 1;
  }
  return blanks;
}
