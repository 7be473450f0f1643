// Checks the types of every project: the packages as they are published, with their tests, and the examples.
//
//   node scripts/typecheck.mjs [FOLDER...]     such as packages/text examples/vod-picks; all, where none is named
//
// The compiler is TypeScript 7, which takes a sixth of the time. What builds the packages and lints them is
// TypeScript 6, whose programming interface they need: both read the same sources and tell of the same errors.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Findings } from './house/findings.mjs';
import { listWorkspaces, root } from './house/packages.mjs';

const compiler = path.join(root, 'node_modules/typescript-7/bin/tsc');
const all = [
  root,
  ...listWorkspaces('packages').map(({ dir }) => dir),
  path.join(root, 'examples'),
];
const named = process.argv.slice(2).map((folder) => path.resolve(folder));
const projects = named.length > 0 ? named : all;

const findings = new Findings();
for (const dir of projects) {
  const title = path.relative(root, dir) || 'all packages, with their tests';
  const start = performance.now();
  const args = [compiler, '--noEmit', '-p', dir];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (status === 0) findings.ok(`${title}: ${seconds} s`);
  else findings.problem(title);
}
findings.finish('typecheck');
