import { describe, expect, it } from 'vitest';
import type { GoldenCsr } from '../../test/golden/golden.js';
import { camelCase, readGolden } from '../../test/golden/golden.js';
import type { CsrMatrix } from '../types.js';
import { TfidfTransformer } from './tfidf-transformer.js';
import { TfidfVectorizer } from './tfidf-vectorizer.js';

interface Case {
  name: string;
  docs: string[];
  new_docs: string[];
  counts?: number[][];
  params: Record<string, unknown>;
  features: string[];
  idf: number[] | null;
  fit_transform: GoldenCsr;
  transform: GoldenCsr;
}

function close(found: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number): void {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    if (found[i] === wanted[i]) continue;
    expect(Math.abs(found[i]! - wanted[i]!)).toBeLessThanOrEqual(tolerance * Math.abs(wanted[i]!));
  }
}

function same(X: CsrMatrix, golden: GoldenCsr, tolerance: number): void {
  expect([...X.shape]).toEqual(golden.shape);
  expect(Array.from(X.indptr)).toEqual(golden.indptr);
  expect(Array.from(X.indices)).toEqual(golden.indices);
  close(X.data, golden.data, tolerance);
}

const optionsOf = ({ min_df, ...params }: Record<string, unknown>): object => ({
  ...camelCase(params),
  ...(min_df === undefined ? {} : { minDf: { count: min_df as number } }),
  ties: 'numpy',
});

const { cases } = readGolden<{ cases: Case[] }>('tfidf');
const titled = cases.map((golden) => ({
  ...golden,
  title: `${golden.name} ${JSON.stringify(golden.params)}`,
}));

describe('TF-IDF gives what scikit-learn 1.2.1 gives', () => {
  it.each(titled)('$title', (golden) => {
    const options = optionsOf(golden.params);
    if (golden.counts) {
      const transformer = new TfidfTransformer(options);
      same(transformer.fitTransform(golden.counts), golden.fit_transform, 1e-12);
      if (golden.idf) close(transformer.idf, golden.idf, 1e-15);
      return;
    }
    const tolerance = golden.params.dtype === 'float32' ? 1e-6 : 1e-12;
    const vectorizer = new TfidfVectorizer(options);
    const X = vectorizer.fitTransform(golden.docs);
    expect(vectorizer.getFeatureNamesOut()).toEqual(golden.features);
    if (golden.idf) close(vectorizer.idf, golden.idf, tolerance === 1e-6 ? 1e-6 : 4e-16);
    same(X, golden.fit_transform, tolerance);
    same(vectorizer.transform(golden.new_docs), golden.transform, tolerance);
  });
});
