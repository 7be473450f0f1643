// The examples' tests that want a server, run against servers that are there.

import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { lastWords, workFolder } from '../engines/children.mjs';
import { readJson, root } from '../house/packages.mjs';
import { startGroup } from './process-group.mjs';

/** How tests learn of a server, and what the names of those that need it say. */
const KINDS = {
  mysql: { variable: 'NUNCHI_TEST_MYSQL_URL', word: /mysql|mariadb/i },
  postgres: { variable: 'NUNCHI_TEST_POSTGRES_URL', word: /postgres/i },
  mongo: { variable: 'NUNCHI_TEST_MONGO_URL', word: /mongo/i },
};

/**
 * Runs all test files that ask for one of the servers, and tells how it went.
 *
 * @param findings Where to tell it.
 * @param {readonly { kind: keyof typeof KINDS, name: string, url: string }[]} servers Those that are there.
 */
export async function testOn(findings, servers) {
  const kinds = servers.map(({ kind }) => kind);
  const files = filesThatAskFor(kinds);
  const { report, code, text } = await runTests(files, servers);
  if (report === null) throw new Error(`the tests did not run:\n${text}`);
  const tally = tallyOf(report, kinds);

  for (const { test, why } of tally.failed) findings.problem(`${test}: ${why}`);
  for (const test of tally.forgotten)
    findings.problem(`${test}: was skipped, although its server is there`);
  for (const { kind, name } of servers) {
    const passed = tally.passedOn[kind];
    findings.expect(passed > 0, `${name}: ${passed} tests passed`, `${name}: no test passed`);
  }
  const others = tally.elsewhere > 0 ? `, ${tally.elsewhere} left out (for other servers)` : '';
  const isGood = tally.failed.length === 0 && code === 0;
  findings.expect(
    isGood,
    `${tally.files.join(', ')}: ${tally.passed} passed, ${tally.failed.length} failed${others}`,
  );
  if (code !== 0 && tally.failed.length === 0)
    findings.problem(`vitest ended with ${code}:\n${text}`);
}

/**
 * What a report of vitest says.
 *
 * @param report As its JSON reporter writes it.
 * @param {readonly string[]} kinds The servers that were there.
 * @returns Counts of tests; `forgotten` are those that were skipped with no server missing for it.
 */
export function tallyOf(report, kinds) {
  const missing = Object.keys(KINDS).filter((kind) => !kinds.includes(kind));
  const tally = {
    ...{ files: [], passed: 0, failed: [], forgotten: [], elsewhere: 0 },
    passedOn: Object.fromEntries(kinds.map((kind) => [kind, 0])),
  };
  for (const suite of report.testResults) {
    const file = path.relative(root, suite.name);
    tally.files.push(file);
    // A file that cannot be loaded, or a hook around the tests.
    const isBroken =
      suite.status === 'failed' &&
      suite.assertionResults.every(({ status }) => status !== 'failed');
    if (isBroken) tally.failed.push({ test: file, why: firstLine(suite.message) });
    for (const { fullName, status, failureMessages } of suite.assertionResults) {
      const names = (kind) => KINDS[kind].word.test(fullName);
      const test = `${file}, ${fullName}`;
      if (status === 'passed') {
        tally.passed += 1;
        for (const kind of kinds) if (names(kind)) tally.passedOn[kind] += 1;
      } else if (status === 'failed') {
        tally.failed.push({ test, why: firstLine(failureMessages[0]) });
      } else if (missing.some(names)) tally.elsewhere += 1;
      else tally.forgotten.push(test);
    }
  }
  return tally;
}

function firstLine(message = 'failed') {
  return message.trim().split('\n')[0];
}

function filesThatAskFor(kinds) {
  const examples = path.join(root, 'examples');
  return readdirSync(examples, { recursive: true })
    .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
    .map((name) => path.join(examples, name))
    .filter((file) => {
      const text = readFileSync(file, 'utf8');
      return kinds.some((kind) => text.includes(KINDS[kind].variable));
    })
    .sort();
}

/** Runs vitest; what the tests leave behind goes with it. */
async function runTests(files, servers) {
  const work = workFolder('nunchi-tests-');
  try {
    const output = path.join(work, 'report.json');
    const given = [
      ...[path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...files],
      // The files share the servers' one database.
      ...['--no-file-parallelism', '--reporter=json', `--outputFile=${output}`],
    ];
    const env = { ...process.env, TMPDIR: work };
    // No other server than these is written to.
    for (const { variable } of Object.values(KINDS)) delete env[variable];
    for (const { kind, url } of servers) env[KINDS[kind].variable] = url;
    const { child, ended, kill } = startGroup(process.execPath, given, {
      ...{ cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] },
    });
    const words = lastWords(child);
    const { code } = await ended;
    kill();
    return { report: existsSync(output) ? readJson(output) : null, code, text: words() };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
