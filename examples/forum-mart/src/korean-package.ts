import { createRequire } from 'node:module';
import { z } from 'zod';

const here = createRequire(__filename);

/** The version of the package that reads dates, cleans texts and finds words. */
export const KOREAN_VERSION = z
  .object({ version: z.string() })
  .parse(here('@nunchi/korean/package.json')).version;

/** The model of its analyzer, where the package itself finds it. */
export const KOREAN_MODEL = createRequire(here.resolve('@nunchi/korean/package.json')).resolve(
  '@nunchi/korean-model/model.nkm.gz',
);
