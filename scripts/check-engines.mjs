// Runs what the packages compile or speak to on real engines, on this machine, and holds it against their
// own results. What an engine needs is fetched from PyPI and Maven Central into a cache folder; all of it
// runs on loopback and is stopped again. Where Java or Python is missing, or nothing can be fetched, a part
// says so and passes.
//
//   node scripts/check-engines.mjs [package] [engine] [--all] [--golden] [--dist FOLDER]
//
// `--all` takes 1,000 random runs an engine in place of a few; `--golden` keeps what the engine said for
// the package's tests, so it wants `--all`; `--dist` is another build of the one package that is named.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { NotFetched } from './engines/children.mjs';
import { Findings } from './house/findings.mjs';
import { root } from './house/packages.mjs';

const PARTS = [
  { package: 'recommend', engine: 'spark', file: 'recommend-spark' },
  { package: 'window', engine: 'spark', file: 'spark' },
  { package: 'window', engine: 'flink', file: 'flink' },
  { package: 'window', engine: 'kafka-streams', file: 'kafka-streams' },
  { package: 'window', engine: 'kafka', file: 'kafka-crash' },
  // An example's own source: nothing of it is built.
  { package: 'forum-mart', engine: 'parquet', file: 'forum-mart', isBuilt: false },
];

const { values: options, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    golden: { type: 'boolean', default: false },
    dist: { type: 'string' },
  },
});

const findings = new Findings();
const chosen = PARTS.filter((part) =>
  words.every((word) => word === part.package || word === part.engine),
);
if (chosen.length === 0) findings.problem(`there is no part ${words.join(' ')}`);
for (const part of chosen) {
  const dist = path.resolve(options.dist ?? path.join(root, 'packages', part.package, 'dist'));
  if (part.isBuilt !== false && !existsSync(path.join(dist, 'index.js'))) {
    findings.problem(`${dist} is not built`);
    continue;
  }
  const { run } = await import(`./engines/${part.file}.mjs`);
  try {
    await run({ findings, dist, all: options.all, golden: options.golden });
  } catch (error) {
    const told = `${part.package} on ${part.engine}: ${error.message}`;
    if (error instanceof NotFetched) findings.skip(`skipped, ${told}`);
    else findings.problem(told);
  }
}
findings.finish('check:engines');
