import type { ZoomChatLocale } from '../locales/locale.js';
import { cleanName } from '../people/name.js';
import type { ChatRecipient } from '../types.js';
import { UNKNOWN_RECIPIENT } from './header.js';

const BRACKETS: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['（', '）'],
];

/**
 * Recipients as written, of all languages at once: one file mixes them, since each computer writes
 * its own words.
 */
export class RecipientReader {
  private readonly groups = new Map<string, ChatRecipient>();
  private readonly me = new Set<string>();
  private readonly directMarks = new Set<string>();
  private readonly copyMarks: string[] = [];

  constructor(locales: readonly ZoomChatLocale[]) {
    for (const { header } of locales) {
      if (header === undefined) continue;
      for (const word of header.everyone) this.groups.set(word, { kind: 'everyone' });
      for (const word of header.panelists ?? []) this.groups.set(word, { kind: 'panelists' });
      for (const word of header.hostsAndPanelists ?? []) {
        this.groups.set(word, { kind: 'hostsAndPanelists' });
        this.copyMarks.push(`, ${word}`);
      }
      for (const word of header.me ?? []) this.me.add(word);
      for (const word of header.direct ?? []) this.directMarks.add(word);
    }
  }

  /** A recipient that the words alone prove: a group, or a name marked as direct; else `null`. */
  known(raw: string): ChatRecipient | null {
    const written = cleanName(raw);
    // Brackets behind a group tell the room: `Everyone (in Waiting Room)`.
    const group =
      this.groups.get(written) ?? this.groups.get(written.replace(/ ?[(（][^(（]*$/, ''));
    if (group !== undefined) return group;
    for (const mark of this.copyMarks) {
      if (written.endsWith(mark) && written.length > mark.length) {
        const name = cleanName(written.slice(0, -mark.length));
        return { kind: 'direct', name, copiedTo: 'hostsAndPanelists' };
      }
    }
    for (const [open, close] of BRACKETS) {
      if (!written.endsWith(close)) continue;
      const at = written.lastIndexOf(open);
      if (at === -1 || !this.directMarks.has(written.slice(at + 1, -close.length).trim())) continue;
      const name = cleanName(written.slice(0, at)).replace(/:$/, '');
      return this.direct(name);
    }
    return null;
  }

  /** As `known`, with any other text taken for the name of one person. */
  read(raw: string): ChatRecipient {
    const known = this.known(raw);
    if (known !== null) return known;
    const name = cleanName(raw);
    return name === '' ? UNKNOWN_RECIPIENT : this.direct(name);
  }

  private direct(name: string): ChatRecipient {
    return name === '' || this.me.has(name) ? { kind: 'direct' } : { kind: 'direct', name };
  }
}
