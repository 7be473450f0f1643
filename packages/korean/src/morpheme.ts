import { isPredicate, lemmaOf } from './lemma.js';
import type { Morpheme, Tag } from './types.js';

/** A morpheme of another analyzer, with its dictionary form where that differs. */
export function morphemeOf(form: string, tag: Tag, start: number, end: number): Morpheme {
  if (!isPredicate(tag)) return { form, tag, start, end };
  return { form, lemma: lemmaOf({ form, tag }), tag, start, end };
}
