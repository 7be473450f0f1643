import { describe, expect, expectTypeOf, it } from 'vitest';
import { readGolden } from '../../test/golden/golden.js';
import { TextError } from '../errors.js';
import { SelectKBest } from '../feature-selection/select-k-best.js';
import { LinearSVC } from '../linear/linear-svc.js';
import { BernoulliNB } from '../naive-bayes/bernoulli-nb.js';
import { ComplementNB } from '../naive-bayes/complement-nb.js';
import { MultinomialNB } from '../naive-bayes/multinomial-nb.js';
import { CountVectorizer } from '../vectorize/count-vectorizer.js';
import { HashingVectorizer } from '../vectorize/hashing-vectorizer.js';
import { TfidfTransformer } from '../vectorize/tfidf-transformer.js';
import { TfidfVectorizer } from '../vectorize/tfidf-vectorizer.js';
import { makePipeline } from './make-pipeline.js';
import { Pipeline } from './pipeline.js';

interface Golden {
  docs: string[];
  y: number[];
  new_docs: string[];
  proba: number[][];
  predict: number[];
  tfidf_cnb: { proba: number[][]; predict: number[] };
}

const golden = readGolden<Golden>('pipeline');

function expectClose(found: Float64Array[], wanted: number[][]): void {
  found.forEach((row, i) =>
    row.forEach((value, k) => {
      expect(Math.abs(value - wanted[i]![k]!)).toBeLessThanOrEqual(1e-12 * wanted[i]![k]!);
    }),
  );
}

describe('a pipeline gives what scikit-learn 1.2.1 gives', () => {
  it('for words and MultinomialNB', () => {
    const model = makePipeline(new CountVectorizer(), new MultinomialNB<number>());
    model.fit(golden.docs, golden.y);
    expectClose(model.predictProba(golden.new_docs), golden.proba);
    expect(model.predict(golden.new_docs)).toEqual(golden.predict);
  });

  it('for tf-idf of characters within words and ComplementNB', () => {
    const model = makePipeline(
      new TfidfVectorizer({ analyzer: 'char_wb', ngramRange: [2, 4], sublinearTf: true }),
      new ComplementNB<number>({ alpha: 0.3 }),
    );
    model.fit(golden.docs, golden.y);
    expectClose(model.predictProba(golden.new_docs), golden.tfidf_cnb.proba);
    expect(model.predict(golden.new_docs)).toEqual(golden.tfidf_cnb.predict);
  });
});

const texts = ['제주 바다 여행', '바다 서핑', '주식 투자', 'ETF 투자 입문', '영어 회화'];
const topics = ['여행', '여행', '재테크', '재테크', '외국어'];

