import type { Morpheme, Tag } from './types.js';

const PREDICATES: ReadonlySet<Tag> = new Set([
  ...(['VV', 'VA', 'VX', 'VCP', 'VCN', 'XSV', 'XSA'] as const),
]);

/** Whether morphemes of a tag take endings, so that their dictionary form ends in 다. */
export function isPredicate(tag: Tag): boolean {
  return PREDICATES.has(tag);
}

/** The dictionary form of a morpheme: what its source says, 가다 for a verb 가, else its form. */
export function lemmaOf({ form, tag, lemma }: Pick<Morpheme, 'form' | 'tag' | 'lemma'>): string {
  return lemma ?? (isPredicate(tag) ? `${form}다` : form);
}
