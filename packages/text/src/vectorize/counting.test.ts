import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints } from '../labels.js';
import type { CountVectorizerOptions } from './count-vectorizer.js';
import { CountVectorizer } from './count-vectorizer.js';
import { HashingVectorizer } from './hashing-vectorizer.js';
import { TfidfVectorizer } from './tfidf-vectorizer.js';

// Everything that makes texts hard: Hangul in both forms, jamo, marks, blanks of all kinds, emoji
// sequences, letters whose lower case is longer or hangs on its place, halves of pairs.
const texts = fc.array(
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '바다',
          '여행',
          '책',
          'ㅋㅋㅋ',
          'ㅠ',
          '바다'.normalize('NFD'),
          'ABC',
          'x_1',
        ),
        fc.constantFrom(
          ' ',
          '  ',
          '\t',
          '\n',
          '\u00a0',
          '\u3000',
          '\x1c',
          '\x85',
          '\ufeff',
          '.',
          '!',
        ),
        fc.constantFrom(
          '👨‍👩‍👧',
          '😀',
          '𝐀',
          '\u{20000}',
          'İ',
          'Σ',
          'ΑΣ',
          'ß',
          'é',
          'e\u0301',
          '\ud83d',
        ),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  { minLength: 1, maxLength: 5 },
);

const ways: CountVectorizerOptions[] = [
  {},
  { minTokenLength: 1, ngramRange: [1, 2] },
  { ngramRange: [2, 3], lowercase: false },
  { analyzer: 'char', ngramRange: [1, 3] },
  { analyzer: 'char', ngramRange: [2, 2], lowercase: false },
  { analyzer: 'char_wb', ngramRange: [1, 4] },
  { analyzer: 'char_wb', ngramRange: [3, 5] },
  { analyzer: 'char_wb', ngramRange: [1, 2], normalization: 'NFC' },
  { minTokenLength: 1, stripAccents: 'unicode' },
  { minTokenLength: 1, stopWords: ['바다', 'ㅋㅋㅋ'], ngramRange: [1, 2] },
];

