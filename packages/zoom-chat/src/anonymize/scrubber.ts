import type { ChatPerson } from '../types.js';
import type { NamedSpan, NameFinder } from './name-finder.js';
import { WORDS, type AnonymousLanguage } from './pseudonyms.js';
import {
  findCutRedaction,
  findRedactions,
  type LinkPolicy,
  type RedactOptions,
  type Redaction,
} from './redact.js';

/** How a text is scrubbed. */
export interface ScrubSettings {
  readonly finder: NameFinder;
  readonly pseudonyms: ReadonlyMap<ChatPerson, string>;
  readonly language: AnonymousLanguage;
  readonly redact: RedactOptions;
  readonly links: LinkPolicy;
}

/** Takes names and personal data out of texts. */
export class Scrubber {
  private readonly settings: ScrubSettings;

  constructor(settings: ScrubSettings) {
    this.settings = settings;
  }

  /** A whole text. Hangul comes out composed, as names are found. */
  text(text: string): string {
    const composed = text.normalize('NFC');
    return this.replace(composed, this.settings.finder.find(composed), null);
  }

  /** A text without its end: the half of a name or a number before the cut goes too. */
  cutText(text: string): string {
    const composed = text.normalize('NFC');
    const { finder, redact } = this.settings;
    return this.replace(composed, finder.findInCut(composed), findCutRedaction(composed, redact));
  }

  private replace(text: string, names: readonly NamedSpan[], atEnd: Redaction | null): string {
    const { redact, links, language, pseudonyms } = this.settings;
    const redactions = findRedactions(text, redact, links);
    // A whole one that ends there was found already.
    if (atEnd !== null && (redactions.at(-1)?.end ?? 0) <= atEnd.start) redactions.push(atEnd);
    if (names.length === 0 && redactions.length === 0) return text;
    const words = WORDS[language];
    const parts: string[] = [];
    let done = 0;
    const put = (start: number, end: number, replacement: string): void => {
      // What the one before covers is gone already; the rest of a name is covered all the same.
      if (end <= done) return;
      if (start > done) parts.push(text.slice(done, start));
      parts.push(replacement);
      done = end;
    };
    let next = 0;
    for (const { start, end, kind } of redactions) {
      for (; next < names.length && (names[next]?.start ?? 0) < start; next++) {
        putName(names[next]);
      }
      // A dropped query leaves nothing behind.
      put(start, end, kind === 'link' && links === 'drop-query' ? '' : words[kind]);
    }
    for (; next < names.length; next++) putName(names[next]);
    parts.push(text.slice(done));
    return parts.join('');

    function putName(name: NamedSpan | undefined): void {
      if (name === undefined) return;
      const pseudonym = name.person === null ? undefined : pseudonyms.get(name.person);
      put(name.start, name.end, pseudonym ?? words.somebody);
    }
  }
}
