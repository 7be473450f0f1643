import type { HeaderWords, ZoomChatLocale } from '../locales/locale.js';
import { cleanName } from '../people/name.js';
import type { ChatRecipient } from '../types.js';
import { type Address, UNKNOWN_RECIPIENT } from './header.js';
import type { RecipientReader } from './recipient.js';

/** Cached headers; a file has a few per person, a hostile one must not fill the memory. */
const MAX_CACHED = 4096;
/** No name holds the word for "to" more often. */
const MAX_SPLITS = 16;

/**
 * `loose`: a two-line header always names a recipient. `strict`: a single-line one often does not, so
 * that a name may hold "to"; a recipient is believed in for two blanks, brackets behind the name, or
 * a word that no name holds.
 */
export type AddressRule = 'loose' | 'strict';

/**
 * Splits `[from] NAME to RECIPIENT` by the words of each language in turn. Names may hold the
 * word for "to": a recipient known by its words decides, then two blanks around it, then a sender
 * seen before, then the last one. What may be a direct message is never taken for a public one.
 */
export class AddressReader {
  private readonly cache = new Map<string, Address | null>();
  private readonly senders = new Set<string>();
  private readonly locales: readonly (readonly [string, HeaderWords])[];
  private readonly recipients: RecipientReader;
  private readonly rule: AddressRule;

  constructor(locales: readonly ZoomChatLocale[], recipients: RecipientReader, rule: AddressRule) {
    this.locales = locales.flatMap(({ locale, header }) =>
      header === undefined ? [] : [[locale, header] as const],
    );
    this.recipients = recipients;
    this.rule = rule;
  }

  /** `null` when no language fits. */
  read(raw: string): Address | null {
    let address = this.cache.get(raw);
    if (address === undefined) {
      address = this.parse(raw);
      if (this.cache.size >= MAX_CACHED) this.cache.clear();
      this.cache.set(raw, address);
    }
    return address;
  }

  private parse(raw: string): Address | null {
    // The separator of the single-line layout, whose text is empty or ends with a colon. A name may
    // hold it too: then the line is for the next one, an indented text, to prove.
    if (this.rule === 'loose' && raw.endsWith(' ')) return null;
    if (this.rule === 'loose' && raw.includes(' : ')) {
      const address = this.parseByWords(raw);
      return address?.isProven === true ? { ...address, isProven: false } : null;
    }
    return this.parseByWords(raw);
  }

  private parseByWords(raw: string): Address | null {
    for (const [locale, words] of this.locales) {
      for (const from of words.from) {
        const named = afterWord(raw, from);
        if (named === null) continue;
        const address = this.split(named, locale, words, from === '');
        if (address !== null) return address;
      }
    }
    return null;
  }

  private split(named: string, locale: string, words: HeaderWords, bare: boolean): Address | null {
    const found = splits(named, words.to);
    const proven = this.proven(found);
    if (proven !== null) return this.address(proven.sender, proven.recipient, true, locale);
    const likely = this.likely(found);
    if (likely !== undefined) {
      return this.address(likely.sender, this.recipients.read(likely.to), false, locale);
    }
    // Without a word before the name and one behind it, nothing tells a header from text.
    return bare ? null : this.address(named, UNKNOWN_RECIPIENT, false, locale);
  }

  /** The split whose recipient is known by its words; of several, one between known people. */
  private proven(found: readonly Split[]): { sender: string; recipient: ChatRecipient } | null {
    let first: { sender: string; recipient: ChatRecipient } | null = null;
    for (const { sender, to } of found) {
      const recipient = this.recipients.known(to);
      if (recipient === null) continue;
      const between = { sender, recipient };
      if (recipient.kind !== 'direct') return first ?? between;
      if (this.senders.has(recipient.name ?? '') || this.senders.has(cleanName(sender))) {
        return between;
      }
      first ??= between;
    }
    return first;
  }

  /** The split to take when no recipient is known by its words. */
  private likely(found: readonly Split[]): Split | undefined {
    if (found[0]?.isWide === true) return found[0];
    if (this.rule === 'strict') {
      return found.find(({ to, word }) => /[)）]\s*$/.test(to) || !/^[A-Za-z]+$/.test(word));
    }
    return found.find(({ sender }) => this.senders.has(cleanName(sender))) ?? found[0];
  }

  private address(
    rawSender: string,
    recipient: ChatRecipient,
    isProven: boolean,
    locale: string,
  ): Address | null {
    const sender = cleanName(rawSender);
    if (sender === '') return null;
    if (this.senders.size < MAX_CACHED) this.senders.add(sender);
    return { sender, recipient, isProven, locale };
  }
}

/** What follows `word` and a blank, or `null`. */
function afterWord(raw: string, word: string): string | null {
  if (word === '') return raw;
  if (!raw.startsWith(word)) return null;
  const next = raw.charCodeAt(word.length);
  return next === 32 || next === 9 || next === 0x3000 ? raw.slice(word.length + 1) : null;
}

interface Split {
  readonly sender: string;
  readonly to: string;
  /** The word for "to". */
  readonly word: string;
  /** It stood between two blanks on each side. */
  readonly isWide: boolean;
}

/** The ways to cut at a word for "to": those between two blanks first, then from the right. */
function splits(named: string, words: readonly string[]): Split[] {
  const found: (Split & { at: number })[] = [];
  for (const word of words) {
    for (const isWide of [true, false]) {
      const mark = isWide ? `  ${word}  ` : ` ${word} `;
      for (let at = named.indexOf(mark, 1); at !== -1; at = named.indexOf(mark, at + 1)) {
        const [sender, to] = [named.slice(0, at), named.slice(at + mark.length)];
        found.push({ sender, to, word, isWide, at });
      }
    }
  }
  found.sort((a, b) => Number(b.isWide) - Number(a.isWide) || b.at - a.at);
  return found.slice(0, MAX_SPLITS);
}
