/** Sentences remembered at most; then all are forgotten, so that memory stays bounded. */
const MOST = 20_000;
/** Of a sentence: longer ones do not come again. */
const LONGEST = 80;

/**
 * A function of a text that remembers what it gave for short texts: greetings, thanks and questions of a
 * forum come again and again.
 */
export function remembering<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    let result = known.get(text);
    if (result === undefined) {
      result = read(text);
      if (known.size === MOST) known.clear();
      known.set(text, result);
    }
    return result;
  };
}
