import { describe, expect, expectTypeOf, it } from 'vitest';
import { TextError } from '../errors.js';
import { toCsr } from '../matrix/csr.js';
import { MultinomialNB } from '../naive-bayes/multinomial-nb.js';
import { RandomState } from '../random/random-state.js';
import type { WorkOptions } from '../types.js';
import { crossValPredict } from './cross-val-predict.js';
import { crossValidate } from './cross-validate.js';
import { KFold } from './k-fold.js';
import type { ScoringName } from './scoring.js';

/** Counts of 60 samples with a hint at their class; Python made the same for what is expected. */
function samples(): { X: number[][]; y: ('가' | '나' | '다')[] } {
  const random = new RandomState(0);
  const codes = random.randint(0, 3, 60);
  const values = random.randint(0, 4, 360);
  const X = codes.map((code, i) =>
    values.slice(i * 6, i * 6 + 6).map((value, j) => value + (j === code ? 1 : 0)),
  );
  return { X, y: codes.map((code) => (['가', '나', '다'] as const)[code]!) };
}

const { X, y } = samples();
const model = (): MultinomialNB<string> => new MultinomialNB();

function expectClose(rows: ArrayLike<number>[], want: number[][]): void {
  expect(rows).toHaveLength(want.length);
  want.flat().forEach((value, i) => {
    expect(rows.map((row) => Array.from(row)).flat()[i]).toBeCloseTo(value, 12);
  });
}

/** A model that answers its most frequent letter at the beginning of a text; counts its fits. */
class FirstLetter {
  static fits: { texts: number; options: WorkOptions | undefined }[] = [];
  #label = new Map<string, string>();

