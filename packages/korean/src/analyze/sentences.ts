import { GAP_FEATURES, hashGap } from './gap-features.js';
import { sumWeights } from './linear-table.js';
import type { Draft } from './morphemes.js';
import { readScene } from './scene.js';
import { endsByRule } from './sentence-rule.js';
import { walkThrough } from './sentence-walk.js';

/**
 * Finds where the sentences of an analysed text end, with or without final marks.
 *
 * A sentence ends with its line, and within a line where a linear model over the morphemes around
 * says so (or rules, without a model): after final marks, endings, laughs. Marks, laughs, emoji and
 * closing quotes stay with the sentence before them, and nothing is cut inside of quotes and
 * brackets. Time is linear in the number of morphemes.
 *
 * @param drafts the morphemes of the whole text, in order
 * @param text the text that they were read from
 * @param table the section `sentences` of a model; without it, rules decide
 * @returns for each sentence the index after its last morpheme; empty when there are none
 * @example
 * // 오늘 비가 온다 우산을 챙겼다: 오늘 비 가 오 ㄴ다 | 우산 을 챙기 었 다
 * findSentenceEnds(drafts, text, table); // [5, 10]
 */
export function findSentenceEnds(
  drafts: readonly Draft[],
  text: string,
  table: Int8Array | undefined,
): number[] {
  const scene = readScene(drafts, text);
  if (table === undefined || table.length === 0) return walkThrough(scene, endsByRule);
  const hashes = new Int32Array(GAP_FEATURES);
  return walkThrough(scene, (walk, _, i) => {
    hashGap(hashes, walk, scene, i);
    return sumWeights(table, hashes, GAP_FEATURES) > 0;
  });
}
