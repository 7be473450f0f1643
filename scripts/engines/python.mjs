// Python packages for the checks against real engines: what the machine's own Python has is used, what it
// lacks pip lays into the cache folder.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { NotFetched } from './children.mjs';
import { cacheFolder, refuseToFetch } from './maven.mjs';

export const python = process.env.PYTHON ?? 'python3';

/** Whether there is a Python that can install packages. */
export function hasPython() {
  return spawnSync(python, ['-m', 'pip', '--version']).status === 0;
}

/** Whether Python finds a module by itself. */
export function hasModule(name) {
  return spawnSync(python, ['-c', `import ${name}`]).status === 0;
}

/**
 * Installs a package and what it needs (or not) into a folder of its own, once.
 *
 * @param {string} requirement `name==version`
 * @returns {string} The folder, for PYTHONPATH.
 */
export function pipFolder(requirement, { dependencies = true } = {}) {
  const folder = path.join(cacheFolder, 'python', requirement);
  if (existsSync(folder)) return folder;
  refuseToFetch(requirement);
  const fresh = `${folder}-${process.pid}`;
  mkdirSync(path.dirname(folder), { recursive: true });
  const given = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--retries',
    '2',
    '--target',
    fresh,
    requirement,
  ];
  if (!dependencies) given.push('--no-deps');
  const ran = spawnSync(python, given, { encoding: 'utf8' });
  if (ran.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new NotFetched(`pip cannot install ${requirement}:\n${ran.stderr.slice(-2000)}`);
  }
  renameSync(fresh, folder);
  return folder;
}
