import type { CleansedPost } from '../model';

/** Behind a mark that ends a sentence: a dot inside of 38.5 has no blank behind it. */
const END = /(?<=[.!?]) /;

/** The sentences of a cleansed post as its marks end them; the title is one of its own, with or without. */
export function sentencesOf({ title, text }: Pick<CleansedPost, 'title' | 'text'>): string[] {
  if (title === '' || !text.startsWith(`${title} `)) return text.split(END);
  return [...title.split(END), ...text.slice(title.length + 1).split(END)];
}
