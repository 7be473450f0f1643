import { readFileSync } from 'node:fs';
import type { CsrMatrix } from '../../src/types.js';

/** A matrix as the golden files write it. */
export interface GoldenCsr {
  shape: [number, number];
  indptr: number[];
  indices: number[];
  data: number[];
}

/** Results of scikit-learn 1.2.1; test/fixtures/golden/README.md says what is in which file. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows.
export function readGolden<T>(file: string): T {
  const url = new URL(`../fixtures/golden/${file}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8'), (_, value: unknown) =>
    value === 'NaN'
      ? NaN
      : value === 'Infinity'
        ? Infinity
        : value === '-Infinity'
          ? -Infinity
          : value,
  ) as T;
}

export function csr({ shape, indptr, indices, data }: GoldenCsr): CsrMatrix {
  return {
    shape,
    indptr: Int32Array.from(indptr),
    indices: Int32Array.from(indices),
    data: Float64Array.from(data),
  };
}

export function plain({ shape, indptr, indices, data }: CsrMatrix): GoldenCsr {
  return {
    shape: [...shape],
    indptr: Array.from(indptr),
    indices: Array.from(indices),
    data: Array.from(data),
  };
}

/** Names of Python's options in camelCase. */
export function camelCase(params: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
