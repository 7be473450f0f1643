/** Where a part of a word stands, in UTF-16 units from the word's begin. */
export interface WordSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the morphemes of one word stand in it, for analyzers that tell only the place of the word.
 * Morphemes that stand in the word as they are get their letters, counted from the front and then
 * from the back; what was contracted between them (가 + 았 in 갔다) shares the rest.
 *
 * Linear in the length of the word.
 */
export function wordSpans(word: string, forms: readonly string[]): WordSpan[] {
  const spans: WordSpan[] = new Array<WordSpan>(forms.length);
  let first = 0;
  let start = 0;
  for (; first < forms.length; first += 1) {
    const form = forms[first] as string;
    if (form === '' || !word.startsWith(form, start)) break;
    spans[first] = { start, end: start + form.length };
    start += form.length;
  }
  let last = forms.length;
  let end = word.length;
  for (; last > first; last -= 1) {
    const form = forms[last - 1] as string;
    const from = end - form.length;
    if (form === '' || from < start || !word.startsWith(form, from)) break;
    spans[last - 1] = { start: from, end };
    end = from;
  }
  // 가 + 아 written 가: nothing is left for 아, so it stands in the last letter before it.
  const rest = { start: start < end ? start : Math.max(0, start - 1), end };
  return spans.fill(rest, first, last);
}
