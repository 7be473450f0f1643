// Checks that package-lock.json is whole: every optional dependency of every package in it is in
// it too. A registry that lacks a platform's binary makes `npm install` leave the entry out without
// a word; the next `npm ci`, perhaps on another system, then fails with "Missing ... from lock
// file". Also checks that each workspace's own dependencies are pinned exactly.
//
//   node scripts/check-lock.mjs [path/to/package-lock.json]

import path from 'node:path';
import { Findings } from './house/findings.mjs';
import { readJson, root } from './house/packages.mjs';

const file = path.resolve(process.argv[2] ?? path.join(root, 'package-lock.json'));
const entries = readJson(file).packages;
const findings = new Findings();

/** Finds a dependency as Node would: in the nearest node_modules, then further out. */
function resolveFrom(location, name) {
  let folder = location;
  for (;;) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (candidate in entries) return candidate;
    if (folder === '') return null;
    // Up one package or one folder; "node_modules" itself holds none.
    folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
  }
}

let optional = 0;
for (const [location, entry] of Object.entries(entries)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    optional += 1;
    if (resolveFrom(location, name) === null) {
      findings.problem(`${location || 'the root'} wants ${name}, which is not in the lock`);
    }
  }
}
findings.ok(
  `${optional} optional dependencies of ${Object.keys(entries).length} entries looked up`,
);

for (const [location, entry] of Object.entries(entries)) {
  if (location.includes('node_modules/') || entry.link === true) continue;
  const direct = { ...entry.dependencies, ...entry.devDependencies };
  for (const [name, range] of Object.entries(direct)) {
    if (!/^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+([-+][\w.-]+)?$/.test(range)) {
      findings.problem(`${location || 'the root'} asks for ${name}@${range}: pin it exactly`);
    }
  }
}

findings.finish('check:lock');
