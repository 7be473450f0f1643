// Speed of @nunchi/korean: the analyzer with each model, in sentences of 48 characters a second,
// against garu-ko; the normalizer in millions of characters a second, against a chain of regexps.
//
//   KIWI_MODEL=FOLDER npm run bench -- korean   measures kiwi-nlp too, with the model files of FOLDER

import { existsSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_SEED, makeChatLines, makeSentences } from './corpus/korean.mjs';
import { loadGaru, loadKiwi } from './korean-peers.mjs';
import { naiveNormalize } from './naive-normalizer.mjs';

/** Characters of what is counted as one sentence. */
const SENTENCE = 48;
const models = {
  lite: 'korean-model-lite',
  default: 'korean-model',
  plus: 'korean-model-plus',
};

/** Makes the texts, checks every analyzer on them, and gives the tasks to time. */
export async function prepare({ load, root, quick, seed = DEFAULT_SEED }) {
  const { createAnalyzer, normalize } = await load('@nunchi/korean');
  const { readModel } = await load('@nunchi/korean/node');
  const sentences = makeSentences({ count: quick ? 100 : 500, seed });
  const lines = makeChatLines({ count: quick ? 200 : 1000, seed });
  const texts = sentences.map(({ text }) => text);

  const garu = await loadGaru();
  const kiwi = await loadKiwi(process.env.KIWI_MODEL);
  if (kiwi === null) console.log('kiwi-nlp is left out: KIWI_MODEL names no folder');
  const peers = kiwi === null ? [garu] : [garu, kiwi];
  for (const peer of peers) expectNouns(peer.name, sentences, peer.nouns);

  const own = [];
  for (const [name, folder] of Object.entries(models)) {
    const file = path.join(root, 'packages', folder, 'model.nkm.gz');
    if (!existsSync(file)) {
      console.log(`the model "${name}" is left out: ${file} is not there`);
      continue;
    }
    const model = readModel(file);
    const analyzer = createAnalyzer({ model });
    expectNouns(name, sentences, (text) => analyzer.nouns(text));
    for (const text of [...texts, ...lines]) expectWhole(analyzer, text);
    own.push({ name, analyzer, mending: createAnalyzer({ model, typos: true }) });
  }

  const group = (title, unit, on, amount) => ({
    title,
    unit,
    amount,
    tasks: [
      ...peers.map(({ name, count }) => ({
        ...{ name, baseline: name === garu.name },
        run: () => sum(on, count),
      })),
      ...own.flatMap(({ name, analyzer, mending }) => [
        { name: `${name}: analyze`, run: () => sum(on, (text) => analyzer.analyze(text).length) },
        { name: `${name}: tokenize`, run: () => sum(on, (text) => analyzer.tokenize(text).length) },
        ...(name === 'default'
          ? [
              {
                name: `${name}: tokenize, mending typos`,
                run: () => sum(on, (text) => mending.tokenize(text).length),
              },
            ]
          : []),
      ]),
    ],
  });
  const characters = sum(texts, (text) => text.length);
  return {
    seed,
    groups: [
      group(
        `Sentences: ${texts.length}, ${(characters / texts.length).toFixed(1)} characters each, counted as if 48`,
        'sentences/s',
        texts,
        characters / SENTENCE,
      ),
      group(`Chat: ${lines.length} lines, one by one`, 'lines/s', lines, lines.length),
      ...normalizing(normalize, lines, texts),
    ],
  };
}

/** Groups of the normalizer: lines one by one, all of them as one text, and text that needs nothing. */
function normalizing(normalize, lines, texts) {
  const options = { preset: 'chat' };
  const cases = [
    { title: 'chat lines one by one', on: lines },
    { title: 'chat lines as one text', on: [lines.join('\n')] },
    { title: 'clean sentences as one text', on: [texts.join('\n')] },
  ];
  return cases.map(({ title, on }) => {
    for (const text of on) expectNormal(normalize, text, options);
    return {
      title: `Normalizing ${title}: ${sum(on, (text) => text.length)} characters`,
      unit: 'M characters/s',
      amount: sum(on, (text) => text.length) / 1e6,
      tasks: [
        {
          ...{ name: 'a chain of regexps, no offsets', baseline: true },
          run: () => sum(on, (text) => naiveNormalize(text).length),
        },
        {
          name: "normalize(text, { preset: 'chat' })",
          run: () => sum(on, (text) => normalize(text, options).text.length),
        },
      ],
    };
  });
}

function sum(texts, count) {
  let total = 0;
  for (const text of texts) total += count(text);
  return total;
}

function expect(condition, what) {
  if (!condition) throw new Error(what);
}

/** Every analyzer must find most of the nouns that were put into the sentences. */
function expectNouns(name, sentences, nounsOf) {
  let made = 0;
  let found = 0;
  for (const { text, nouns } of sentences) {
    const seen = new Set(nounsOf(text));
    made += nouns.length;
    found += nouns.filter((noun) => seen.has(noun)).length;
  }
  const share = found / made;
  expect(share > 0.85, `${name} finds ${(share * 100).toFixed(1)} % of the nouns`);
}

/** The morphemes stand in the text, in order, over every syllable; sentences hold the same ones. */
function expectWhole(analyzer, text) {
  const morphemes = analyzer.tokenize(text);
  const covered = new Set();
  let before = 0;
  for (const { start, end } of morphemes) {
    expect(before <= start && start < end && end <= text.length, `misplaced: ${text}`);
    for (let at = start; at < end; at += 1) covered.add(at);
    before = start;
  }
  for (const { index } of text.matchAll(/[가-힣]/g)) {
    expect(covered.has(index), `no morpheme for place ${index}: ${text}`);
  }
  const again = analyzer.analyze(text).flatMap((sentence) => sentence.morphemes);
  expect(JSON.stringify(again) === JSON.stringify(morphemes), `analyze differs: ${text}`);
}

/** What was normalized needs nothing more, and its offsets lead back. */
function expectNormal(normalize, text, options) {
  const { text: normal, map } = normalize(text, options);
  expect(normalize(normal, options).text === normal, `not idempotent: ${text}`);
  for (const { index } of normal.matchAll(/[0-9A-Za-z]/g)) {
    const { start, end } = map.toOriginal(index, index + 1);
    expect(text.slice(start, end) === normal[index], `offset ${index} is lost: ${text}`);
  }
}
