export { TextError } from './errors.js';
export type { TextErrorCode } from './errors.js';
export type * from './types.js';
export { CountVectorizer } from './vectorize/count-vectorizer.js';
export type { CountVectorizerOptions, Dtype } from './vectorize/count-vectorizer.js';