describe('a pipeline', () => {
  it('predicts one by one as all at once, by the short way or the long one', () => {
    const unseen = [...texts, '모르는 말', '', '바다 투자 영어 영어'];
    for (const model of [
      makePipeline(new CountVectorizer(), new BernoulliNB<string>()),
      makePipeline(new CountVectorizer(), new TfidfTransformer(), new LinearSVC<string>()),
      makePipeline(new CountVectorizer(), new SelectKBest({ k: 3 }), new MultinomialNB<string>()),
    ]) {
      model.fit(texts, topics);
      expect(unseen.map((text) => model.predictOne(text))).toEqual(model.predict(unseen));
    }
  });

  it('answers with the labels of its classifier, and its types say so', () => {
    const model = makePipeline(new TfidfVectorizer(), new LinearSVC<'바다' | '산'>());
    model.fit(['파도와 모래', '등산과 바위'], ['바다', '산']);
    expectTypeOf(model.predictOne('파도와')).toEqualTypeOf<'바다' | '산'>();
    expect(model.predictOne('파도와 모래')).toBe('바다');
    expect(model.score(['파도와', '바위'], ['바다', '산'])).toBe(1);
  });

  it('learns in portions; columns keep the meaning that the first portion gave them', () => {
    const model = makePipeline(new CountVectorizer(), new MultinomialNB<string>());
    model.partialFit(texts, topics, { classes: ['여행', '외국어', '재테크'] });
    model.partialFit(['바다 회화', '처음 보는 말'], ['외국어', '여행']);
    const counts = new CountVectorizer();
    const whole = new MultinomialNB<string>().fit(
      counts.fit(texts).transform([...texts, '바다 회화', '처음 보는 말']),
      [...topics, '외국어', '여행'],
    );
    expect(model.predictProba(['바다'])).toEqual(whole.predictProba(counts.transform(['바다'])));
  });

  it('passes sample weights to the classifier, and progress of the vectorizer on', () => {
    const seen: number[] = [];
    const model = makePipeline(new CountVectorizer(), new MultinomialNB<string>());
    model.fit(texts, topics, {
      sampleWeight: [0, 0, 1, 1, 1],
      onProgress: ({ done }) => seen.push(done),
    });
    expect(model.predictOne('제주')).not.toBe('여행');
    expect(seen.at(-1)).toBe(texts.length);
  });

  it('learns from streams, and predicts them', async () => {
    async function* stream(): AsyncGenerator<string> {
      for (const text of texts) {
        await Promise.resolve();
        yield text;
      }
    }
    for (const vectorizer of [new TfidfVectorizer(), new HashingVectorizer({ nFeatures: 64 })]) {
      const model = makePipeline(vectorizer, new LinearSVC<string>());
      await model.fitAsync(stream(), topics);
      expect(await model.predictAsync(stream())).toEqual(model.fit(texts, topics).predict(texts));
    }
    const stopped = makePipeline(new CountVectorizer(), new MultinomialNB<string>());
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(stopped.fitAsync(stream(), topics, { signal })).rejects.toThrow('enough');
  });

  it('notices a vectorizer that was fitted anew, one by one as well', () => {
    const counts = new CountVectorizer();
    const model = makePipeline(counts, new MultinomialNB<string>()).fit(texts, topics);
    counts.fit([...texts, '아주 다른 말']);
    expect(() => model.predict(texts)).toThrow(/is expecting/);
    expect(() => model.predictOne('바다')).toThrow(/is expecting/);
  });

  it('stays as it was when learning fails', () => {
    const counts = new CountVectorizer();
    const model = makePipeline(counts, new MultinomialNB<string>()).fit(texts, topics);
    const before = model.predictProba(['바다 투자']);
    expect(() => counts.fit(['바다', null as unknown as string])).toThrow(/no string/);
    expect(() => counts.fit(['!'])).toThrow(/empty vocabulary/);
    expect(model.predictProba(['바다 투자'])).toEqual(before);
  });

  it('knows its steps by name', () => {
    const counts = new CountVectorizer();
    const nb = new MultinomialNB<string>();
    const model = new Pipeline<Iterable<string>, string>([
      ['counts', counts],
      ['nb', nb],
    ]);
    expect(model.namedSteps).toEqual({ counts, nb });
    expect(model.vectorizer).toBe(counts);
    expect(model.model).toBe(nb);
  });

  it.each([
    [
      'no classifier at the end',
      () => new Pipeline([['counts', new CountVectorizer() as never]]),
      /must be a classifier/,
    ],
    [
      'no probabilities',
      () =>
        makePipeline(new CountVectorizer(), new LinearSVC<string>())
          .fit(texts, topics)
          .predictProba(texts),
      /has no predictProba/,
    ],
    [
      'no portions',
      () => makePipeline(new CountVectorizer(), new LinearSVC<string>()).partialFit(texts, topics),
      /has no partialFit/,
    ],
    [
      'fewer labels to score than texts',
      () =>
        makePipeline(new CountVectorizer(), new LinearSVC<string>())
          .fit(texts, topics)
          .score(texts, ['a']),
      /there are 1 labels/,
    ],
    [
      'a document that is no string',
      () =>
        makePipeline(new CountVectorizer(), new LinearSVC<string>())
          .fit(texts, topics)
          .predictOne(5 as unknown as string),
      /no string/,
    ],
    [
      'labels that are none',
      () =>
        makePipeline(new CountVectorizer(), new LinearSVC<string>()).fit(['가나', '다라'], [
          undefined,
          undefined,
        ] as unknown as string[]),
      /label 0 is undefined/,
    ],
    [
      'predict before fit',
      () => makePipeline(new CountVectorizer(), new LinearSVC<string>()).predict(texts),
      /not fitted/,
    ],
    [
      'fewer labels than texts',
      () => makePipeline(new CountVectorizer(), new LinearSVC<string>()).fit(texts, ['a', 'b']),
      /5 rows, but there are 2 labels/,
    ],
  ])('with %s says so', (_, run, message) => {
    expect(run).toThrow(TextError);
    expect(run).toThrow(message);
  });
});
