/** Where a web address stands in a text; `end` is exclusive. */
export interface Link {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

const END = /[\s<>"'`\u3131-\u318e\uac00-\ud7a3]/;
/** Marks that close a sentence or a bracket around an address. */
const TAIL = new Set('.,;:!?)]}…~');

/**
 * The `http` and `https` addresses of a text. An address ends at a blank, a quote or a Hangul
 * letter (`https://example.com입니다`); marks of the sentence around it are not part of it.
 *
 * @param text Any text.
 * @returns The addresses in order.
 * @example
 * findLinks('여기요 https://example.com/a).')[0]?.url; // 'https://example.com/a'
 */
export function findLinks(text: string): Link[] {
  const links: Link[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('http', from);
    if (start === -1) return links;
    const scheme = ['https://', 'http://'].find((word) => text.startsWith(word, start));
    if (scheme === undefined) {
      from = start + 4;
      continue;
    }
    let end = start + scheme.length;
    while (end < text.length && !END.test(text.charAt(end))) end += 1;
    const stop = end;
    while (end > start + scheme.length && TAIL.has(text.charAt(end - 1))) end -= 1;
    const url = text.slice(start, end);
    if (URL.canParse(url)) links.push({ start, end, url });
    from = stop;
  }
}