  fit(texts: readonly string[], labels: readonly string[], options?: WorkOptions): this {
    FirstLetter.fits.push({ texts: texts.length, options });
    texts.forEach((text, i) => this.#label.set(text.charAt(0), labels[i]!));
    return this;
  }

  predict(texts: readonly string[]): string[] {
    return texts.map((text) => this.#label.get(text.charAt(0)) ?? '?');
  }
}

const texts = ['가나', '나다', '가다', '나라', '가라', '나마', '가마', '나가'];
const letters = texts.map((text) => text.charAt(0));

describe('crossValidate', () => {
  // Printed by scikit-learn 1.2.1.
  it.each<[ScoringName, number[]]>([
    ['accuracy', [0.5333333333333333, 0.6, 0.6666666666666666, 0.4666666666666667]],
    ['balanced_accuracy', [0.49999999999999994, 0.6, 0.6333333333333333, 0.4666666666666666]],
    ['f1_macro', [0.49999999999999994, 0.611111111111111, 0.6388888888888888, 0.4632996632996633]],
    ['f1_micro', [0.5333333333333333, 0.6, 0.6666666666666666, 0.4666666666666667]],
    ['f1_weighted', [0.5333333333333333, 0.6, 0.6444444444444444, 0.4700336700336701]],
    [
      'precision_macro',
      [0.49999999999999994, 0.6904761904761904, 0.7555555555555555, 0.4666666666666666],
    ],
    ['recall_macro', [0.49999999999999994, 0.6, 0.6333333333333333, 0.4666666666666666]],
    [
      'neg_log_loss',
      [-0.8282067078328718, -0.8699338595365266, -1.08527823288918, -0.918685088501332],
    ],
  ])('equals scikit-learn in %s', (scoring, want) => {
    for (const input of [X, toCsr(X)]) {
      const { testScore, trainScore } = crossValidate(model, input, y, { cv: 4, scoring });
      expectClose([testScore], [want]);
      expect(trainScore).toBeUndefined();
    }
  });

  it('scores the training side when asked to, and times each fit', () => {
    const result = crossValidate(model, X, y, {
      cv: 4,
      scoring: 'f1_macro',
      returnTrainScore: true,
    });
    expectClose(
      [result.trainScore!],
      [[0.6007326007326008, 0.5568181818181818, 0.5300372142477405, 0.6321245062223411]],
    );
    expect(result.fitTime.filter((seconds) => seconds >= 0)).toHaveLength(4);
    expect(result.scoreTime.filter((seconds) => seconds >= 0)).toHaveLength(4);
  });

  it('takes texts, a splitter or splits, and a score of your own', () => {
    const lengths: number[] = [];
    const share = (yTrue: string[], yPred: string[]): number => {
      lengths.push(yTrue.length);
      return yPred.filter((label, i) => label === yTrue[i]).length / yTrue.length;
    };
    const cv = new KFold({ nSplits: 2 });
    const folds = crossValidate(() => new FirstLetter(), texts, letters, { cv, scoring: share });
    expect(folds.testScore).toEqual([1, 1]);
    expect(lengths).toEqual([4, 4]);
    const splits = [{ train: Int32Array.of(0, 2), test: Int32Array.of(1, 4) }];
    const one = crossValidate(() => new FirstLetter(), texts, letters, { cv: splits });
    expect(one.testScore).toEqual([0.5]);
  });

  it('reports each fit and stops when it is told to', () => {
    const stop = new AbortController();
    const seen: (number | null)[][] = [];
    FirstLetter.fits = [];
    const run = (): unknown =>
      crossValidate(() => new FirstLetter(), texts, letters, {
        cv: 4,
        signal: stop.signal,
        onProgress: ({ done, total }) => {
          seen.push([done, total]);
          if (done === 2) stop.abort(new Error('enough'));
        },
      });
    expect(run).toThrow('enough');
    expect(seen).toEqual([
      [1, 4],
      [2, 4],
    ]);
    expect(FirstLetter.fits.map((fit) => fit.options?.signal)).toContain(stop.signal);
    expect(run).toThrow('enough');
  });

  it('refuses what cannot be scored', () => {
    const run = (options: Parameters<typeof crossValidate<FirstLetter>>[3]) => () =>
      crossValidate(() => new FirstLetter(), texts, letters, options);
    expect(run({ cv: 5 })).toThrow('n_splits=5 cannot be greater than the number of members');
    expect(run({ cv: [] })).toThrow('No fits were performed');
    expect(run({ cv: [{ train: Int32Array.of(0, 8), test: Int32Array.of(1) }] })).toThrow(
      'A split of cv names sample 8, but there are 8 samples.',
    );
    expect(run({ cv: 2, scoring: 'neg_log_loss' })).toThrow('The estimator has no predictProba');
    expect(run({ cv: 2, scoring: 'f2' as 'accuracy' })).toThrow('is not a valid scoring value');
    expect(run({ cv: 2, scoring: () => NaN })).toThrow('scoring must return a number, got NaN');
    expect(() => crossValidate(() => new FirstLetter(), texts, ['가'])).toThrow(TextError);
  });
});

describe('crossValPredict', () => {
  // Printed by scikit-learn 1.2.1.
  it('equals scikit-learn in predictions', () => {
    const predicted = crossValPredict(model, X, y);
    expect(predicted.join('')).toBe(
      '나나다가나다나가나가가가나가다나나다나나나나나가가가다다가나나가가가가가나다가다나가가가가나가나가다나다가가다다나다나나',
    );
    expectTypeOf(predicted).toEqualTypeOf<string[]>();
  });

  it('equals scikit-learn in probabilities', () => {
    const cv = new KFold({ nSplits: 3, shuffle: true, randomState: 1 });
    const rows = crossValPredict(model, X, y, { cv, method: 'predictProba' });
    expectClose(rows.slice(0, 3), [
      [0.23509736282760332, 0.4535273546314288, 0.3113752825409674],
      [0.10521335155532484, 0.7332221197127399, 0.1615645287319345],
      [0.1777619757489693, 0.19952981620871998, 0.6227082080423101],
    ]);
  });

  it('equals scikit-learn where a fold has not seen a class', () => {
    const codes = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2];
    const [factory, few] = [() => new MultinomialNB<number>(), X.slice(0, 15)];
    const cv = new KFold({ nSplits: 3 });
    const rows = crossValPredict(factory, few, codes, { cv, method: 'predictProba' });
    expectClose(
      [rows[0]!, rows[7]!],
      [
        [0, 0.47926119905060666, 0.5207388009493922],
        [0.1415296431352683, 0, 0.8584703568647308],
      ],
    );
    const logs = crossValPredict(factory, few, codes, { cv, method: 'predictLogProba' });
    expectClose([logs[0]!], [[-Number.MAX_VALUE, -0.7355095294616838, -0.6525067046903708]]);
  });

  it('refuses a narrow score that cannot be widened, and splits that are no partition', () => {
    const stump = () => ({
      classes: [] as string[],
      fit(_: readonly string[], labels: readonly string[]) {
        this.classes = [...new Set(labels)].sort();
      },
      predict: (some: readonly string[]): string[] => some.map(() => ''),
      decisionFunction: (some: readonly string[]) => some.map(() => Float64Array.of(1)),
    });
    const three = ['가', '나', '다'];
    const cv = new KFold({ nSplits: 3 });
    expect(() => crossValPredict(stump, three, three, { cv, method: 'decisionFunction' })).toThrow(
      'Only 2 classes in training fold, but 3 in overall dataset',
    );
    const [first] = cv.split(three);
    expect(() => crossValPredict(stump, three, three, { cv: [first!] })).toThrow(
      'only works for partitions',
    );
    expect(() => crossValPredict(stump, three, three, { cv, method: 'predictProba' })).toThrow(
      'The estimator has no predictProba',
    );
  });
});
