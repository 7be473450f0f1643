// The examples' TypeScript, as ts-node runs it for a user: without a build of its own.

import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './packages.mjs';

const require = createRequire(import.meta.url);

/** Loads a source file of an example, such as `src/marts/publish.ts`. */
export function loadExample(example, file) {
  const folder = path.join(root, 'examples', example);
  const { register, REGISTER_INSTANCE } = require('ts-node');
  if (!process[REGISTER_INSTANCE]) register({ projectSearchDir: folder, transpileOnly: true });
  return require(path.join(folder, file));
}
