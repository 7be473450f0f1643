import { readFile } from 'node:fs/promises';
import type { Id } from '../data/ids.js';
import { RecommendError } from '../errors.js';

/** Vectors as they stand in a table of factors. */
export interface SparkVectors {
  /** Spark's number of each row, with the row's place in `factors`. */
  places: Map<number, number>;
  factors: Float32Array;
}

/** Spark's number of each id. */
export async function readIds(
  files: readonly string[],
  column: 'user' | 'item',
): Promise<Map<number, Id>> {
  const ids = new Map<number, Id>();
  for (const file of files) {
    for (const row of await readRows(file, ['id', column])) {
      ids.set(numberOf(row.id, file), idOf(row[column], file));
    }
  }
  return ids;
}

/** Vectors of `rank` numbers. */
export async function readVectors(files: readonly string[], rank: number): Promise<SparkVectors> {
  const places = new Map<number, number>();
  const chunks: Float32Array[] = [];
  for (const file of files) {
    const rows = await readRows(file, ['id', 'features']);
    const chunk = new Float32Array(rows.length * rank);
    for (const [k, { id, features }] of rows.entries()) {
      const number = numberOf(id, file);
      if (!isVector(features, rank) || places.has(number)) {
        throw new RecommendError(
          'invalid-input',
          `${file} has for ${number} not one vector of ${rank} numbers.`,
          k,
        );
      }
      chunk.set(features, k * rank);
      places.set(number, places.size);
    }
    chunks.push(chunk);
  }
  const factors = new Float32Array(places.size * rank);
  let at = 0;
  for (const chunk of chunks) {
    factors.set(chunk, at);
    at += chunk.length;
  }
  return { places, factors };
}

/** Rows of a Parquet file, the named columns only. */
async function readRows(file: string, columns: string[]): Promise<Record<string, unknown>[]> {
  // Read when it is needed: whoever serves no Spark model does not load it.
  const { parquetMetadata, parquetReadObjects, parquetSchema } = await import('hyparquet');
  const bytes = await readFile(file);
  // A Buffer may lie within a larger one.
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  try {
    const metadata = parquetMetadata(buffer);
    const there = parquetSchema(metadata).children.map(({ element }) => element.name);
    const missing = columns.filter((column) => !there.includes(column));
    if (missing.length > 0) {
      throw new Error(`it has no column ${missing.join(', ')}, only ${there.join(', ')}`);
    }
    return await parquetReadObjects({ file: buffer, metadata, columns });
  } catch (error) {
    throw new RecommendError(
      'invalid-input',
      `${file} cannot be read as a table of ${columns.join(' and ')}: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

function isVector(value: unknown, rank: number): value is number[] {
  if (!Array.isArray(value) || value.length !== rank) return false;
  return value.every((x) => typeof x === 'number' && Number.isFinite(x));
}

function numberOf(value: unknown, file: string): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw new RecommendError('invalid-input', `${file} has ${String(value)} for a number of an id.`);
}

/** Text, or a number; whole numbers of 64 bits only as far as JavaScript can tell them apart. */
function idOf(value: unknown, file: string): Id {
  if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) {
    return value;
  }
  if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value);
  throw new RecommendError(
    'invalid-input',
    `${file} has ${String(value)} for an id: only text and numbers up to 2^53 can be ids; make it text in the data.`,
  );
}
