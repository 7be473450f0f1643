// One process of recommend-surprise.mjs: our side, the twin of recommend-surprise.py.
//
//   node recommend-surprise-child.mjs MODEL OPTIONS RATINGS OUT
//
// Prints the seconds of processor time of `fit`, called for the first and for the second time, as JSON, and writes the predictions of the test side.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loaderOf } from './load-package.mjs';

const [, , name, options, file, out] = process.argv;
const load = loaderOf(fileURLToPath(new URL('../..', import.meta.url)));
const recommend = await load('@nunchi/recommend');

const lines = readFileSync(file, 'utf8').trim().split('\n');
const rows = lines.map((line) => {
  const [user, item, value] = line.split('\t');
  return { user, item, value: Number(value) };
});
const data = recommend.Interactions.from(rows, { ratingScale: [1, 5] });
const [{ train, test }] = new recommend.KFold({ nSplits: 5, randomState: 0 }).split(data);

/** Seconds of processor time of `fit`; the second time, V8 has compiled what it needs. */
function fitted() {
  const model = new recommend[name](JSON.parse(options));
  const begin = process.cpuUsage();
  model.fit(train);
  const { user, system } = process.cpuUsage(begin);
  return { model, cpu: (user + system) / 1e6 };
}

const { cpu: first } = fitted();
const { model, cpu } = fitted();
const predictions = model.test(test.rows(), { clip: false });
writeFileSync(
  out,
  Float64Array.from(predictions, ({ estimate }) => estimate),
);
const clipped = model.test(test.rows());
const told = { rmse: recommend.rmse(clipped), mae: recommend.mae(clipped) };
console.log(JSON.stringify({ cpu, first, ...told }));
