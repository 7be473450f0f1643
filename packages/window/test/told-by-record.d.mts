import type { Run } from './random-runs.mjs';

export function toldByRecord(window: object, run: Run): string[][];
export function canonicalRecords(told: unknown[][][]): string[][];
export function digestOf(records: readonly (string | string[])[]): string;
