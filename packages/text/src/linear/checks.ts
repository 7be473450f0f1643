import { TextError } from '../errors.js';

/** Refuses an option that must be a number above 0. */
export function checkPositive(value: number, option: string): number {
  if (value > 0) return value;
  throw new TextError('invalid-parameter', `${option} must be greater than 0, not ${value}.`);
}
