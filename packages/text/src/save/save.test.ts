import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from '../bytes/byte-reader.js';
import { ByteWriter } from '../bytes/byte-writer.js';
import { TextError } from '../errors.js';
import { LinearSVC } from '../linear/linear-svc.js';
import { LogisticRegression } from '../linear/logistic-regression.js';
import { NBLogisticRegression } from '../linear/nb-logistic-regression.js';
import { BernoulliNB } from '../naive-bayes/bernoulli-nb.js';
import { ComplementNB } from '../naive-bayes/complement-nb.js';
import { MultinomialNB } from '../naive-bayes/multinomial-nb.js';
import { makePipeline } from '../pipeline/make-pipeline.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import { CountVectorizer } from '../vectorize/count-vectorizer.js';
import { HashingVectorizer } from '../vectorize/hashing-vectorizer.js';
import { koreanChars } from '../vectorize/presets.js';
import { TfidfTransformer } from '../vectorize/tfidf-transformer.js';
import { TfidfVectorizer } from '../vectorize/tfidf-vectorizer.js';
import { loadModel, saveModel } from './binary.js';
import { modelFromJson, modelToJson } from './json.js';
import { readVocabulary, writeVocabulary } from './vocabulary-bytes.js';

const documents = [
  '제주 바다 여행 같이 가요 여름 바다',
  '주식 투자 공부 모임',
  '주말 등산 산 여행 😀',
  '영어 회화 스터디 모임',
  '바다 수영 강습',
  'ETF 투자 입문 강의',
];
const labels = ['여행', '재테크', '여행', '외국어', '여행', '재테크'];
const unseen = ['여름 산 여행', '영어 투자 공부 🙂', '', '바다'];

const models: [string, () => Pipeline<Iterable<string>, string>][] = [
  [
    'counts and MultinomialNB',
    () => makePipeline(new CountVectorizer(), new MultinomialNB<string>()),
  ],
  [
    'Korean characters and ComplementNB',
    () =>
      makePipeline(new TfidfVectorizer(koreanChars()), new ComplementNB<string>({ norm: true })),
  ],
  [
    'binary words and BernoulliNB',
    () =>
      makePipeline(
        new CountVectorizer({ binary: true, stopWords: ['모임'] }),
        new BernoulliNB<string>(),
      ),
  ],
  [
    'counts, weights and LinearSVC',
    () =>
      makePipeline(
        new CountVectorizer({ ngramRange: [1, 2] }),
        new TfidfTransformer({ norm: 'l1' }),
        new LinearSVC<string>(),
      ),
  ],
  [
    'hashes and LogisticRegression',
    () => makePipeline(new HashingVectorizer({ nFeatures: 64 }), new LogisticRegression<string>()),
  ],
  [
    'characters and NBLogisticRegression',
    () =>
      makePipeline(
        new CountVectorizer({ analyzer: 'char', ngramRange: [1, 2] }),
        new NBLogisticRegression<string>(),
      ),
  ],
];

describe.each(models)('a saved model of %s', (_, make) => {
  const model = make().fit(documents, labels);

  it('predicts as before, from bytes and from JSON', () => {
    const wanted = model.predict(unseen);
    const scores = scoresOf(model);
    for (const loaded of [
      loadModel<string>(saveModel(model)),
      modelFromJson<string>(JSON.parse(JSON.stringify(modelToJson(model)))),
    ]) {
      expect(loaded.predict(unseen)).toEqual(wanted);
      expect(unseen.map((text) => loaded.predictOne(text))).toEqual(wanted);
      expect(scoresOf(loaded)).toEqual(scores);
    }
  });

  it('is refused when any byte was changed, or when it is cut', () => {
    const bytes = saveModel(model);
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = bytes.slice();
      changed[at]! ^= 1 << (at % 8);
      expect(() => loadModel(changed)).toThrow(TextError);
    }
    for (const size of [0, 3, 9, bytes.length - 1]) {
      expect(() => loadModel(bytes.subarray(0, size))).toThrow(TextError);
    }
  });
});

function scoresOf(model: Pipeline<Iterable<string>, string>): unknown {
  try {
    return model.predictLogProba(unseen);
  } catch {
    return model.decisionFunction(unseen);
  }
}

