export { WindowError } from './errors.js';
export type { WindowErrorCode } from './errors.js';
export { field, number, scalar, text } from './query/field.js';
export type { Field, FieldFormat, Format, Scalar } from './query/field.js';
export type { PathStep } from './query/path.js';
