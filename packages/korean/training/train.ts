// Trains a model:
//
//   npm run train -w @nunchi/korean -- --data DIR --work DIR --name default [--sentences N]
//
// DIR of --data holds the corpora (gold/, silver.jsonl.gz, ...), DIR of --work what `teach.py` wrote
// (see training/README.md). The same data and the same settings give the same bytes.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Lexicon } from '../src/analyze/lexicon.js';
import { packLexicon } from '../src/analyze/lexicon-text.js';
import { packModel } from '../src/model/model.js';
import { readChatGold } from './chat-gold.js';
import { labelSentence } from './corpus.js';
import type { TaggedSentence } from './corpus.js';
import { ExampleSet } from './examples.js';
import type { Source } from './harmonize.js';
import { chooseWords } from './lexicon.js';
import { addNoise } from './noise.js';
import { trainPerceptron } from './perceptron.js';
import { quantize } from './quantize.js';
import { seededRandom } from './random.js';
import { readGold, readTaught } from './readers.js';
import { BEAM, MARGIN, MODELS, NOISE, SEED } from './settings.js';
import { buildTables } from './tables.js';

/** Times that the hand-made chat lines are learnt in an epoch; they are few, and what it is about. */
const CHAT_TIMES = 8;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    work: { type: 'string' },
    out: { type: 'string', default: 'models' },
    name: { type: 'string', default: 'default' },
    sentences: { type: 'string', default: '302000' },
    epochs: { type: 'string' },
    margin: { type: 'string', default: String(MARGIN) },
    version: { type: 'string', default: '1' },
  },
});
const settings = MODELS.find(({ name }) => name === values.name);
if (values.data === undefined || values.work === undefined || settings === undefined) {
  throw new Error('usage: train --data DIR --work DIR --name lite|default|plus');
}
const gold = (name: string): string => path.join(values.data as string, 'gold', `${name}.jsonl.gz`);
const taught = (name: string): string => path.join(values.work as string, `taught-${name}.jsonl`);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const set = new ExampleSet();
const random = seededRandom(SEED);
const most = Number(values.sentences);

const words = await chooseWords(
  path.join(values.data, 'mecab-ko-dic.tsv.gz'),
  ['silver', 'kaist_train', 'gsd_train', 'ksl_train'].map(taught),
  settings.words,
  'training/words.tsv',
);
say(`${words.words.length} words in the lexicon`);

async function learn(
  sentences: AsyncIterable<TaggedSentence> | Iterable<TaggedSentence>,
  source: Source,
  options: { noise: boolean; times?: number; most?: number },
): Promise<void> {
  const counts = { words: 0, failed: 0 };
  let added = 0;
  for await (const sentence of sentences) {
    if (added >= (options.most ?? Infinity)) break;
    if (sentence.words.length === 0) continue;
    const labelled = labelSentence(sentence, source, counts);
    for (let i = 0; i < (options.times ?? 1); i += 1) {
      const noisy = options.noise || i > 0 ? addNoise(labelled, NOISE, random) : null;
      if (noisy === null ? set.add(labelled) : set.add(noisy.sentence, noisy.typo)) added += 1;
    }
  }
  say(`${source}: ${added} sentences; ${counts.failed} of ${counts.words} words not aligned`);
}

for (const source of ['kaist', 'gsd', 'ksl'] as const) {
  await learn(readGold(gold(`${source}_train`)), source, { noise: false });
  await learn(readTaught(taught(`${source}_train`)), 'kiwi', { noise: true });
}
await learn(readTaught(taught('silver')), 'kiwi', { noise: true, most });
const left = most - 302_000;
if (left > 0) await learn(readTaught(taught('nsmc')), 'kiwi', { noise: true, most: left });
if (existsSync('gold/class.tsv')) {
  const lines = readChatGold('gold').filter(({ half }) => half === 'tuning');
  await learn(lines, 'chat', { noise: false, times: CHAT_TIMES });
}

const tables = buildTables(set);
say(`${tables.labels.length} labels, ${set.examples.length} sentences`);
const lexicon = new Lexicon(packLexicon(words.words), words.classes);
const learnt = trainPerceptron(set.examples, tables, lexicon, {
  blocks: settings.blocks,
  epochs: Number(values.epochs ?? settings.epochs),
  seed: SEED,
  margin: Number(values.margin),
  onEpoch: (epoch, errors, seconds) =>
    say(`epoch ${epoch}: ${(errors * 100).toFixed(2)} % errors, ${seconds.toFixed(0)} s`),
});
const { weights, transitions } = quantize(learnt, settings.levels);
const bytes = packModel({
  info: { name: settings.name, version: values.version, license: 'CC-BY-SA-4.0' },
  ...{ labels: tables.labels, tagLabels: tables.tagLabels, colours: tables.colours, beam: BEAM },
  ...{ clean: tables.clean, typos: tables.typos, weights, transitions, lexicon: words, extra: {} },
});
mkdirSync(values.out, { recursive: true });
const file = path.join(values.out, `${settings.name}.nkm.gz`);
writeFileSync(file, gzipSync(bytes, { level: 9 }));
say(`${file}: ${bytes.length} bytes, brotli ${brotliCompressSync(bytes).length}`);
