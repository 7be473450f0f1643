// Runs every example as its README says, on the data that ships with it, in a folder that is thrown
// away after. Each run must end well and write something; a page that it writes must be whole in
// itself and load nothing from the network.
//
//   npm run build && node scripts/run-examples.mjs

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Findings } from './house/findings.mjs';
import { assertBuilt, listExamples, listPackages, root } from './house/packages.mjs';

/** What to run in place of the plain `npm run demo -- --out FOLDER`; a repetition is on purpose. */
const runs = {
  '@nunchi/example-lecture-chat': [[], [], ['--anonymize', '--lang', 'en', '--csv']],
  // As many posts as its README has take a minute.
  '@nunchi/example-forum-mart': [['--posts', '7000']],
};

assertBuilt(listPackages());
const findings = new Findings();

for (const { name } of listExamples()) {
  const out = mkdtempSync(path.join(tmpdir(), 'nunchi-example-'));
  try {
    for (const args of runs[name] ?? [[]]) runOnce(name, args, out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
findings.finish('examples');

function runOnce(name, args, out) {
  const label = ['npm run demo --', ...args].join(' ');
  console.log(`\n${name}: ${label}`);
  const begin = performance.now();
  const run = spawnSync(
    'npm',
    ['run', '--silent', 'demo', '-w', name, '--', '--out', out, ...args],
    {
      cwd: root,
      encoding: 'utf8',
      timeout: 180_000,
    },
  );
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const ok = run.status === 0;
  findings.expect(ok, `ended well after ${seconds} s`, `ended with ${run.status}: ${run.stderr}`);
  if (!ok) return;
  findings.expect(run.stdout.trim() !== '', 'printed a summary', 'printed nothing');

  const written = existsSync(out) ? filesUnder(out) : [];
  const list = written.map((file) => `${path.relative(out, file)} (${statSync(file).size} bytes)`);
  const empty = written.filter((file) => statSync(file).size === 0);
  findings.expect(
    written.length > 0 && empty.length === 0,
    `wrote ${list.join(', ')}`,
    `wrote nothing, or empty files: ${list.join(', ')}`,
  );
  for (const file of written.filter((file) => file.endsWith('.html'))) checkPage(file);
}

/** Scripts, styles, pictures and fonts are inside; links that a reader may click are no loads. */
function checkPage(file) {
  const html = readFileSync(file, 'utf8');
  const loads = [
    ...html.matchAll(
      /<(?:script|img|iframe|source|video|audio)\b[^>]{0,2000}?\bsrc\s*=\s*["']?(?!data:)[^"'\s>]/gi,
    ),
    ...html.matchAll(/<link\b[^>]{0,2000}?\bhref\s*=\s*["']?(?!data:)[^"'\s>]/gi),
    ...html.matchAll(/@import\b|url\(\s*["']?https?:/gi),
  ];
  const name = path.basename(file);
  findings.expect(loads.length === 0, `${name} is whole in itself`, `${name} loads ${loads[0]}`);
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
