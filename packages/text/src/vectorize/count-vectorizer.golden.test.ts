import { describe, expect, it } from 'vitest';
import type { GoldenCsr } from '../../test/golden/golden.js';
import { camelCase, plain, readGolden } from '../../test/golden/golden.js';
import type { CountVectorizerOptions } from './count-vectorizer.js';
import { CountVectorizer } from './count-vectorizer.js';
import { ENGLISH_STOP_WORDS } from './english-stop-words.js';

interface Case {
  name: string;
  docs: string[];
  params: Record<string, unknown>;
  new_docs: string[];
  features?: string[];
  fit_transform?: GoldenCsr;
  transform?: GoldenCsr;
  stop_words_?: string[];
  error?: { type: string; message: string };
}

/** Python tells 1 from 1.0; the golden files hold what JSON left of it. */
function optionsOf({ min_df, max_df, ...params }: Record<string, unknown>): CountVectorizerOptions {
  const bound = (value: unknown): { count: number } | { ratio: number } =>
    Number.isInteger(value) ? { count: value as number } : { ratio: value as number };
  return {
    ...camelCase(params),
    ...(min_df === undefined ? {} : { minDf: bound(min_df) }),
    ...(max_df === undefined ? {} : { maxDf: bound(max_df) }),
    ties: 'numpy',
  };
}

const { cases } = readGolden<{ cases: Case[] }>('count_vectorizer');

describe('CountVectorizer gives what scikit-learn 1.2.1 gives', () => {
  it.each(cases.filter(({ error }) => error === undefined))('$name', (golden) => {
    const vectorizer = new CountVectorizer(optionsOf(golden.params));
    const X = vectorizer.fitTransform(golden.docs);
    expect(vectorizer.getFeatureNamesOut()).toEqual(golden.features);
    expect(plain(X)).toEqual(golden.fit_transform);
    expect(plain(vectorizer.transform(golden.new_docs))).toEqual(golden.transform);
    if (golden.stop_words_) {
      expect([...vectorizer.removedTerms].sort()).toEqual([...golden.stop_words_].sort());
    }
  });

  it.each(cases.filter(({ error }) => error !== undefined))('$name fails', (golden) => {
    const run = (): unknown =>
      new CountVectorizer(optionsOf(golden.params)).fitTransform(golden.docs);
    const { type, message } = golden.error!;
    if (type === 'InvalidParameterError') expect(run).toThrow('must be { ratio: 0 to 1 }');
    else expect(run).toThrow(message);
  });

  it('has the same English stop words', () => {
    const { words } = readGolden<{ words: string[] }>('english_stop_words');
    expect([...ENGLISH_STOP_WORDS].sort()).toEqual([...words].sort());
  });
});
