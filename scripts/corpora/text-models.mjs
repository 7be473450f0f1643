// The models of the table, each with scikit-learn's accuracy and macro-F1 by corpus, as measured with
// scikit-learn 1.2 on the same splits.

export function modelsOf(text) {
  const { CountVectorizer, HashingVectorizer, TfidfTransformer, TfidfVectorizer } = text;
  const { ComplementNB, LinearSVC, MultinomialNB, NBLogisticRegression } = text;
  const svc = () => new LinearSVC({ C: 0.3, randomState: 0 });
  const tfidf = (analyzer, most, options) =>
    new TfidfVectorizer({ analyzer, ngramRange: [1, most], sublinearTf: true, ...options });
  const minDf = { count: 2 };
  const model = (name, make, figures) => ({
    ...{ name, figures: byCorpus(figures) },
    make: () => text.makePipeline(...make()),
  });
  return [
    model('word counts + MultinomialNB', () => [new CountVectorizer(), new MultinomialNB()], [
      ...[[0.8249], [0.7161, 0.477], [0.9275], [0.8147, 0.8138], [0.4003]],
    ]),
    model(
      'char_wb 1-3 counts + MultinomialNB',
      () => [new CountVectorizer({ analyzer: 'char_wb', ngramRange: [1, 3] }), new MultinomialNB()],
      [[0.8564], [0.7487, 0.5662], [0.9466], [0.8531, 0.8523], [0.4281]],
    ),
    model('tf-idf char_wb 1-4 + ComplementNB', () => [tfidf('char_wb', 4), new ComplementNB()], [
      [0.8643],
      [0.7528, 0.5711],
      [0.9441],
      [0.8589, 0.8569],
      [0.5455],
    ]),
    model(
      'tf-idf char_wb 1-4, minDf 2 + LinearSVC',
      () => [tfidf('char_wb', 4, { minDf }), svc()],
      [[0.8722], [0.8865, 0.7897], [0.9784], [0.8676, 0.8662], [0.6631]],
    ),
    model('tf-idf char 1-5, minDf 2 + LinearSVC', () => [tfidf('char', 5, { minDf }), svc()], [
      [0.8767],
      [0.8851, 0.7872],
      [0.974],
      [0.8631, 0.8618],
      [0.6473],
    ]),
    model(
      'binary char 1-4 + NBLogisticRegression',
      () => [
        new CountVectorizer({ analyzer: 'char', ngramRange: [1, 4], binary: true }),
        new NBLogisticRegression(),
      ],
      [[0.8762], [0.8899, 0.8014], [0.9768], [0.8652, 0.8638], [0.6579]],
    ),
    model(
      'hashed 2^18 char 1-5, tf-idf + LinearSVC',
      () => [
        new HashingVectorizer({
          ...{ analyzer: 'char', ngramRange: [1, 5], nFeatures: 2 ** 18 },
          ...{ norm: null, alternateSign: false },
        }),
        new TfidfTransformer({ sublinearTf: true }),
        svc(),
      ],
      [[0.8678], [0.8814, 0.7819], [0.9701], [0.8553, 0.8544], [0.6378]],
    ),
  ];
}

/** Figures in the order of the table's columns. */
function byCorpus([nsmc, intentions, question, ynat, authors]) {
  return {
    ...{ NSMC: nsmc, '3i4K': intentions, '3i4K, question or statement': question },
    ...{ YNAT: ynat, '20 authors': authors },
  };
}
