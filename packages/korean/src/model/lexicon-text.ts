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

/** Undoes {@link packLexicon}. */
export function unpackLexicon(bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes);
  const words: string[] = [];
  let before = '';
  let at = 0;
  while (at < text.length) {
    const shared = text.charCodeAt(at) - 48;
    let end = at + 1;
    while (end < text.length && text.charCodeAt(end) > 57) end += 1;
    before = before.slice(0, shared) + text.slice(at + 1, end);
    words.push(before);
    at = end;
  }
  return words;
}
