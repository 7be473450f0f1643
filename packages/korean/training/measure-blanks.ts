// Measures the mender of blanks on texts that training did not see:
//
//   node measure-blanks.mjs --data DIR --work DIR --model FILE [--table FILE] [--train] [--cases FILE]
//
// --train trains a table and writes it to --table; --cases writes the texts, for other tools.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { spaceText } from '../src/analyze/spacing.js';
import { Tagger } from '../src/analyze/tagger.js';
import { parseModel } from '../src/model/model.js';
import { trainBlanks } from './blanks.js';
import { readLines } from './corpus.js';
import { seededRandom } from './random.js';
import { SEED } from './settings.js';

interface Case {
  readonly set: string;
  readonly text: string;
  readonly truth: string;
}

const { values } = parseArgs({
  options: {
    ...{ data: { type: 'string' }, work: { type: 'string' }, model: { type: 'string' } },
    ...{ table: { type: 'string' }, train: { type: 'boolean' }, cases: { type: 'string' } },
    ...{ errors: { type: 'string' }, sets: { type: 'string' } },
  },
} as const);
const { data = '', work = '', model: file = '', table: tableFile = '' } = values;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const random = seededRandom(11);
const cases: Case[] = [];
for (const name of (values.sets ?? 'kaist_test,ksl_test,klue_dp_half').split(',')) {
  for await (const line of readLines(path.join(data, 'gold', `${name}.jsonl.gz`))) {
    const truth = (JSON.parse(line) as { text: string }).text.trim().replace(/\s+/g, ' ');
    if (/[\ud800-\udfff]/.test(truth)) continue;
    const add = (set: string, text: string): void =>
      void cases.push({ set: `${name} ${set}`, text, truth });
    add('as it is', truth);
    add('none', truth.replace(/ /g, ''));
    add(
      '30 % gone',
      truth.replace(/ /g, () => (random() < 0.3 ? '' : ' ')),
    );
    add(
      '5 % wrong',
      truth.replace(/[^ ](?=[^ ])/g, (char) => (random() < 0.05 ? `${char} ` : char)),
    );
    add(
      'both',
      truth.replace(/[^ ](?=[^ ])| /g, (char) =>
        char === ' ' ? (random() < 0.3 ? '' : ' ') : random() < 0.05 ? `${char} ` : char,
      ),
    );
  }
}
if (values.cases !== undefined) {
  writeFileSync(values.cases, cases.map((each) => `${JSON.stringify(each)}\n`).join(''));
}

const model = parseModel(gunzipSync(readFileSync(file)));
let table: Int8Array | undefined;
if (values.train === true) {
  const began = Date.now();
  table = await trainBlanks(model, data, work, SEED);
  say(`trained in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  if (tableFile !== '') writeFileSync(tableFile, table);
} else if (tableFile !== '') table = new Int8Array(readFileSync(tableFile));

const tagger = new Tagger(model, false, null);
const totals = new Map<string, { before: Counts; after: Counts; exact: number; texts: number }>();
interface Counts {
  hits: number;
  found: number;
  gold: number;
}
let wrong = '';
for (const { set, text, truth } of cases) {
  const total = totals.get(set) ?? {
    ...{ before: { hits: 0, found: 0, gold: 0 }, after: { hits: 0, found: 0, gold: 0 } },
    ...{ exact: 0, texts: 0 },
  };
  totals.set(set, total);
  const mended = spaceText(text, tagger, table);
  if (mended.replace(/\s/g, '') !== text.replace(/\s/g, '')) throw new Error(`changed: ${text}`);
  if (spaceText(mended, tagger, table) !== mended) throw new Error(`not stable: ${text}`);
  compare(total.before, text, truth);
  compare(total.after, mended, truth);
  total.texts += 1;
  if (mended === truth) total.exact += 1;
  else wrong += `${set}\n\t${truth}\n\t${mended}\n`;
}
if (values.errors !== undefined) writeFileSync(values.errors, wrong);
say(`${'F1 of blanks'.padEnd(28)}  before   after   exact`);
for (const [set, { before, after, exact, texts }] of totals) {
  const cells = [f1(before), f1(after), exact / texts].map((value) => value.toFixed(3).padStart(8));
  say(`${set.padEnd(28)}${cells.join('')}`);
}

function compare(counts: Counts, text: string, truth: string): void {
  const a = blanksOf(truth);
  const b = blanksOf(text);
  counts.gold += a.size;
  counts.found += b.size;
  for (const blank of b) if (a.has(blank)) counts.hits += 1;
}

/** After how many characters that are no blanks each blank stands. */
function blanksOf(text: string): Set<number> {
  const blanks = new Set<number>();
  let characters = 0;
  for (const char of text) {
    if (char === ' ') blanks.add(characters);
    else characters += 1;
  }
  return blanks;
}

function f1({ hits, found, gold }: Counts): number {
  return found + gold === 0 ? 1 : (2 * hits) / (found + gold);
}
