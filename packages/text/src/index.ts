export { TextError } from './errors.js';
export type { TextErrorCode } from './errors.js';
export type * from './types.js';
