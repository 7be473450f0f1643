// @nunchi/text against scikit-learn on the same reviews in one run: each stage, one document by
// itself, the peak of memory, and whether both come to the same. They take turns in processes of
// their own, so that a machine that slows down slows both. Fails where the two differ.
//
//   npm run bench:sklearn
//   TEXT_CORPUS=train.tsv real reviews; PYTHON=python3.11 another Python; BENCH_QUICK=1 small, one round

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Findings } from '../../scripts/house/findings.mjs';
import { printTable } from '../../scripts/house/print-table.mjs';
import { describeMachine, machineLine } from './machine.mjs';
import { median } from './measure.mjs';
import { COUNTS, TFIDF } from './text-models.mjs';
import { writeReviewsTo } from './text-write-reviews.mjs';

const quick = process.env.BENCH_QUICK === '1';
const sizes = quick ? { learn: 3000, predict: 1000 } : { learn: 150_000, predict: 50_000 };
const rounds = quick ? 1 : 3;
const python = process.env.PYTHON ?? 'python3';
const stages = ['vectorizer fit', 'model fit', 'vectorizing', 'predicting'];
const sides = [
  { side: 'sklearn', program: python, file: 'text-sklearn.py' },
  { side: 'nunchi', program: process.execPath, file: 'text-sklearn-child.mjs' },
];

const version = versionOfSklearn();
if (version === null) console.log(`text-sklearn is left out: ${python} has no scikit-learn`);
else compare();

function versionOfSklearn() {
  const ask = 'import sklearn; print(sklearn.__version__)';
  try {
    return execFileSync(python, ['-c', ask], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return null;
  }
}

function compare() {
  const folder = mkdtempSync(path.join(tmpdir(), 'text-sklearn-'));
  const machine = describeMachine();
  const date = new Date().toISOString();
  const findings = new Findings();
  try {
    const made = writeReviewsTo(folder, sizes);
    console.log(`text-sklearn: ${machineLine(machine)}, scikit-learn ${version}, ${date}`);
    console.log(
      `${made.learn} reviews to learn from, ${made.predict} to predict (${made.name}); medians of ${rounds} rounds`,
    );
    const models = [...Object.keys(COUNTS), ...Object.keys(TFIDF)].map((name) => {
      const told = { sklearn: [], nunchi: [] };
      for (let round = 0; round < rounds; round += 1) {
        // Each begins every other round.
        for (const turn of round % 2 === 0 ? sides : sides.toReversed()) {
          const out = round === 0 ? path.join(folder, turn.side) : '';
          if (out) mkdirSync(out, { recursive: true });
          told[turn.side].push(run(turn, name, folder, out));
        }
      }
      const figures = figuresOf(told);
      print(name, told, figures);
      expectEqual(findings, name, told, folder);
      return { name, features: told.nunchi[0].features, figures };
    });
    write({ date, quick, rounds, machine, sklearn: version, reviews: made, models });
  } finally {
    rmSync(folder, { recursive: true });
  }
  findings.finish('text-sklearn');
}

/** What a process says of itself at its end. */
function run({ program, file }, name, folder, out) {
  const args = [
    fileURLToPath(new URL(file, import.meta.url)),
    ...[name, path.join(folder, 'train.tsv'), path.join(folder, 'test.tsv'), out],
  ];
  return JSON.parse(
    execFileSync(program, args, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' }),
  );
}

/** Medians of both sides: `{ title, unit, sklearn, nunchi, ratio }`, the ratio above 1 if we are better. */
function figuresOf(told) {
  const figure = (title, unit, of) => {
    const [sklearn, nunchi] = sides.map(({ side }) => median(told[side].map(of)));
    return { title, unit, sklearn, nunchi, ratio: sklearn / nunchi };
  };
  const all = (told) => stages.reduce((sum, stage) => sum + told.stages[stage], 0);
  return [
    ...stages.map((stage) => figure(stage, 'ms', (told) => told.stages[stage])),
    figure('all four', 'ms', all),
    figure('one document', 'µs', (told) => told.stages['one document'] * 1000),
    figure('peak of memory', 'MB', (told) => told.peak / 1e6),
  ];
}

function print(name, told, figures) {
  const model = name in COUNTS ? 'MultinomialNB' : 'LinearSVC, C 0.3';
  console.log(`\n${name} + ${model}: ${told.nunchi[0].features} features`);
  printTable(
    ['', '', 'scikit-learn', '@nunchi/text', 'ratio'],
    figures.map(({ title, unit, sklearn, nunchi, ratio }) => [
      ...[title, unit, short(sklearn), short(nunchi), ratio.toFixed(2)],
    ]),
  );
}

function short(value) {
  return value.toFixed(value < 100 ? 1 : 0);
}

/** The same features, rows and predictions, to the byte; weights of features to 1e-12. */
function expectEqual(findings, name, told, folder) {
  const [theirs, ours] = [told.sklearn[0].hashes, told.nunchi[0].hashes];
  for (const [what, hash] of Object.entries(theirs)) {
    findings.expect(hash === ours[what], `${name}: same ${what}`, `${name}: ${what} differ`);
  }
  const [a, b] = sides.map(({ side }) => int32(path.join(folder, side, 'predictions')));
  const unlike = a.filter((code, i) => code !== b[i]).length + Math.abs(a.length - b.length);
  findings.expect(unlike === 0, `${name}: ${unlike} of ${a.length} predictions differ`);
  if (name in COUNTS) return;
  const [idf, own] = sides.map(({ side }) => float64(path.join(folder, side, 'idf')));
  const gap = idf.reduce((most, value, i) => Math.max(most, Math.abs(value / own[i] - 1)), 0);
  findings.expect(
    idf.length === own.length && gap <= 1e-12,
    `${name}: idf within ${gap.toExponential(1)}`,
  );
}

function int32(file) {
  return new Int32Array(Uint8Array.from(readFileSync(file)).buffer);
}

function float64(file) {
  return new Float64Array(Uint8Array.from(readFileSync(file)).buffer);
}

function write(result) {
  const results = new URL('../results/', import.meta.url);
  mkdirSync(results, { recursive: true });
  const file = new URL(`text-sklearn-${result.date.replaceAll(':', '-')}.json`, results);
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}
