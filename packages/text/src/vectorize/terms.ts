import type { CountRows } from './count-rows.js';

/** The terms of documents under one way of cutting them, each with a number of its own. */
export interface Terms {
  /** All numbers are below this; some may stand for beginnings of n-grams that are no terms. */
  readonly size: number;
  /** Counts the terms of a text in the current row; with `learn`, terms not met before as well. */
  count(text: string, rows: CountRows, learn: boolean): void;
  /** Number of a term, which becomes a new one if it was not known. */
  add(term: string): number;
  /** Number of a term, or -1. */
  find(term: string): number;
  /** The term of a number. */
  term(id: number): string;
  /** All numbers, in code point order of their terms. */
  sorted(): Int32Array;
}

/** Lengths of n-grams, both included. */
export type NgramRange = readonly [shortest: number, longest: number];
