import { createNormalizer } from '@nunchi/korean';

/**
 * HTML, addresses, emoji (each a whole grapheme) and special characters out, composed, blanks folded.
 * Letters and digits stay, and `. , ! ?` with them: a mark is where a sentence ends, and without it the
 * analyzer would read the end of one into the beginning of the next.
 */
const clean = createNormalizer({ preset: 'post', steps: { blanks: 'fold' } });

/** Names keep their emoji, which tell 지우맘🌷 from 지우맘. */
const cleanName = createNormalizer({
  preset: 'keepAll',
  steps: { width: true, invisible: true, blanks: 'fold', trim: true },
});

const HALF_CHARACTER = /\p{Surrogate}/gu;

/** A title or a content without what is no language. */
export function cleanText(text: string): string {
  return clean(text).text;
}

/** A nickname as it is compared. Half characters, which no file can hold, go. */
export function cleanAuthor(author: string): string {
  return cleanName(author.replace(HALF_CHARACTER, '')).text;
}

/** Two cleansed parts of a post as one text. */
export function joinParts(title: string, content: string): string {
  return title === '' || content === '' ? title + content : `${title} ${content}`;
}
