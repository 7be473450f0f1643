import { readLines } from './corpus.js';
import type { TaggedSentence } from './corpus.js';
import type { Pair } from './harmonize.js';

interface Word {
  surface: string;
  pairs: Pair[] | null;
}

/** Sentences of a gold file: `{ eoj: [[word, morphemes, blank follows], ...] }`. */
export async function* readGold(path: string): AsyncGenerator<TaggedSentence> {
  for await (const line of readLines(path)) {
    const { eoj } = JSON.parse(line) as { eoj: [string, Pair[], boolean][] };
    const words: Word[] = [];
    let joined = false;
    for (const [surface, pairs, blankFollows] of eoj) {
      const clean = surface.replace(/\s/g, '');
      const last = words[words.length - 1];
      if (joined && last !== undefined) {
        last.surface += clean;
        last.pairs = [...(last.pairs ?? []), ...pairs];
      } else words.push({ surface: clean, pairs });
      joined = !blankFollows;
    }
    yield { words };
  }
}

/** Sentences that `teach.py` labelled: `[text, [[form, tag, start, length], ...]]`. */
export async function* readTaught(path: string): AsyncGenerator<TaggedSentence> {
  for await (const line of readLines(path)) {
    const [text, tokens] = JSON.parse(line) as [string, [string, string, number, number][]];
    // The teacher counts code points, so texts beyond the basic plane are left out.
    if (/[\ud800-\udfff]/.test(text)) continue;
    const spans = [...text.matchAll(/\S+/g)].map((match) => ({
      surface: match[0],
      pairs: [] as Pair[] | null,
      start: match.index,
      end: match.index + match[0].length,
    }));
    let at = 0;
    for (const [form, tag, start, length] of tokens) {
      while (at < spans.length && start >= (spans[at] as { end: number }).end) at += 1;
      const span = spans[at];
      if (span === undefined) break;
      if (start >= span.start && start + length <= span.end) span.pairs?.push([form, tag]);
      else {
        // A morpheme across a blank: nothing can be learnt of these words.
        for (let i = at; i < spans.length; i += 1) {
          const touched = spans[i] as { start: number; pairs: Pair[] | null };
          if (touched.start >= start + length) break;
          touched.pairs = null;
        }
      }
    }
    yield { words: spans };
  }
}
