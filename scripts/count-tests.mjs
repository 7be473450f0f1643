// Counts tests from vitest's JSON reports, tells the failed ones with what they said, and prints the plain
// line "N passed, N failed", with ", N skipped" where there are such. A test that stands in several reports
// counts once, as in the last of them: the first run skips the tests that need a server, a later one runs them.
//
//   node scripts/count-tests.mjs [--also-failed N] REPORT...
//   node scripts/count-tests.mjs --has-failures REPORT-OR-FOLDER...    exit code 0 when a test failed

import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readJson } from './house/packages.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'also-failed': { type: 'string', default: '0' },
    'has-failures': { type: 'boolean', default: false },
  },
});

/** Lines of a failure that are told; the whole of it stands where the test ran. */
const TOLD_LINES = 12;

/** "file > name of the test" to `passed`, `failed` or another word of vitest's, and what a failed one said. */
const verdicts = new Map();
for (const report of positionals.flatMap(reportsOf)) {
  for (const suite of readJson(report).testResults) {
    // A file that could not be loaded has no tests, and failed all the same.
    if (suite.status === 'failed' && suite.assertionResults.length === 0) {
      verdicts.set(suite.name, { status: 'failed', said: suite.message ?? '' });
    }
    const seen = new Map();
    for (const { fullName, status, failureMessages } of suite.assertionResults) {
      // Tests of one file may share a name: number them.
      const nth = (seen.get(fullName) ?? 0) + 1;
      seen.set(fullName, nth);
      verdicts.set(`${suite.name} > ${fullName} #${nth}`, {
        status,
        said: (failureMessages ?? []).join('\n'),
      });
    }
  }
}

const tally = { passed: 0, failed: Number(options['also-failed']), skipped: 0 };
for (const { status } of verdicts.values()) {
  tally[status === 'passed' || status === 'failed' ? status : 'skipped'] += 1;
}

if (options['has-failures']) {
  process.exitCode = tally.failed > 0 ? 0 : 1;
} else {
  for (const [name, { status, said }] of verdicts) {
    if (status !== 'failed') continue;
    console.log(`\nfailed: ${path.relative('.', name)}`);
    console.log(said.split('\n').slice(0, TOLD_LINES).join('\n').replace(/^/gm, '  '));
  }
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  console.log(`${tally.passed} passed, ${tally.failed} failed${skipped}`);
}

function reportsOf(given) {
  if (!existsSync(given)) return [];
  if (!statSync(given).isDirectory()) return [given];
  return readdirSync(given)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => path.join(given, name));
}
