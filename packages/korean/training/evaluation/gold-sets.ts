import path from 'node:path';
import { readChatGold } from '../chat-gold.js';
import type { ChatLine } from '../chat-gold.js';
import { readLines } from '../corpus.js';
import type { Pair } from '../harmonize.js';

/** A text with its true morphemes, word by word; a corpus that does not tell words has one. */
export interface GoldText {
  readonly text: string;
  readonly words: readonly (readonly Pair[])[];
  /** Part of a corpus that the text comes from. */
  readonly part?: string;
}

/** A corpus of the data folder: KLUE-DP's development half or a treebank's test set. */
export async function readCorpus(folder: string, name: string): Promise<GoldText[]> {
  const texts: GoldText[] = [];
  for await (const line of readLines(path.join(folder, 'gold', `${name}.jsonl.gz`))) {
    const { text, morphs, src } = JSON.parse(line) as {
      text: string;
      morphs: Pair[];
      src?: string;
    };
    texts.push({ text, words: [morphs], ...(src !== undefined && { part: src }) });
  }
  return texts;
}

/** One half of the chat lines of this package. */
export function readChat(half: ChatLine['half'], folder = 'gold'): GoldText[] {
  return readChatGold(folder)
    .filter((line) => line.half === half)
    .map(({ text, words }) => ({ text, words: words.map(({ pairs }) => pairs) }));
}
