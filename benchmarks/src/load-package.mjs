// Packages are loaded from a checkout by path, not by name, so that two checkouts can be measured
// in one process.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** `load('@nunchi/zoom-chat')`, or an entry of it (`…/entry`), for the checkout at `root`; it must be built. */
export function loaderOf(root) {
  return async (name) => {
    const [, folder, ...subpath] = name.split('/');
    const dir = path.join(root, 'packages', folder);
    const manifest = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'));
    const exported = manifest.exports[['.', ...subpath].join('/')];
    const entry = path.join(dir, exported.import.default);
    if (!existsSync(entry)) throw new Error(`${entry} is missing: run "npm run build" in ${root}`);
    return import(pathToFileURL(entry).href);
  };
}
