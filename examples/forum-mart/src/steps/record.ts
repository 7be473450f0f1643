import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isMissing } from './is-missing';
import type { Counts, StepName } from './step';

/** What is known of a stage's files. */
export interface StepRecord {
  /** Whether a run of the stage has come to its end since its files, or those of an earlier stage, were last changed. */
  readonly isWhole: boolean;
  readonly tasks: Readonly<Record<string, TaskRecord>>;
}

/** What is known of a task's files. */
export interface TaskRecord {
  /** Of the stage that made them. */
  readonly version: number;
  /** The task's; null from before its files are placed until they all are. */
  readonly fingerprint: string | null;
  readonly counts: Counts;
  /** How long it took to make them. */
  readonly milliseconds: number;
  /** SHA-256 by path. */
  readonly files: Readonly<Record<string, string>>;
}

// Files are deleted by these paths: none may lead out of the stage's folder.
const path = z
  .string()
  .refine((text) => text.split(/[/\\]/).every((part) => !['', '.', '..'].includes(part)));

const schema: z.ZodType<StepRecord> = z.object({
  isWhole: z.boolean(),
  tasks: z.record(
    z.string(),
    z.object({
      version: z.number(),
      fingerprint: z.string().nullable(),
      counts: z.record(z.string(), z.number()),
      milliseconds: z.number(),
      files: z.record(path, z.string()),
    }),
  ),
});

/** The folder of records, and of what runs need for themselves. */
export function stateFolder(out: string): string {
  return join(out, 'state');
}

/**
 * Reads the record of a stage.
 *
 * @returns Null if the stage has never been run.
 * @throws Error if it is no record.
 */
export async function readRecord(out: string, step: StepName): Promise<StepRecord | null> {
  const file = recordFile(out, step);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(
      `${file} is no record of a stage. Delete it and ${join(out, step)}, then run ${step} again.`,
      { cause: error },
    );
  }
}

/** Writes the record of a stage anew, on the disk; the old one stays whole until the new one is. */
export async function writeRecord(out: string, step: StepName, record: StepRecord): Promise<void> {
  const file = recordFile(out, step);
  // By name, so that it does not tell in which order things came to be.
  const tasks = sorted(
    Object.entries(record.tasks).map(([name, task]) => [
      name,
      { ...task, files: sorted(Object.entries(task.files)) },
    ]),
  );
  const fresh = `${file}.new`;
  await writeFile(fresh, `${JSON.stringify({ ...record, tasks }, null, 1)}\n`, { flush: true });
  await rename(fresh, file);
}

/** The file of a stage's record. */
export function recordFile(out: string, step: StepName): string {
  return join(stateFolder(out), `${step}.json`);
}

function sorted<Value>(entries: [string, Value][]): Record<string, Value> {
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
