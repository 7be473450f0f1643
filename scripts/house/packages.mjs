// The packages of this repository: where they lie, and how they are packed as npm would publish
// them. Everything that checks "what users really get" begins with the tarball from here.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Reads a JSON file. */
export function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Every folder under packages/ that is published: `{ name, dir, manifest }`. */
export function listPackages() {
  return listWorkspaces('packages').filter(({ manifest }) => manifest.private !== true);
}

/** Every folder under examples/ that has a package.json. */
export function listExamples() {
  return listWorkspaces('examples');
}

/** Every folder under `packages` or `examples` that has a package.json, published or not. */
export function listWorkspaces(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(root, folder, entry.name))
    .filter((dir) => existsSync(path.join(dir, 'package.json')))
    .map((dir) => {
      const manifest = readJson(path.join(dir, 'package.json'));
      return { name: manifest.name, dir, manifest };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Stops with a plain sentence where a package has not been built. */
export function assertBuilt(packages) {
  const missing = packages.filter(({ dir }) => !existsSync(path.join(dir, 'dist')));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  console.error(`Not built: ${names}. Run "npm run build" first.`);
  process.exit(1);
}

/** `npm pack` of a folder into `outDir`; gives the tarball's path and the files in it. */
export function packFolder(dir, outDir) {
  const output = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', outDir],
    { cwd: dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const parsed = JSON.parse(output);
  // npm before 12 gives a list, later ones may give a record by name.
  const [packed] = Array.isArray(parsed) ? parsed : Object.values(parsed);
  return {
    tarball: path.join(outDir, packed.filename.replace('@', '').replace('/', '-')),
    files: packed.files.map((file) => file.path),
    packedSize: packed.size,
  };
}
