import { describe, expect, expectTypeOf, it } from 'vitest';
import { TextError } from '../errors.js';
import { toCsr } from '../matrix/csr.js';
import { MultinomialNB } from '../naive-bayes/multinomial-nb.js';
import { makePipeline } from '../pipeline/make-pipeline.js';
import { RandomState } from '../random/random-state.js';
import { CountVectorizer } from '../vectorize/count-vectorizer.js';
import { GridSearchCV } from './grid-search.js';
import { StratifiedKFold } from './k-fold.js';
import { parameterGrid } from './parameter-grid.js';

describe('parameterGrid', () => {
  it('sorts the names and changes the last one fastest', () => {
    expect(parameterGrid({ b: [1, 2], a: ['x', 'y'] })).toEqual([
      { a: 'x', b: 1 },
      { a: 'x', b: 2 },
      { a: 'y', b: 1 },
      { a: 'y', b: 2 },
    ]);
    expect(parameterGrid({})).toEqual([{}]);
  });

  it('refuses a parameter without values', () => {
    expect(() => parameterGrid({ alpha: [] })).toThrow('Parameter values for parameter (alpha)');
  });
});

describe('GridSearchCV', () => {
  const random = new RandomState(0);
  const codes = random.randint(0, 3, 60);
  const values = random.randint(0, 4, 360);
  const X = codes.map((code, i) =>
    values.slice(i * 6, i * 6 + 6).map((value, j) => value + (j === code ? 1 : 0)),
  );
  const y = codes.map((code) => ['가', '나', '다'][code]!);
  const cv = new StratifiedKFold({ nSplits: 4, shuffle: true, randomState: 7 });

  // Printed by scikit-learn 1.2.1 for the same counts.
  it('equals scikit-learn', () => {
    const search = new GridSearchCV(
      ({ alpha, fitPrior }) => new MultinomialNB<string>({ alpha, fitPrior }),
      { fitPrior: [true, false], alpha: [0.01, 1, 50] },
      { cv, scoring: 'f1_macro' },
    ).fit(toCsr(X), y);
    expect(search.bestParams).toEqual({ alpha: 0.01, fitPrior: false });
    expectTypeOf(search.bestParams).toEqualTypeOf<{ fitPrior: boolean; alpha: 0.01 | 1 | 50 }>();
    expect(search.bestScore).toBeCloseTo(0.5557789432789433, 14);
    const results = search.cvResults;
    expect(results.map(({ params }) => [params.alpha, params.fitPrior])).toEqual([
      [0.01, true],
      [0.01, false],
      [1, true],
      [1, false],
      [50, true],
      [50, false],
    ]);
    expect(results.map((result) => result.rankTestScore)).toEqual([5, 1, 4, 1, 6, 3]);
    const close = (got: number[], want: number[]): void => {
      want.forEach((value, i) => {
        expect(got[i]).toBeCloseTo(value, 13);
      });
    };
    close(
      results.map((result) => result.meanTestScore),
      [
        0.48541666666666666, 0.5557789432789433, 0.5048611111111111, 0.5557789432789433,
        0.38627136752136754, 0.5438325563325563,
      ],
    );
    close(
      results.map((result) => result.stdTestScore),
      [
        0.08063633402007762, 0.1462395461249155, 0.08754132621965635, 0.1462395461249155,
        0.08939191052324251, 0.10515320621482716,
      ],
    );
    close(
      results.map((result) => result.splitTestScores[0]!),
      [
        0.38888888888888884, 0.3255633255633255, 0.38888888888888884, 0.3255633255633255,
        0.26495726495726496, 0.38888888888888884,
      ],
    );
    expect(search.predict(X.slice(0, 12)).join('')).toBe('나나다가나다가다나가다다');
    expect([...search.bestEstimator.classLogPrior]).toEqual(new Array(3).fill(-Math.log(3)));
    expectTypeOf(search.bestEstimator).toEqualTypeOf<MultinomialNB<string>>();
  });

  it('gives the factory its values as they are written', () => {
    const seen: unknown[] = [];
    const constant = {
      fit: (_: number[][]) => null,
      predict: (rows: number[][]) => rows.map(() => '가'),
    };
    new GridSearchCV(
      ({ ngramRange, alpha }) => {
        expectTypeOf(ngramRange).toEqualTypeOf<readonly [1, 1] | readonly [1, 2]>();
        seen.push([ngramRange, alpha]);
        return constant;
      },
      {
        ngramRange: [
          [1, 1],
          [1, 2],
        ],
        alpha: [0.1],
      },
      { cv: 2, refit: false },
    ).fit(X, y);
    // Each split is cut out once for all choices.
    expect(seen).toEqual([
      [[1, 1], 0.1],
      [[1, 2], 0.1],
      [[1, 1], 0.1],
      [[1, 2], 0.1],
    ]);
  });

  it('searches over all steps of a pipeline', () => {
    const texts = ['바다 여행', '바다 수영', '산 여행', '산 등산', '산 바위', '바다 파도'];
    const labels = ['바다', '바다', '산', '산', '산', '바다'];
    const search = new GridSearchCV(
      ({ alpha, ngramRange }) =>
        makePipeline(
          new CountVectorizer({ ngramRange, tokenPattern: '[가-힣]+' }),
          new MultinomialNB<string>({ alpha }),
        ),
      {
        alpha: [0.1, 1],
        ngramRange: [
          [1, 1],
          [1, 2],
        ],
      },
      { cv: 3, scoring: 'f1_macro' },
    ).fit(texts, labels);
    expect(search.predict(['산 정상', '푸른 바다'])).toEqual(['산', '바다']);
    expectTypeOf(search.predict(texts)).toEqualTypeOf<string[]>();
  });

  it('counts its fits, the last one included, and stops between them', () => {
    const seen: string[] = [];
    const stop = new AbortController();
    const search = new GridSearchCV(
      ({ alpha }) => new MultinomialNB<string>({ alpha }),
      { alpha: [0.1, 1] },
      { cv: 3, onProgress: ({ done, total }) => seen.push(`${done}/${total ?? '?'}`) },
    );
    search.fit(X, y);
    expect(seen).toEqual(['1/7', '2/7', '3/7', '4/7', '5/7', '6/7', '7/7']);
    const before = search.cvResults;
    const onProgress = (): void => {
      stop.abort();
    };
    expect(() => search.fit(X, y, { onProgress, signal: stop.signal })).toThrow(/abort/);
    expect(search.cvResults).toBe(before);
  });

  it('can be searched within a search', () => {
    const outer = new GridSearchCV(
      ({ fitPrior }) =>
        new GridSearchCV(
          ({ alpha }) => new MultinomialNB<string>({ alpha, fitPrior }),
          { alpha: [0.1, 1] },
          { cv: 2 },
        ),
      { fitPrior: [true, false] },
      { cv: 3 },
    ).fit(X, y);
    expect(outer.bestEstimator.bestEstimator.predict(X)).toEqual(outer.predict(X));
  });

  it('refuses to answer before fit, or without refit', () => {
    const search = new GridSearchCV(() => new MultinomialNB<string>(), {}, { refit: false, cv });
    for (const read of [
      () => search.bestParams,
      () => search.bestScore,
      () => search.cvResults,
      () => search.bestEstimator,
    ]) {
      expect(read).toThrow('This GridSearchCV instance is not fitted yet');
    }
    search.fit(X, y);
    expect(search.bestParams).toEqual({});
    expect(() => search.predict(X)).toThrow('refit: false');
    expect(() => search.predict(X)).toThrow(TextError);
  });
});
