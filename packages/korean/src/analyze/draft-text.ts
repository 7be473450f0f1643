import { scanWebEntities } from '../normalize/web-entities.js';
import { endOfChunk } from './chunks.js';
import type { Draft } from './morphemes.js';
import type { Tagger } from './tagger.js';

/** All morphemes of a normalized text, tagged stretch by stretch. */
export function draftText(tagger: Tagger, text: string): Draft[] {
  const spans = scanWebEntities(text);
  const drafts: Draft[] = [];
  let span = 0;
  for (let from = 0; from < text.length;) {
    let to = endOfChunk(text, from);
    while (span < spans.length && (spans[span] as { end: number }).end <= from) span += 1;
    // A link or emoji is never cut.
    for (let s = span; s < spans.length && (spans[s] as { start: number }).start < to; s += 1) {
      to = Math.max(to, (spans[s] as { end: number }).end);
    }
    for (const draft of tagger.tag(text, from, to, spans, span)) drafts.push(draft);
    from = to;
  }
  return drafts;
}
