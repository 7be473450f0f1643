import type { Tag, UserWord } from '@nunchi/korean';
import { TAG_NAMES } from './tag-names.js';
import type { Texts } from './texts.js';

/** User words as typed: those that can be used, and what is wrong with the other lines. */
export interface TypedWords {
  readonly words: readonly UserWord[];
  readonly faults: readonly string[];
}

/** Reads user words, one a line: `word/TAG`, or a word alone, which is a proper noun. */
export function readUserWords(typed: string, texts: Texts): TypedWords {
  const words: UserWord[] = [];
  const faults: string[] = [];
  for (const [index, line] of typed.split('\n').entries()) {
    if (line.trim() === '') continue;
    const slash = line.lastIndexOf('/');
    const word = (slash < 0 ? line : line.slice(0, slash)).trim();
    const tag = slash < 0 ? 'NNP' : line.slice(slash + 1).trim();
    if (word === '') faults.push(texts.wordIsEmpty(index + 1));
    else if (/\s/.test(word)) faults.push(texts.wordHasBlank(index + 1));
    else if (!isTag(tag)) faults.push(texts.noSuchTag(index + 1, tag));
    else words.push({ word, tag });
  }
  return { words, faults };
}

function isTag(tag: string): tag is Tag {
  return Object.hasOwn(TAG_NAMES, tag);
}
