import { TextError } from '../errors.js';

/** Refuses an option that must be a number above 0. */
export function checkPositive(value: number, option: string): number {
  if (value > 0) return value;
  throw new TextError('invalid-parameter', `${option} must be greater than 0, not ${value}.`);
}

/** Refuses an option that must be a number from 0 to 1. */
export function checkShare(value: number, option: string): number {
  if (value >= 0 && value <= 1) return value;
  throw new TextError('invalid-parameter', `${option} must be from 0 to 1, not ${value}.`);
}
