/**
 * The words of a lexicon, sorted, as one string: of each word only what differs from the word
 * before, after a digit that says how many characters they share.
 */
export function packLexicon(words: readonly string[]): Uint8Array {
  let text = '';
  let before = '';
  for (const word of words) {
    let shared = 0;
    while (shared < 9 && shared < word.length && word[shared] === before[shared]) shared += 1;
    text += `${shared}${word.slice(shared)}`;
    before = word;
  }
  return new TextEncoder().encode(text);
}
