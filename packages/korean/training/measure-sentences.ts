// Measures the sentence splitter on texts that training did not see:
//
//   node measure-sentences.mjs --data DIR --work DIR --model FILE [--table FILE] [--train] [--cases FILE]
//
// --train trains a table and writes it to --table; --cases writes the texts, for other splitters.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { draftText } from '../src/analyze/draft-text.js';
import { findSentenceEnds } from '../src/analyze/sentences.js';
import { Tagger } from '../src/analyze/tagger.js';
import { parseModel } from '../src/model/model.js';
import { readLines } from './corpus.js';
import { readPassages } from './passages.js';
import type { Piece } from './passages.js';
import { pick, seededRandom } from './random.js';
import { restyle } from './sentence-noise.js';
import type { Style } from './sentence-noise.js';
import { HELD_BACK, trainSentences } from './sentences.js';
import { SEED } from './settings.js';

interface Case {
  readonly set: string;
  readonly text: string;
  readonly sentences: readonly string[];
}

const { values } = parseArgs({
  options: {
    ...{ data: { type: 'string' }, work: { type: 'string' }, model: { type: 'string' } },
    ...{ table: { type: 'string' }, train: { type: 'boolean' }, cases: { type: 'string' } },
    ...{ errors: { type: 'string' } },
  },
} as const);
const { data = '', work = '', model: file = '', table: tableFile = '' } = values;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const TEXTS = 250;
const random = seededRandom(7);
const cases: Case[] = [];
for (const line of readFileSync('test/sentences.tsv', 'utf8').split('\n')) {
  if (line === '' || line.startsWith('#')) continue;
  const marked = (line.split('\t')[1] as string).replace(/⏎/g, '\n');
  const sentences = marked.split('¦').map((sentence) => sentence.trim());
  cases.push({ set: 'by hand', text: marked.replace(/¦/g, ''), sentences });
}
for (const name of ['kaist_dev', 'gsd_dev', 'ksl_dev']) {
  const pieces: Piece[] = [];
  for await (const line of readLines(path.join(data, 'gold', `${name}.jsonl.gz`))) {
    pieces.push({ text: (JSON.parse(line) as { text: string }).text.trim(), unsure: [] });
  }
  for (const style of ['kept', 'dropped', 'mixed'] as const) {
    for (let i = 0; i < TEXTS; i += 1) {
      const from = Math.floor(random() * (pieces.length - 6));
      add(`${name} ${style}`, pieces.slice(from, from + 2 + Math.floor(random() * 5)), style);
    }
  }
}
const singles: Piece[] = [];
const reviews: Piece[][] = [];
for (const name of ['silver', 'nsmc']) {
  let index = 0;
  for await (const passage of readPassages(path.join(work, `taught-${name}.jsonl`))) {
    index += 1;
    if (index > 100_000) break;
    if (index % HELD_BACK !== 0 || passage.some(({ unsure }) => unsure.length > 0)) continue;
    if (passage.length === 1 && name === 'silver') singles.push(passage[0] as Piece);
    else if (passage.length > 1) reviews.push(passage);
  }
}
for (const style of ['kept', 'dropped', 'mixed'] as const) {
  for (let i = 0; i < TEXTS; i += 1) {
    const pieces = Array.from({ length: 2 + Math.floor(random() * 5) }, () =>
      pick(random, singles),
    );
    add(`chat ${style}`, pieces, style);
  }
  for (let i = 0; i < TEXTS; i += 1) add(`reviews ${style}`, pick(random, reviews), style);
}

function add(set: string, pieces: readonly Piece[], style: Style): void {
  const sentences = pieces.map((piece) => restyle(piece, style, random).text);
  cases.push({ set, text: sentences.join(' '), sentences });
}

if (values.cases !== undefined) {
  writeFileSync(values.cases, cases.map((each) => `${JSON.stringify(each)}\n`).join(''));
}

const model = parseModel(gunzipSync(readFileSync(file)));
let table: Int8Array | undefined;
if (values.train === true) {
  const began = Date.now();
  table = await trainSentences(model, data, work, SEED);
  say(`trained in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  if (tableFile !== '') writeFileSync(tableFile, table);
} else if (tableFile !== '') table = new Int8Array(readFileSync(tableFile));

const tagger = new Tagger(model, false, null);
const splitters: Readonly<Record<string, (text: string) => Set<string>>> = {
  marks: (text) => {
    const spans = new Set<string>();
    let from = 0;
    for (const match of text.matchAll(/[.?!]+(?=\s|$)|\n|$/g)) {
      const to = match.index + match[0].length;
      addSpan(spans, text, from, to);
      from = to;
    }
    return spans;
  },
  rules: (text) => spansOf(text, undefined),
  table: (text) => spansOf(text, table),
};

function spansOf(text: string, weights: Int8Array | undefined): Set<string> {
  const drafts = draftText(tagger, text);
  const spans = new Set<string>();
  let from = 0;
  for (const to of findSentenceEnds(drafts, text, weights)) {
    addSpan(spans, text, drafts[from]?.start ?? 0, drafts[to]?.start ?? text.length);
    from = to;
  }
  return spans;
}

function addSpan(spans: Set<string>, text: string, from: number, to: number): void {
  const piece = text.slice(from, to);
  const start = from + piece.length - piece.trimStart().length;
  const end = from + piece.trimEnd().length;
  if (start < end) spans.add(`${start}-${end}`);
}

const totals = new Map<string, { gold: number; hits: number[]; found: number[] }>();
let wrong = '';
for (const { set, text, sentences } of cases) {
  const total = totals.get(set) ?? { gold: 0, hits: [0, 0, 0], found: [0, 0, 0] };
  totals.set(set, total);
  const gold = new Set<string>();
  let at = 0;
  for (const sentence of sentences) {
    const start = text.indexOf(sentence, at);
    at = start + sentence.length;
    gold.add(`${start}-${at}`);
  }
  total.gold += gold.size;
  Object.values(splitters).forEach((split, which) => {
    const spans = split(text);
    let hits = 0;
    for (const span of spans) if (gold.has(span)) hits += 1;
    total.hits[which] = (total.hits[which] as number) + hits;
    total.found[which] = (total.found[which] as number) + spans.size;
    if (which === 2 && (hits < gold.size || hits < spans.size)) {
      const split = [...spans].map((span) =>
        text.slice(...(span.split('-').map(Number) as [number, number])),
      );
      wrong += `${set}\t${sentences.join(' ¦ ')}\n\t${split.join(' ¦ ')}\n`;
    }
  });
}
if (values.errors !== undefined) writeFileSync(values.errors, wrong);
say(
  `${'exact match (F1)'.padEnd(20)}${Object.keys(splitters)
    .map((name) => name.padStart(15))
    .join('')}`,
);
for (const [set, { gold, hits, found }] of totals) {
  const cells = hits.map((count, which) => {
    const f1 = (2 * count) / (gold + (found[which] as number));
    return `${(count / gold).toFixed(3)} (${f1.toFixed(3)})`.padStart(15);
  });
  say(`${set.padEnd(20)}${cells.join('')}`);
}
