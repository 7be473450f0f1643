// Runs the benchmark suites of this folder (src/*.bench.mjs) against the built packages.
//
//   npm run bench                               all suites
//   npm run bench -- zoom-chat                  one suite
//   npm run bench -- --base ../other-checkout   this checkout against another one, built as well
//   npm run bench -- --markdown out.md          adds the tables to a Markdown file
//   BENCH_QUICK=1 npm run bench                 small inputs, few rounds: does it run at all
//
// Each suite checks its results first and is timed after. Results also go to benchmarks/results/.

import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loaderOf } from './load-package.mjs';
import { describeMachine, machineLine } from './machine.mjs';
import { consumed, measure } from './measure.mjs';
import { printGroup, rowsOf, slowest } from './report.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
/** npm runs scripts in the workspace; paths are meant from where the person stands. */
const fromHere = (given) => path.resolve(process.env.INIT_CWD ?? process.cwd(), given);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string' },
    markdown: { type: 'string' },
    gate: { type: 'string' },
    seed: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});

const suites = readdirSync(here)
  .filter((file) => file.endsWith('.bench.mjs'))
  .map((file) => file.slice(0, -'.bench.mjs'.length))
  .filter((name) => positionals.length === 0 || positionals.includes(name));

if (options.list || suites.length === 0) {
  console.log(suites.length === 0 ? `no suite named ${positionals.join(', ')}` : suites.join('\n'));
  process.exit(suites.length === 0 ? 1 : 0);
}

const quick = process.env.BENCH_QUICK === '1';
const seed = options.seed === undefined ? undefined : Number(options.seed);
const timing = quick ? { rounds: 3, minTurn: 20 } : { rounds: 15, minTurn: 100 };
const machine = describeMachine();
const date = new Date().toISOString();
const allRows = [];
const markdownFile = options.markdown === undefined ? null : fromHere(options.markdown);

for (const name of suites) {
  const suite = await import(`./${name}.bench.mjs`);
  const head = await suite.prepare({ load: loaderOf(root), root, quick, seed });
  const base = options.base === undefined ? null : await prepareBase(suite);

  const conditions = `${machineLine(machine)}, ${date}, seed ${head.seed}${quick ? ', quick run' : ''}`;
  console.log(`\n${name}: ${conditions}`);
  if (markdownFile !== null) appendFileSync(markdownFile, `\n### ${name}\n\n${conditions}\n`);

  const groups = [];
  for (const [index, group] of head.groups.entries()) {
    // The yardstick is the same code in both checkouts; it runs once.
    const others = base?.groups[index].tasks.filter((task) => !task.baseline) ?? [];
    const tasks = [...group.tasks, ...others.map((task) => ({ ...task, of: 'base' }))];
    // A group whose turns last seconds asks for fewer rounds.
    const rounds = Math.min(timing.rounds, group.rounds ?? timing.rounds);
    const rows = rowsOf(group, tasks, await measure(tasks, { ...timing, rounds }));
    const markdown = printGroup(group, rows);
    if (markdownFile !== null) appendFileSync(markdownFile, `\n${markdown}\n`);
    groups.push({ title: group.title, unit: group.unit, amount: group.amount, rows });
    allRows.push(...rows);
  }

  const results = path.join(here, '../results');
  mkdirSync(results, { recursive: true });
  const file = path.join(results, `${name}-${date.replaceAll(':', '-')}.json`);
  writeFileSync(
    file,
    `${JSON.stringify({ suite: name, date, seed: head.seed, quick, ...timing, machine, groups }, null, 2)}\n`,
  );
  console.log(`\nwritten to ${path.relative(process.cwd(), file)} (consumed ${consumed()})`);
}

// A wide gate: two runs on a shared machine differ, a change that halves the speed shows anyway.
if (options.gate !== undefined) {
  const worst = slowest(allRows);
  if (worst !== null && worst.againstBase < Number(options.gate)) {
    console.error(`"${worst.name}" runs at ${worst.againstBase.toFixed(2)} of its base's speed`);
    process.exitCode = 1;
  }
}

/** The other checkout; an older one may lack what this suite measures, which is no failure. */
async function prepareBase(suite) {
  try {
    const other = fromHere(options.base);
    return await suite.prepare({ load: loaderOf(other), root: other, quick, seed });
  } catch (error) {
    console.log(`the base cannot be measured: ${error.message}`);
    return null;
  }
}
