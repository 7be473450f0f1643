/**
 * The words of a text that begin as a word of another does. Korean writes particles and endings on to
 * its words, so `등산하고` and `등산을` count as the same word: their first two letters are.
 *
 * @example
 * sharedWords('등산하고 막걸리', '초보도 오르는 주말 등산'); // ['등산']
 */
export function sharedWords(asked: string, text: string): string[] {
  const beginnings = new Set(wordsOf(asked).map(beginningOf));
  return [...new Set(wordsOf(text))].filter((word) => beginnings.has(beginningOf(word)));
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word.length > 1);
}

function beginningOf(word: string): string {
  return word.slice(0, 2).toLowerCase();
}
