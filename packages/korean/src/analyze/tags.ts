import type { Tag } from '../types.js';

/** Every tag, in the order of the numbers that stand for them in hot code. */
export const TAGS: readonly Tag[] = [
  ...(['NNG', 'NNP', 'NNB', 'NR', 'NP'] as const),
  ...(['VV', 'VA', 'VX', 'VCP', 'VCN'] as const),
  ...(['MM', 'MAG', 'MAJ', 'IC'] as const),
  ...(['JKS', 'JKC', 'JKG', 'JKO', 'JKB', 'JKV', 'JKQ', 'JX', 'JC'] as const),
  ...(['EP', 'EF', 'EC', 'ETN', 'ETM'] as const),
  ...(['XPN', 'XSN', 'XSV', 'XSA', 'XSM', 'XR'] as const),
  ...(['SF', 'SP', 'SS', 'SE', 'SO', 'SW', 'SL', 'SH', 'SN'] as const),
  ...(['W_URL', 'W_EMAIL', 'W_MENTION', 'W_HASHTAG', 'W_EMOJI'] as const),
];

const NUMBERS: ReadonlyMap<string, number> = new Map(TAGS.map((tag, index) => [tag, index]));

/** The number of a tag, or -1. */
export function tagNumber(tag: string): number {
  return NUMBERS.get(tag) ?? -1;
}
