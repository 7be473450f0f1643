import type { HeaderWords, ZoomChatLocale } from '../locales/locale.js';
import { cleanName } from '../people/name.js';
import { type Address, UNKNOWN_RECIPIENT } from './header.js';
import type { RecipientReader } from './recipient.js';

/** Cached headers; a file has a few per person, a hostile one must not fill the memory. */
const MAX_CACHED = 4096;
/** No name holds the word for "to" more often. */
const MAX_SPLITS = 16;

/** `loose`: a two-line header always names a recipient. `strict`: a single-line one often does not. */
export type AddressRule = 'loose' | 'strict';

/**
 * Splits `[from] NAME to RECIPIENT` by the words of each language in turn. Names may hold the
 * word for "to": two blanks around it decide, then a recipient known by its words, then a sender
 * seen before, then the last one.
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
    let fallback: Split | null = null;
    for (const split of splits(named, words.to)) {
      const recipient = this.recipients.known(split.to);
      if (recipient !== null) return this.address(split.sender, recipient, locale);
      if (split.wide) {
        fallback = split;
        break;
      }
      if (this.rule === 'strict') continue;
      fallback ??= split;
      if (this.senders.has(cleanName(split.sender))) {
        fallback = split;
        break;
      }
    }
    // Without a word before the name, only a known recipient tells a header from text.
    if (bare) return null;
    if (fallback !== null) {
      return this.address(fallback.sender, this.recipients.read(fallback.to), locale);
    }
    return this.address(named, UNKNOWN_RECIPIENT, locale);
  }

  private address(
    rawSender: string,
    recipient: Address['recipient'],
    locale: string,
  ): Address | null {
    const sender = cleanName(rawSender);
    if (sender === '') return null;
    if (this.senders.size < MAX_CACHED) this.senders.add(sender);
    return { sender, recipient, locale };
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
  /** The word stood between two blanks. */
  readonly wide: boolean;
}

/** The ways to cut at a word for "to": those between two blanks first, then from the right. */
function splits(named: string, words: readonly string[]): Split[] {
  const found: { at: number; length: number; wide: boolean }[] = [];
  for (const word of words) {
    collect(named, `  ${word}  `, true, found);
    collect(named, ` ${word} `, false, found);
  }
  found.sort((a, b) => Number(b.wide) - Number(a.wide) || b.at - a.at);
  return found.slice(0, MAX_SPLITS).map(({ at, length, wide }) => ({
    sender: named.slice(0, at),
    to: named.slice(at + length),
    wide,
  }));
}

function collect(
  named: string,
  mark: string,
  wide: boolean,
  found: { at: number; length: number; wide: boolean }[],
): void {
  for (let at = named.indexOf(mark, 1); at !== -1; at = named.indexOf(mark, at + 1)) {
    found.push({ at, length: mark.length, wide });
  }
}
