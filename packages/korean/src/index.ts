export { KoreanError } from './errors.js';
export type { KoreanErrorCode } from './errors.js';
export type { Morpheme, Sentence, Tag } from './types.js';
