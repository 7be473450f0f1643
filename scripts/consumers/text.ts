// A small program as a user would write it. check-consumers.mjs compiles it against the packed
// package and runs it; it throws when something is not as the types promise.

import {
  accuracyScore,
  CountVectorizer,
  explain,
  koreanChars,
  LinearSVC,
  loadModel,
  makePipeline,
  MultinomialNB,
  PersonalBase,
  saveModel,
  TextError,
  TfidfVectorizer,
  trainTestSplit,
} from '@nunchi/text';
import type { CsrMatrix, Explanation, Pipeline } from '@nunchi/text';

type Topic = '여행' | '재테크';

const texts = ['제주 바다 여행', '바다 서핑 여행', '주식 투자', 'ETF 투자 입문'];
const topics: Topic[] = ['여행', '여행', '재테크', '재테크'];

const model: Pipeline<Iterable<string>, Topic> = makePipeline(
  new TfidfVectorizer(koreanChars({ minDf: { count: 1 } })),
  new LinearSVC<Topic>({ C: 0.3 }),
);
const label: Topic = model.fit(texts, topics).predictOne('여름 바다');
if (label !== '여행') throw new Error(`unexpected label: ${label}`);
if (loadModel<Topic>(saveModel(model)).predictOne('투자 모임') !== '재테크') {
  throw new Error('the saved model predicts otherwise');
}
const why: Explanation<Topic> = explain(model, '여름 바다');
if (why.label !== label || why.contributions.length === 0)
  throw new Error('unexpected explanation');

const vectorizer = new CountVectorizer();
const X: CsrMatrix = vectorizer.fitTransform(texts);
if (X.shape[1] !== vectorizer.getFeatureNamesOut().length) throw new Error('unexpected shape');
const member = new PersonalBase(vectorizer, new MultinomialNB<Topic>().fit(X, topics)).member();
member.update('캠핑 클래스', '여행');
if (member.predict(['캠핑'])[0] !== '여행') throw new Error('the member has learnt nothing');

const [train, test, yTrain, yTest] = trainTestSplit(texts, topics, { testSize: 2, randomState: 1 });
const learnt = makePipeline(new CountVectorizer(), new MultinomialNB<Topic>()).fit(train, yTrain);
const accuracy: number = accuracyScore(yTest, learnt.predict(test));
if (!(accuracy >= 0 && accuracy <= 1)) throw new Error(`unexpected accuracy: ${accuracy}`);

let refused = false;
try {
  new CountVectorizer().transform(texts);
} catch (error) {
  refused = error instanceof TextError && error.code === 'not-fitted';
}
if (!refused) throw new Error('a vectorizer worked before it had learnt');
