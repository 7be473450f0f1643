import { readLines } from './corpus.js';

/** A lexicon as a model packs it: sorted words, and a class for each. */
export interface WordList {
  readonly words: readonly string[];
  readonly classes: Uint8Array;
}

const CLASSES: Readonly<Record<string, number>> = {
  ...{ NNG: 1, NNP: 2, VV: 3, VA: 4, MAG: 5, MAJ: 5, XR: 6, IC: 7, NP: 8, VX: 9, MM: 10, NNB: 11 },
};
/** Both a common noun and a name; both a verb and an adjective; a stem that is a noun too. */
const NOUN_OR_NAME = 12;
const VERB_OR_ADJECTIVE = 13;
const STEM_OR_NOUN = 14;

/**
 * Chooses the words of a lexicon: those of our own list that mecab-ko-dic lacks, then those of it that
 * occur most in the teacher's labels, then the cheapest of the rest.
 */
export async function chooseWords(
  dictionary: string,
  taught: readonly string[],
  size: number,
  own?: string,
): Promise<WordList> {
  const costs = new Map<string, Map<string, number>>();
  for await (const line of readLines(dictionary)) {
    const [word, , , cost, type, tag] = line.split('\t') as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    if (!/^[가-힣]{2,8}$/.test(word) || type === 'INFLECT' || type === 'PREANALYSIS') continue;
    if (CLASSES[tag] === undefined) continue;
    let tags = costs.get(word);
    if (tags === undefined) costs.set(word, (tags = new Map<string, number>()));
    tags.set(tag, Math.min(Number(cost), tags.get(tag) ?? Infinity));
  }
  const added = new Set<string>();
  if (own !== undefined) {
    for await (const line of readLines(own)) {
      const [word, tag] = line.split('\t') as [string, string];
      if (CLASSES[tag] === undefined) continue;
      const tags = costs.get(word);
      // Shorter ones are too often endings or stems of something else.
      if (tags !== undefined || word.length < 3) continue;
      costs.set(word, new Map([[tag, 0]]));
      added.add(word);
    }
  }
  const counts = await countTaught(taught);
  const ranked = [...costs].map(([word, tags]) => {
    const count = (tag: string): number => counts.get(`${word}/${tag}`) ?? 0;
    const names = [...tags.keys()];
    const total = names.reduce((sum, tag) => sum + count(tag), 0);
    const main = names.reduce((a, b) =>
      count(b) > count(a) ||
      (count(b) === count(a) && (tags.get(b) as number) < (tags.get(a) as number))
        ? b
        : a,
    );
    return {
      word,
      total: added.has(word) ? Infinity : total,
      cost: Math.min(...tags.values()),
      class: classOf(main, tags, count),
    };
  });
  ranked.sort(
    (a, b) =>
      (a.total === b.total ? 0 : b.total - a.total) ||
      a.cost - b.cost ||
      (a.word < b.word ? -1 : 1),
  );
  const chosen = ranked.slice(0, size).sort((a, b) => (a.word < b.word ? -1 : 1));
  return {
    words: chosen.map(({ word }) => word),
    classes: Uint8Array.from(chosen, (entry) => entry.class),
  };
}

function classOf(
  main: string,
  tags: ReadonlyMap<string, number>,
  count: (tag: string) => number,
): number {
  const noun = tags.has('NNG');
  const name = tags.has('NNP');
  if (tags.has('VV') && tags.has('VA')) return VERB_OR_ADJECTIVE;
  if ((main === 'VV' || main === 'VA') && (noun || tags.has('MAG'))) return STEM_OR_NOUN;
  if (main === 'NNG' && name && count('NNP') * 4 > count('NNG')) return NOUN_OR_NAME;
  if (main === 'NNP' && noun && count('NNG') * 4 > count('NNP')) return NOUN_OR_NAME;
  return CLASSES[main] as number;
}

async function countTaught(paths: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const path of paths) {
    for await (const line of readLines(path)) {
      const [, tokens] = JSON.parse(line) as [string, [string, string][]];
      for (const [form, tag] of tokens) {
        if (form.length < 2) continue;
        const key = `${form}/${tag.replace(/-[IR]$/, '')}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}
