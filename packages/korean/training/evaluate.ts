// Measures the models, and with --peers other analyzers beside them; prints tables in Markdown:
//
//   npm run evaluate -w @nunchi/korean -- --data DIR [--peers] [--models lite,default,plus]
//       [--model FILE]... [--half reporting|tuning] [--out FILE.md]
//
// DIR holds the corpora (gold/klue_dp_half.jsonl.gz, ...); --model measures a model of a file;
// --half tells which half of the chat lines: only the tuning half may be looked at while tuning.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { accuracyRow } from './evaluation/accuracy.js';
import type { AccuracySet } from './evaluation/accuracy.js';
import { readChat, readCorpus } from './evaluation/gold-sets.js';
import type { GoldText } from './evaluation/gold-sets.js';
import { markdownTable } from './evaluation/markdown.js';
import { NOISE_HEAD, noiseRow } from './evaluation/noise-table.js';
import { modelFile, ownSystem } from './evaluation/own-system.js';
import { blankCell, PLAIN_SPLIT, readSplitTexts, splitCells } from './evaluation/splitting.js';
import type { System } from './evaluation/system.js';
import { loadGaru } from './peers/garu.js';
import { startKiwi } from './peers/kiwi.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    peers: { type: 'boolean', default: false },
    models: { type: 'string' },
    model: { type: 'string', multiple: true, default: [] },
    half: { type: 'string', default: 'reporting' },
    out: { type: 'string' },
  },
});
const { data, half } = values;
if (data === undefined || (half !== 'reporting' && half !== 'tuning')) {
  throw new Error('usage: evaluate --data DIR [--peers] [--models lite,default,plus] [--out FILE]');
}
/** npm runs scripts in the package; paths are meant from where the person stands. */
const fromHere = (given: string): string =>
  path.resolve(process.env.INIT_CWD ?? process.cwd(), given);

const systems: (System | string)[] = [];
const names = values.models ?? (values.model.length > 0 ? '' : 'lite,default,plus');
for (const name of names.split(',').filter(Boolean)) {
  systems.push(ownSystem(name, modelFile(name)) ?? `${name}: not built`);
}
for (const file of values.model.map(fromHere)) {
  systems.push(ownSystem(path.basename(file), file) ?? `${file}: not there`);
}
const kiwi = values.peers ? await startKiwi() : null;
if (values.peers) {
  systems.push(...(await loadGaru()), kiwi?.system ?? 'Kiwi: not installed (kiwipiepy)');
}

const corpus = (name: string): Promise<GoldText[]> => readCorpus(fromHere(data), name);
const klue = await corpus('klue_dp_half');
const ksl = await corpus('ksl_test');
const kaist = await corpus('kaist_test');
const sets: AccuracySet[] = [
  { name: 'KLUE-DP half', texts: klue, folds: false },
  { name: 'UD KSL test', texts: ksl, folds: false },
  { name: 'UD GSD test', texts: await corpus('gsd_test'), folds: false },
  { name: 'UD Kaist test', texts: kaist, folds: false },
  { name: `chat, ${half} half`, texts: readChat(half), folds: true },
];
const reviews = klue.filter(({ part }) => part === 'airbnb');
const splitTexts = readSplitTexts('test/sentences.tsv');

const fine: string[][] = [];
const coarse: string[][] = [];
const noise: string[][] = [];
const splits: string[][] = [];
for (const system of systems) {
  if (typeof system === 'string') {
    for (const rows of [fine, coarse, noise, splits]) rows.push([system]);
    continue;
  }
  process.stderr.write(`${system.name}\n`);
  const rows = await accuracyRow(system, sets);
  fine.push(rows.fine);
  coarse.push(rows.coarse);
  noise.push(await noiseRow(system, reviews));
  if (system.split !== undefined) splits.push(await splittingRow(system));
}
splits.push(await splittingRow(PLAIN_SPLIT));
kiwi?.close();

async function splittingRow(system: System): Promise<string[]> {
  const row = [system.name, ...(await splitCells(system, splitTexts))];
  for (const texts of [klue, ksl, kaist]) row.push(await blankCell(system, texts));
  return row;
}

const sizes = sets.map(({ name, texts }) => `${name} (${texts.length})`);
const blanks = ['KLUE-DP half', 'KSL test', 'Kaist test'].map((name) => `blanks, ${name}`);
const report = [
  `Node ${process.version}${kiwi === null ? '' : `, kiwipiepy ${kiwi.version}`}, ${new Date().toISOString()}`,
  'Accuracy: F1 of morpheme + tag (noun F1); chat: strict / conventions folded / nouns',
  markdownTable(['', ...sizes], fine),
  'The same with coarse tags',
  markdownTable(['', ...sizes], coarse),
  `Noise: F1 of morpheme + tag without marks, ${reviews.length} reviews of the KLUE-DP half`,
  markdownTable(NOISE_HEAD, noise),
  `Sentences (${splitTexts.length} texts made by hand): share found exactly, F1; blanks: F1 with all taken away`,
  markdownTable(['', 'sentences exact', 'sentences F1', ...blanks], splits),
].join('\n\n');
process.stdout.write(`${report}\n`);
if (values.out !== undefined) writeFileSync(fromHere(values.out), `${report}\n`);
