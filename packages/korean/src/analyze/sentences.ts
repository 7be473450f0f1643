import type { Draft } from './morphemes.js';
import { TAGS } from './tags.js';

/** Stands in until the trained splitter is there: after final marks and lines. */
export function findSentenceEnds(
  drafts: readonly Draft[],
  text: string,
  _table: Int8Array | undefined,
): number[] {
  const ends: number[] = [];
  for (let i = 0; i < drafts.length - 1; i += 1) {
    const draft = drafts[i] as Draft;
    const between = text.slice(draft.end, (drafts[i + 1] as Draft).start);
    if (between.includes('\n') || (TAGS[draft.tag] === 'SF' && between !== '')) ends.push(i + 1);
  }
  if (drafts.length > 0) ends.push(drafts.length);
  return ends;
}
