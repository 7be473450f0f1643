// The models of @nunchi/text that are measured, by name. `text` is the package.

/** Counts of words, of words and pairs of words, and of n-grams within words. */
export const COUNTS = {
  words: {},
  'words 1-2': { ngramRange: [1, 2] },
  'char_wb 1-3': { analyzer: 'char_wb', ngramRange: [1, 3] },
};

/** TF-IDF of n-grams within words, for the support vector machine. */
export const TFIDF = {
  'tf-idf char_wb 1-4': {
    ...{ analyzer: 'char_wb', ngramRange: [1, 4] },
    ...{ minDf: { count: 2 }, sublinearTf: true },
  },
};

/** Vectorizer and model of a name, neither fitted. */
export function makeSteps(text, name) {
  if (name in COUNTS) return [new text.CountVectorizer(COUNTS[name]), new text.MultinomialNB()];
  return [new text.TfidfVectorizer(TFIDF[name]), new text.LinearSVC({ C: 0.3, randomState: 0 })];
}

/** The two as a pipeline. */
export function makeModel(text, name) {
  return text.makePipeline(...makeSteps(text, name));
}
