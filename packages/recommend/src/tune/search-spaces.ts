import {
  choice,
  int,
  logUniform,
  uniform,
  type ChoiceDimension,
  type NumberDimension,
} from './space.js';

/**
 * Spaces worth searching, by model, with the names of its options. Take one as it is or spread it and
 * change what you know: `{ ...searchSpaces.ImplicitALS, factors: choice([64]) }`. The unobserved
 * weight decides most for ALS, and no default serves all data: 0.3 is best on ml-1m, 0.01 on gowalla.
 * What its lambda means hangs on `regularizationExponent`, which therefore stays at 1.
 */
export const searchSpaces: {
  readonly ImplicitALS: {
    readonly factors: ChoiceDimension<32 | 64 | 128>;
    readonly iterations: NumberDimension;
    readonly regularization: NumberDimension;
    readonly unobservedWeight: NumberDimension;
  };
  readonly EASE: { readonly regularization: NumberDimension };
  readonly ItemKNN: {
    readonly weighting: ChoiceDimension<'cosine' | 'tfidf' | 'bm25'>;
    readonly K: NumberDimension;
    readonly shrink: NumberDimension;
    readonly alpha: NumberDimension;
    readonly neighboursOf: ChoiceDimension<'history' | 'candidate'>;
  };
  readonly BPR: {
    readonly factors: ChoiceDimension<32 | 64 | 128>;
    readonly learningRate: NumberDimension;
    readonly regularization: NumberDimension;
    readonly iterations: NumberDimension;
  };
  readonly SVD: {
    readonly nFactors: ChoiceDimension<20 | 50 | 100>;
    readonly nEpochs: NumberDimension;
    readonly lrAll: NumberDimension;
    readonly regAll: NumberDimension;
  };
  readonly SVDpp: {
    readonly nFactors: ChoiceDimension<20 | 50 | 100>;
    readonly nEpochs: NumberDimension;
    readonly lrAll: NumberDimension;
    readonly regAll: NumberDimension;
  };
  readonly Popularity: { readonly halfLife: NumberDimension };
} = {
  ImplicitALS: {
    factors: choice([32, 64, 128]),
    iterations: int(10, 30),
    regularization: logUniform(1e-4, 0.1),
    unobservedWeight: logUniform(0.001, 1),
  },
  EASE: { regularization: logUniform(10, 5000) },
  ItemKNN: {
    weighting: choice(['cosine', 'tfidf', 'bm25']),
    K: int(10, 500, { log: true }),
    shrink: logUniform(0.1, 1000),
    alpha: uniform(0, 1),
    neighboursOf: choice(['history', 'candidate']),
  },
  BPR: {
    factors: choice([32, 64, 128]),
    learningRate: logUniform(0.005, 0.5),
    regularization: logUniform(1e-4, 0.1),
    iterations: int(50, 400, { log: true }),
  },
  SVD: {
    nFactors: choice([20, 50, 100]),
    nEpochs: int(10, 80),
    lrAll: logUniform(0.002, 0.03),
    regAll: logUniform(0.01, 0.2),
  },
  SVDpp: {
    nFactors: choice([20, 50, 100]),
    nEpochs: int(10, 80),
    lrAll: logUniform(0.002, 0.03),
    regAll: logUniform(0.01, 0.2),
  },
  Popularity: { halfLife: logUniform(0.5, 365) },
};
