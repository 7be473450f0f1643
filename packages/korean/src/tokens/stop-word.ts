import { tagNumber } from '../analyze/tags.js';
import type { Tag } from '../types.js';

/** A word to leave out: under one tag, or under any. */
export interface StopWord {
  readonly form: string;
  readonly tag?: Tag;
}

/** What is wrong with an entry. */
export type StopWordFault = 'no-form' | 'blank-in-form' | 'unknown-tag';

/**
 * Reads one entry: `form`, `form/TAG` or `form<TAB>TAG`, already trimmed and in NFC. Irregularity
 * marks of Kiwi (VV-I) are dropped. A slash followed by no capitals belongs to the form (and/or).
 */
export function readStopWord(entry: string): StopWord | StopWordFault {
  const tab = entry.indexOf('\t');
  const at = tab >= 0 ? tab : entry.lastIndexOf('/');
  const tag = entry
    .slice(at + 1)
    .trim()
    .replace(/-[IR]$/, '');
  const known = tagNumber(tag) >= 0;
  const tagged = at >= 0 && (tab >= 0 || known || (at > 0 && /^[A-Z][A-Z_]*$/.test(tag)));

  const form = (tagged ? entry.slice(0, at) : entry).trim();
  if (form === '') return 'no-form';
  if (/\s/.test(form)) return 'blank-in-form';
  if (!tagged) return { form };
  return known ? { form, tag: tag as Tag } : 'unknown-tag';
}
