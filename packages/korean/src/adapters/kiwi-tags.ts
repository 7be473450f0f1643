import { tagNumber } from '../analyze/tags.js';
import type { Tag } from '../types.js';

/** Kiwi's tags that are not of the Sejong set, and what comes nearest here. */
const NEAREST: ReadonlyMap<string, Tag> = new Map<string, Tag>([
  ['SSO', 'SS'],
  ['SSC', 'SS'],
  // A bullet with its mark: 1. (가) ①
  ['SB', 'SW'],
  // A final consonant put on for fun: the ㅋ of 했엌. Laughs are SW here.
  ['Z_CODA', 'SW'],
  ['Z_SIOT', 'SW'],
  // Telephone numbers, addresses of machines.
  ['W_SERIAL', 'SN'],
  // A word it could not analyze.
  ['UN', 'NNG'],
  ['MMA', 'MM'],
  ['MMD', 'MM'],
  ['MMN', 'MM'],
]);

/**
 * The tag of this package for one of Kiwi's. Kiwi marks irregular verbs by -I and regular ones by -R;
 * that is dropped. Tags of a user's own dictionary (USER0 to USER4) are names, as Kiwi takes user
 * words without a tag; what is unknown is SW.
 */
export function tagOfKiwi(kiwiTag: string): Tag {
  const tag = kiwiTag.replace(/-[IR]$/, '');
  if (tagNumber(tag) >= 0) return tag as Tag;
  return NEAREST.get(tag) ?? (tag.startsWith('USER') ? 'NNP' : 'SW');
}
