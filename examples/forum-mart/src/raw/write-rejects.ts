import { appendFile } from 'node:fs/promises';
import { writeToString } from 'fast-csv';
import type { Reject } from '../model';

const HEADER = ['file', 'line', 'column', 'reason', 'value'] as const;

/** Writes rows that are kept aside as CSV; without any, there is no file. */
export class RejectsFile {
  readonly #path: string;
  #isBegun = false;

  constructor(path: string) {
    this.#path = path;
  }

  async add(rejects: readonly Reject[]): Promise<void> {
    if (rejects.length === 0) return;
    const rows = rejects.map((reject) => HEADER.map((name) => reject[name] ?? ''));
    const text = await writeToString(rows, {
      headers: this.#isBegun ? null : [...HEADER],
      includeEndRowDelimiter: true,
    });
    await appendFile(this.#path, text);
    this.#isBegun = true;
  }
}
