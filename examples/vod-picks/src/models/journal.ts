import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../users/replace-file';

/** A log file that was given, and what became of it. */
export interface JournalEntry {
  readonly checksum: string;
  readonly name: string;
  readonly verdict: 'learnt' | 'refused';
  readonly why: string;
  readonly at: string;
}

const entries: z.ZodType<JournalEntry[]> = z.array(
  z.object({
    checksum: z.string().regex(/^[\da-f]{64}$/),
    name: z.string(),
    verdict: z.enum(['learnt', 'refused']),
    why: z.string(),
    at: z.string(),
  }),
);

/**
 * Which log files have been learnt. A file is known by its bytes, so a month that comes twice under
 * two names counts once. Learnt files are copied beside the journal, to be learnt again with the next
 * month's.
 */
export class Journal {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get entries(): JournalEntry[] {
    if (!existsSync(this.#path)) return [];
    return entries.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
  }

  /** Paths of the copies of all files that have been learnt. */
  get learnt(): string[] {
    return [...this.#learntChecksums()].map((checksum) => this.#copyOf(checksum));
  }

  hasLearnt(checksum: string): boolean {
    return this.#learntChecksums().has(checksum);
  }

  /** Keeps the copies first and the entries last: what the journal names is there. */
  add(files: readonly (Omit<JournalEntry, 'at'> & { readonly path: string })[]): void {
    mkdirSync(join(this.#folder, 'logs'), { recursive: true });
    for (const { path, checksum, verdict } of files) {
      if (verdict === 'learnt') copyFileSync(path, this.#copyOf(checksum));
    }
    const at = new Date().toISOString();
    const added = files.map(({ checksum, name, verdict, why }): JournalEntry => ({
      ...{ checksum, name, verdict, why, at },
    }));
    replaceFile(this.#path, JSON.stringify([...this.entries, ...added], null, 2));
  }

  #learntChecksums(): Set<string> {
    const learnt = this.entries.filter(({ verdict }) => verdict === 'learnt');
    return new Set(learnt.map(({ checksum }) => checksum));
  }

  #copyOf(checksum: string): string {
    return join(this.#folder, 'logs', `${checksum}.csv`);
  }

  get #path(): string {
    return join(this.#folder, 'journal.json');
  }
}
