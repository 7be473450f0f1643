import type { Morpheme } from '../../src/types.js';
import { addCounts, emptyCounts, f1 } from '../score.js';
import type { GoldText } from './gold-sets.js';
import { share } from './markdown.js';
import { makeNoise, NOISES } from './noise-sets.js';
import type { ForEach, System } from './system.js';

const SEED = 3;

export const NOISE_HEAD: readonly string[] = [
  ...['', ...NOISES.map(({ name }) => name), 'the same, mending typos'],
];

/** F1 of morphemes with their tags on the same sentences, clean and with each noise. */
export async function noiseRow(system: System, gold: readonly GoldText[]): Promise<string[]> {
  const row = [system.name];
  for (const { apply } of NOISES) row.push(await score(system.tag, apply, gold));
  const typing = NOISES.at(-1) as (typeof NOISES)[number];
  row.push(system.tagMending ? await score(system.tagMending, typing.apply, gold) : '-');
  return row;
}

async function score(
  tag: ForEach<readonly Morpheme[]>,
  apply: (typeof NOISES)[number]['apply'],
  gold: readonly GoldText[],
): Promise<string> {
  const texts = gold.map(({ text }) => text);
  const answers = await tag(makeNoise(apply, texts, SEED));
  const counts = emptyCounts();
  gold.forEach(({ words }, index) => {
    const found = (answers[index] ?? []).map(({ form, tag: name }) => [form, name] as const);
    addCounts(counts, words.flat(), found, isWord);
  });
  return share(f1(counts.hits, counts.predicted, counts.gold));
}

/** Marks and runs of letters do not count: noise puts them in and takes them away. */
function isWord(morpheme: string): boolean {
  return !morpheme.endsWith('/S') && !/^[ㄱ-ㅎㅏ-ㅣ~!?.]+\/(?!E|JX)/.test(morpheme);
}
