import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SelectKBest } from '../feature-selection/select-k-best.js';
import { LinearSVC } from '../linear/linear-svc.js';
import { LogisticRegression } from '../linear/logistic-regression.js';
import { BernoulliNB } from '../naive-bayes/bernoulli-nb.js';
import { MultinomialNB } from '../naive-bayes/multinomial-nb.js';
import { makePipeline } from '../pipeline/make-pipeline.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import { CountVectorizer } from '../vectorize/count-vectorizer.js';
import { HashingVectorizer } from '../vectorize/hashing-vectorizer.js';
import { TfidfTransformer } from '../vectorize/tfidf-transformer.js';
import { TfidfVectorizer } from '../vectorize/tfidf-vectorizer.js';
import { explain } from './explain.js';
import { leakWarnings } from './leak-warnings.js';
import { topFeatures } from './top-features.js';

const documents = [
  '제주 바다 여행 바다',
  '주식 투자 공부',
  '산 여행 등산',
  '영어 회화 공부',
  '투자 입문',
];
const topics = ['여행', '재테크', '여행', '외국어', '재테크'];
const two = ['말', '물음', '말', '물음', '물음'];

const chars = { analyzer: 'char_wb', ngramRange: [1, 3] } as const;
const make: [string, () => Pipeline<Iterable<string>, string>, string[]][] = [
  [
    'words, MultinomialNB',
    () => makePipeline(new CountVectorizer(), new MultinomialNB<string>()),
    topics,
  ],
  [
    'words, MultinomialNB, two classes',
    () => makePipeline(new CountVectorizer(), new MultinomialNB<string>()),
    two,
  ],
  [
    'words, BernoulliNB',
    () => makePipeline(new CountVectorizer(), new BernoulliNB<string>()),
    topics,
  ],
  [
    'tf-idf of characters, LinearSVC',
    () => makePipeline(new TfidfVectorizer(chars), new LinearSVC<string>()),
    topics,
  ],
  [
    'tf-idf in two steps, LinearSVC, two classes',
    () => makePipeline(new CountVectorizer(chars), new TfidfTransformer(), new LinearSVC<string>()),
    two,
  ],
  [
    'the best words, MultinomialNB',
    () =>
      makePipeline(new CountVectorizer(), new SelectKBest({ k: 4 }), new MultinomialNB<string>()),
    topics,
  ],
  [
    'hashes, LogisticRegression',
    () => makePipeline(new HashingVectorizer({ nFeatures: 32 }), new LogisticRegression<string>()),
    topics,
  ],
];

describe.each(make)('an explanation of %s', (_, build, y) => {
  const model = build().fit(documents, y);
  const words = fc.array(
    fc.constantFrom('제주', '바다', '투자', '산', '모르는', '공부', '😀', '여행'),
    { maxLength: 8 },
  );

  it('sums to the score', () => {
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ');
        const { label, score, intercept, contributions } = explain(model, text);
        expect(label).toBe(model.predictOne(text));
        const sum = contributions.reduce(
          (total, { contribution }) => total + contribution,
          intercept,
        );
        expect(sum).toBeCloseTo(score, 9);
      }),
    );
  });
});

describe('an explanation', () => {
  const model = makePipeline(new CountVectorizer(), new MultinomialNB<string>()).fit(
    documents,
    topics,
  );

  it('is the log-odds that the probabilities tell', () => {
    const { score, label, against } = explain(model, '바다 여행 공부');
    const probabilities = model.predictLogProba(['바다 여행 공부'])[0]!;
    const of = (name: string): number => probabilities[model.classes.indexOf(name)]!;
    expect(score).toBeCloseTo(of(label) - of(against), 12);
  });

  it('shows the places in the text, and how much of it is known', () => {
    const text = '우리 바다! 바다';
    const { contributions, tokens } = explain(model, text, { label: '여행', against: '외국어' });
    expect(contributions.map(({ start, end }) => [start, end])).toEqual([
      [3, 5],
      [7, 9],
    ]);
    expect(contributions.every(({ contribution }) => contribution > 0)).toBe(true);
    expect(tokens).toEqual({ known: 2, total: 3 });
  });

  it('refuses a label that is not there', () => {
    expect(() => explain(model, '바다', { label: '없는 것' })).toThrow(/not among the classes/);
    expect(() => explain(model, '바다', { label: '여행', against: '여행' })).toThrow(
      /two different/,
    );
  });
});

describe('topFeatures', () => {
  it('finds what is particular to a class, not what is frequent everywhere', () => {
    const model = makePipeline(new CountVectorizer(), new MultinomialNB<string>());
    model.fit(
      ['모임 바다 모임', '모임 바다', '모임 주식', '모임 모임 주식'],
      ['여행', '여행', '재테크', '재테크'],
    );
    const top = topFeatures(model, { top: 1 });
    expect(top.get('여행')?.[0]?.term).toBe('바다');
    expect(top.get('재테크')?.[0]?.term).toBe('주식');
  });

  it('names the features that a selection kept', () => {
    const best = new SelectKBest({ k: 2 });
    const counts = new CountVectorizer();
    const model = makePipeline(counts, best, new MultinomialNB<string>()).fit(documents, topics);
    const named = new Set([...topFeatures(model).values()].flat().map(({ term }) => term));
    expect([...named].sort()).toEqual(best.getFeatureNamesOut(counts.getFeatureNamesOut()).sort());
  });

  it('says that hashes have no names', () => {
    const hashing = new HashingVectorizer({ nFeatures: 16, alternateSign: false });
    const model = makePipeline(hashing, new MultinomialNB<string>()).fit(documents, topics);
    expect(() => topFeatures(model)).toThrow(/knows no names/);
  });

  it('gives the coefficients of a linear model', () => {
    const model = makePipeline(new CountVectorizer(), new LinearSVC<string>()).fit(documents, two);
    const [best] = topFeatures(model, { top: 1 }).get('물음')!;
    const svc = model.namedSteps.linearsvc as LinearSVC<string>;
    expect(best!.weight).toBe(Math.max(...svc.coef[0]!));
  });
});

describe('leakWarnings', () => {
  it('finds class names, or parts of them, in their own documents', () => {
    const texts = ['[문화] 전시 관람', '예술의 전당 문화 산책', '주말 등산', '영화 모임'];
    const warnings = leakWarnings(texts, ['문화·예술', '문화·예술', '운동', '취미']);
    expect(warnings.map(({ label, name, share }) => [label, name, share])).toEqual([
      ['문화·예술', '문화', 1],
      ['문화·예술', '예술', 0.5],
    ]);
  });

  it('refuses fewer labels than documents', () => {
    expect(() => leakWarnings(['운동 모임', '운동 강의'], ['운동'])).toThrow(/2 rows/);
  });

  it('leaves a name alone that stands everywhere', () => {
    expect(leakWarnings(['운동 모임', '운동 강의'], ['운동', '취미'])).toEqual([]);
  });
});
