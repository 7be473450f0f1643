import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Id } from '../data/ids.js';
import type { Interactions } from '../data/interactions.js';
import { RecommendError } from '../errors.js';
import { FactorModel } from '../models/factor-model.js';
import { readIds, readVectors, type SparkVectors } from './spark-tables.js';

/** Options of `fromSparkFactors`. */
export interface SparkFactorsOptions {
  /** What users have seen, so that lists leave it out: the job does not write that down. */
  seen?: Interactions | undefined;
}

/** What the runner wrote of a job. */
interface SparkMetadata {
  rank: number;
  regParam: number;
  alpha: number;
  nonnegative: boolean;
}

/**
 * A model of the directory that `python/spark_als.py` wrote: `userFactors`, `itemFactors`, `users`,
 * `items` (Parquet, uncompressed or Snappy) and `metadata`. Users and items that Spark gave no
 * vector are not in the model. All is read into memory: (users + items) × rank × 4 bytes.
 *
 * @param dir On this machine: copy it from the cluster first.
 * @throws RecommendError `invalid-input` for a directory that is not whole or not such a one.
 */
export async function fromSparkFactors(
  dir: string,
  { seen }: SparkFactorsOptions = {},
): Promise<FactorModel> {
  const metadata = await readMetadata(dir);
  const { rank, regParam, alpha, nonnegative } = metadata;
  const users = joined(
    await readIds(await partsOf(dir, 'users'), 'user'),
    await readVectors(await partsOf(dir, 'userFactors'), rank),
    rank,
  );
  const items = joined(
    await readIds(await partsOf(dir, 'items'), 'item'),
    await readVectors(await partsOf(dir, 'itemFactors'), rank),
    rank,
  );
  return FactorModel.from({
    ...{ rank, regParam, alpha, nonnegative, seen },
    users: users.ids,
    userFactors: users.factors,
    items: items.ids,
    itemFactors: items.factors,
  });
}

/** Ids and their vectors in one order; ids without a vector are left out. */
function joined(
  ids: ReadonlyMap<number, Id>,
  { places, factors }: SparkVectors,
  rank: number,
): { ids: Id[]; factors: Float32Array } {
  const known: Id[] = [];
  const ordered = new Float32Array(places.size * rank);
  for (const number of [...places.keys()].sort((a, b) => a - b)) {
    const id = ids.get(number);
    if (id === undefined) {
      throw new RecommendError(
        'invalid-input',
        `Vector ${number} belongs to no id: the tables are of different jobs.`,
      );
    }
    const from = (places.get(number) as number) * rank;
    ordered.set(factors.subarray(from, from + rank), known.length * rank);
    known.push(id);
  }
  return { ids: known, factors: ordered };
}

/** The Parquet files of one table. */
async function partsOf(dir: string, table: string): Promise<string[]> {
  const folder = join(dir, table);
  if (!existsSync(folder)) {
    throw new RecommendError(
      'invalid-input',
      `${dir} has no ${table}: give the directory that spark_als.py wrote (its "output").`,
    );
  }
  const names = await readdir(folder);
  if (!names.includes('_SUCCESS')) {
    throw new RecommendError(
      'invalid-input',
      `${folder} has no _SUCCESS: the job did not end well, or the copy is not whole.`,
    );
  }
  return names
    .filter((name) => name.endsWith('.parquet') && !/^[._]/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

async function readMetadata(dir: string): Promise<SparkMetadata> {
  const folder = join(dir, 'metadata');
  const names = existsSync(folder) ? await readdir(folder) : [];
  const part = names.find((name) => name.startsWith('part-'));
  if (part === undefined || !names.includes('_SUCCESS')) {
    throw new RecommendError(
      'invalid-input',
      `${dir} has no whole metadata: it is written last, so the job is not done, or this is no directory of spark_als.py.`,
    );
  }
  let told: unknown;
  try {
    told = JSON.parse(await readFile(join(folder, part), 'utf8'));
  } catch {
    told = null;
  }
  if (isMetadata(told)) return told;
  throw new RecommendError(
    'invalid-input',
    `${folder} is not what this version's spark_als.py writes.`,
  );
}

function isMetadata(told: unknown): told is SparkMetadata {
  const data = Object(told) as Record<string, unknown>;
  return (
    data.format === 'nunchi-spark-factors' &&
    data.version === 1 &&
    ['rank', 'regParam', 'alpha'].every((name) => typeof data[name] === 'number') &&
    typeof data.nonnegative === 'boolean'
  );
}