describe.each(ways.map((way) => ({ way, title: JSON.stringify(way) })))('$title', ({ way }) => {
  it('counts just the terms that analyze lists', () => {
    fc.assert(
      fc.property(texts, (documents) => {
        const listed = documents.map((document) => new CountVectorizer(way).analyze(document));
        const wanted = [...new Set(listed.flat())].sort(compareCodePoints);
        const vectorizer = new CountVectorizer(way);
        if (wanted.length === 0) {
          expect(() => vectorizer.fit(documents)).toThrow('empty vocabulary');
          return;
        }
        const X = vectorizer.fitTransform(documents);
        expect(vectorizer.getFeatureNamesOut()).toEqual(wanted);
        listed.forEach((terms, row) => {
          const counts = new Map<string, number>();
          for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
          const [start, end] = [X.indptr[row]!, X.indptr[row + 1]!];
          const found = Array.from(X.indices.subarray(start, end), (column, i) => [
            wanted[column],
            X.data[start + i],
          ]);
          expect(new Map(found as [string, number][])).toEqual(counts);
          expect([...X.indices.subarray(start, end)]).toEqual(
            [...X.indices.subarray(start, end)].sort((a, b) => a - b),
          );
        });
        expect(vectorizer.transform(documents)).toEqual(X);
      }),
      { numRuns: 60 },
    );
  });

  it('places every term where it stands', () => {
    fc.assert(
      fc.property(texts, ([document = '']) => {
        for (const { start, end } of new CountVectorizer(way).locate(document)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(document.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gives one document the row that a matrix of it has', () => {
    fc.assert(
      fc.property(texts, (documents) => {
        const vectorizer = new TfidfVectorizer({ ...way, dtype: 'float64' });
        try {
          vectorizer.fit(documents);
        } catch {
          return;
        }
        for (const document of documents) {
          const X = vectorizer.transform([document]);
          const { indices, values, length } = vectorizer.transformOne(document);
          const row = Array.from({ length }, (_, i) => [indices[i]!, values[i]!] as const);
          row.sort(([a], [b]) => a - b);
          expect(row.map(([column]) => column)).toEqual([...X.indices]);
          row.forEach(([, value], i) => expect(value).toBeCloseTo(X.data[i]!, 12));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('places of terms', () => {
  it('are those of the text as it was given', () => {
    const text = '제주 바다! 바다';
    const terms = new CountVectorizer({ ngramRange: [2, 2] }).locate(text);
    expect(terms.map(({ start, end }) => text.slice(start, end))).toEqual([
      '제주 바다',
      '바다! 바다',
    ]);
    expect(terms.map(({ term }) => term)).toEqual(['제주 바다', '바다 바다']);
  });

  it('are found again where a text was normalized', () => {
    const text = '제주 바다'.normalize('NFD');
    const terms = new CountVectorizer({ normalization: 'NFC' }).locate(text);
    expect(terms.map(({ term }) => term)).toEqual(['제주', '바다']);
    expect(terms.map(({ start, end }) => text.slice(start, end).normalize())).toEqual([
      '제주',
      '바다',
    ]);
  });

  it('follow a tokenizer as far as its words can be found', () => {
    const vectorizer = new CountVectorizer({ tokenizer: () => ['먹다', '약'] });
    expect(vectorizer.locate('약을 먹었다')).toEqual([
      { term: '먹다', start: 0, end: 0 },
      { term: '약', start: 0, end: 1 },
    ]);
  });
});

describe('long work', () => {
  const documents = Array.from({ length: 3000 }, (_, i) => `문서 번호${i % 7}`);

  it('tells how far it has come', () => {
    const seen: number[] = [];
    new CountVectorizer().fit(documents, undefined, { onProgress: ({ done }) => seen.push(done) });
    expect(seen).toEqual([1024, 2048, 3000]);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const work = new CountVectorizer().fitAsync(documents, {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(work).rejects.toThrow('enough');
  });

  it('is not disturbed by other work on the same vectorizer', async () => {
    const vectorizer = new CountVectorizer().fit(documents);
    const X = vectorizer.transform(documents);
    const work = vectorizer.transformAsync(documents);
    vectorizer.fit(['전혀 다른 글', '번호3 글']);
    expect(await work).toEqual(X);
  });

  it('takes a stream', async () => {
    async function* stream(): AsyncGenerator<string> {
      for (const document of documents) {
        await Promise.resolve();
        yield document;
      }
    }
    const vectorizer = new CountVectorizer();
    const X = await vectorizer.fitTransformAsync(stream());
    expect(X).toEqual(new CountVectorizer().fitTransform(documents));
    expect(await vectorizer.transformAsync(stream())).toEqual(X);
  });
});

describe('bad input', () => {
  it('names the document that is no string', () => {
    const wrong = ['a', null] as unknown as string[];
    expect(() => new CountVectorizer().fit(wrong)).toThrow(/Document 1 is no string/);
  });

  it('is refused before fit', () => {
    expect(() => new CountVectorizer().transform(['바다'])).toThrow(/not fitted/);
    expect(() => new TfidfVectorizer().transform(['바다'])).toThrow(/not fitted/);
  });

  it('names the option that is none', () => {
    const wrong = { norm: 'max', stripAccents: 'x', analyzer: 'words' } as const;
    for (const [name, value] of Object.entries(wrong)) {
      expect(() => new TfidfVectorizer({ [name]: value })).toThrow(`'${name}' parameter`);
    }
    expect(() => new HashingVectorizer().fit('one text')).toThrow(/string object received/);
  });

  it('reads stop words from a generator, more than once if need be', () => {
    function* words(): Generator<string> {
      yield '바다';
    }
    const vectorizer = new CountVectorizer({ stopWords: words() });
    for (let i = 0; i < 2; i++) {
      expect(vectorizer.fit(['바다 여행']).getFeatureNamesOut()).toEqual(['여행']);
    }
    expect(vectorizer.options.stopWords).toEqual(['바다']);
  });

  it('warns of options that take Hangul apart', () => {
    expect(new CountVectorizer({ stripAccents: 'ascii' }).warnings[0]).toMatch(/deletes Hangul/);
    expect(new CountVectorizer({ stripAccents: 'unicode' }).warnings).toHaveLength(1);
    expect(new CountVectorizer().warnings).toEqual([]);
  });

  it('refuses a bare 1, which could be a count or a share', () => {
    expect(() => new CountVectorizer({ maxDf: 1 })).toThrow(/maxDf/);
    expect(() => new CountVectorizer({ maxDf: { ratio: 1 }, minDf: 2 })).not.toThrow();
  });
});

describe('hashing', () => {
  it('needs no more than a block of terms at once, and gives the same', () => {
    const documents = ['바다 여행', '바다 산', '산 여행 바다'];
    const whole = new HashingVectorizer({ nFeatures: 64 }).transform(documents);
    const single = documents.map((document) =>
      new HashingVectorizer({ nFeatures: 64 }).transform([document]),
    );
    expect([...whole.data]).toEqual(single.flatMap(({ data }) => [...data]));
    expect([...whole.indices]).toEqual(single.flatMap(({ indices }) => [...indices]));
  });
});