describe('saving', () => {
  const model = makePipeline(new TfidfVectorizer(), new LinearSVC<string>()).fit(documents, labels);

  it('can go on learning after loading', () => {
    const bayes = makePipeline(new CountVectorizer(), new MultinomialNB<string>());
    bayes.fit(documents, labels);
    const loaded = loadModel<string>(saveModel(bayes));
    bayes.partialFit(['여름 강습'], ['여행']);
    loaded.partialFit(['여름 강습'], ['여행']);
    expect(loaded.predictProba(unseen)).toEqual(bayes.predictProba(unseen));
  });

  it('keeps labels of any kind', () => {
    const numbers = makePipeline(new CountVectorizer(), new MultinomialNB<number>());
    numbers.fit(documents, [3, 1, 3, 2, 3, 1]);
    expect(loadModel<number>(saveModel(numbers)).predictOne('바다')).toBe(3);
  });

  it('can be coarser, for the size of it', () => {
    const sizes = (['float64', 'float32', 'int8'] as const).map((precision) => {
      const bytes = saveModel(model, { precision });
      const wanted = model.decisionFunction(documents);
      loadModel<string>(bytes)
        .decisionFunction(documents)
        .forEach((row, i) =>
          row.forEach((score, k) => expect(score).toBeCloseTo(wanted[i]![k]!, 1)),
        );
      return bytes.length;
    });
    expect(sizes[0]).toBeGreaterThan(sizes[1]!);
    expect(sizes[1]).toBeGreaterThan(sizes[2]!);
  });

  it('asks for the functions that a file cannot hold', () => {
    const tokenizer = (text: string): string[] => text.split(' ');
    const own = makePipeline(new CountVectorizer({ tokenizer }), new MultinomialNB<string>());
    const bytes = saveModel(own.fit(documents, labels));
    expect(() => loadModel(bytes)).toThrow(/function as tokenizer/);
    expect(loadModel<string>(bytes, { tokenizer }).predict(unseen)).toEqual(own.predict(unseen));
  });

  it('keeps a pattern with its flags', () => {
    const own = makePipeline(
      new CountVectorizer({ tokenPattern: /[가-힣]+/gu }),
      new MultinomialNB<string>(),
    );
    const bytes = saveModel(own.fit(documents, labels));
    expect(loadModel<string>(bytes).predict(unseen)).toEqual(own.predict(unseen));
  });

  it('has float64 weights again where counts were float32', () => {
    const own = makePipeline(
      new CountVectorizer({ dtype: 'float32' }),
      new TfidfTransformer(),
      new LinearSVC<string>(),
    ).fit(documents, labels);
    const loaded = loadModel<string>(saveModel(own));
    expect(loaded.decisionFunction(unseen)).toEqual(own.decisionFunction(unseen));
  });

  it('refuses labels that JSON cannot hold', () => {
    const own = makePipeline(new CountVectorizer(), new MultinomialNB<number>());
    own.fit(documents, [1, Infinity, 1, 2, 1, 2]);
    expect(() => saveModel(own)).toThrow(/label Infinity/);
    expect(() => modelToJson(own)).toThrow(/label Infinity/);
  });

  it('refuses a saved pattern that is none', () => {
    const saved = modelToJson(model);
    const withPattern = (tokenPattern: unknown): unknown => ({
      ...saved,
      vectorizer: { ...saved.vectorizer, options: { tokenPattern } },
    });
    for (const pattern of [
      { source: '(', flags: 'u' },
      { source: 'a', flags: 'q' },
    ]) {
      const load = (): unknown => modelFromJson(withPattern(pattern));
      expect(load).toThrow(TextError);
      expect(load).toThrow(/no pattern/);
    }
    expect(() => modelFromJson<string>(withPattern('(')).predict(unseen)).toThrow(TextError);
  });

  it('refuses a model that has learnt nothing', () => {
    expect(() => saveModel(makePipeline(new CountVectorizer(), new MultinomialNB()))).toThrow(
      /not fitted/,
    );
  });

  it('refuses what is no model, and names the place', () => {
    expect(() => loadModel(gzipSync(saveModel(model)))).toThrow(/still compressed/);
    expect(() => modelFromJson(null)).toThrow(TextError);
    expect(() => modelFromJson({ ...modelToJson(model), version: 9 })).toThrow(/version 9/);
    expect(() => modelFromJson({ ...modelToJson(model), checksum: 1 })).toThrow(/checksum/);
    const { vectorizer, ...rest } = modelToJson(model);
    const options = { ...vectorizer.options, ngramRange: [0, 'x'] };
    expect(() => modelFromJson({ ...rest, vectorizer: { ...vectorizer, options } })).toThrow(
      /ngramRange/,
    );
  });

  it('survives any bytes', () => {
    const head = saveModel(model).subarray(0, 5);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => loadModel(Uint8Array.from([...head, ...bytes]))).toThrow(TextError);
      }),
    );
  });
});

describe('a vocabulary in bytes', () => {
  it('comes back, sorted or not', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 6 })), (terms) => {
        const out = new ByteWriter();
        writeVocabulary(out, terms);
        expect(readVocabulary(new ByteReader(out.finish()))).toEqual(terms);
      }),
    );
  });
});

describe('a vocabulary of long terms in bytes', () => {
  it('comes back', () => {
    const long = 'a'.repeat(3000);
    const terms = Array.from({ length: 200 }, (_, i) => long.slice(i * 10) + String(i));
    terms.push(...terms.map((_, i) => long.slice(0, 127 - (i % 2))), long);
    const out = new ByteWriter();
    writeVocabulary(out, terms);
    expect(readVocabulary(new ByteReader(out.finish()))).toEqual(terms);
  });

  it('is refused where few bytes ask for many letters', () => {
    const lengths = new ByteWriter().varint(0).varint(20_000);
    const firsts = new ByteWriter().signed(0);
    const others = new ByteWriter();
    for (let i = 1; i < 20_000; i++) others.varint(0);
    for (let i = 1; i < 2000; i++) {
      lengths.varint(20_000).varint(0);
    }
    const out = new ByteWriter().varint(1).varint(97).varint(2000);
    for (const part of [lengths, firsts, others]) out.varint(part.length).raw(part.finish());
    expect(() => readVocabulary(new ByteReader(out.finish()))).toThrow(/too long/);
  });
});

interface Exported {
  saved: unknown;
  new: string[];
  predict: string[];
  scores: (number | number[])[];
}

describe('models that python/export_model.py wrote', () => {
  const url = new URL('../../test/fixtures/exported/scikit-learn.json', import.meta.url);
  const exported = JSON.parse(readFileSync(url, 'utf8')) as Exported[];

  it.each(exported)('predict as in scikit-learn ($saved.model.kind)', (one) => {
    const model = modelFromJson<string>(one.saved);
    expect(model.predict(one.new)).toEqual(one.predict);
    const found =
      'predictLogProba' in model.model
        ? model.predictLogProba(one.new)
        : model.decisionFunction(one.new);
    found.forEach((row, i) => {
      const wanted = [one.scores[i]!].flat();
      row.forEach((score, k) => expect(score).toBeCloseTo(wanted[k]!, 12));
    });
  });
});
