/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

/** A message as plain text, with its links and what was set apart in it. */
export interface FlatMessage {
  readonly text: string;
  readonly links: readonly { readonly at: number; readonly href: string }[];
  /** Code and bold text: passcodes are often written so. */
  readonly marked: readonly Stretch[];
}

/** Stands in the text where a link was, so that nothing is read across it. */
export const LINK_SIGN = '\ufffc';

/** An address that Slack did not make a link of, as it stands in code. */
const ADDRESS = /https?:\/\/[^\s<>"'`|\\^\u0080-\uffff]+/g;
/** Signs of the sentence around it. */
const SENTENCE = ').,;:!?]';

/** Puts a message together from its pieces. */
export class FlatMessageBuilder {
  #text = '';
  readonly #links: { at: number; href: string }[] = [];
  readonly #marked: Stretch[] = [];

  /** @param marked Whether it is code or bold. */
  add(text: string, marked = false): void {
    const start = this.#text.length;
    let from = 0;
    for (const { 0: found, index } of text.matchAll(ADDRESS)) {
      const href = found.slice(0, endOfAddress(found));
      this.#text += text.slice(from, index).normalize('NFC');
      this.#address(href);
      from = index + href.length;
    }
    this.#text += text.slice(from).normalize('NFC');
    if (marked) this.#marked.push({ start, end: this.#text.length });
  }

  link(href: string, label: string | null): void {
    // Slack makes links of whatever looks like an address: the passcode `k9.io` is one.
    const isTyped = label !== null && href.replace(/^(?:https?:\/\/|mailto:)/, '') === label;
    if (!isTyped) this.#address(href);
    if (label !== null && !/^https?:\/\//.test(label)) this.#text += label.normalize('NFC');
  }

  /** Between paragraphs, list items and the like. */
  line(): void {
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.#text += '\n';
  }

  build(): FlatMessage {
    return { text: this.#text, links: this.#links, marked: this.#marked };
  }

  #address(href: string): void {
    this.#links.push({ at: this.#text.length, href });
    this.#text += LINK_SIGN;
  }
}

function endOfAddress(found: string): number {
  let end = found.length;
  while (SENTENCE.includes(found.charAt(end - 1))) end -= 1;
  return end;
}
