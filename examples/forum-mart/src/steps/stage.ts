import { join } from 'node:path';
import { readRecord, recordFile, writeRecord } from './record';
import type { StepRecord, TaskRecord } from './record';
import { damagedFiles, deleteFile, listFiles, placeFile, sumsOf } from './stage-files';
import type { StepFile, StepName, Task } from './step';

/**
 * A stage's files and the record of them. A run may be killed between any two lines of this: before a
 * file is placed or deleted the record says that it may be, without a fingerprint, so that the next run
 * makes the task anew; and what is in no record is never deleted.
 */
export class Stage {
  readonly name: StepName;
  readonly #out: string;
  #record: StepRecord;
  /** Files that are missing or have other bytes. */
  readonly #damaged: Set<string>;

  private constructor(out: string, name: StepName, record: StepRecord, damaged: Set<string>) {
    this.name = name;
    this.#out = out;
    this.#record = record;
    this.#damaged = damaged;
  }

  /** Reads the record and looks whether the files are as it says. */
  static async open(out: string, name: StepName): Promise<Stage> {
    const folder = join(out, name);
    const record = await readRecord(out, name);
    if (record === null) {
      const [found] = await listFiles(folder);
      if (found !== undefined)
        throw new Error(
          `${join(folder, found)} was not made by this program, or its record is lost. ` +
            `Move ${folder} away, or take another folder for the results.`,
        );
      return new Stage(out, name, { isWhole: false, tasks: {} }, new Set());
    }
    const sums = Object.values(record.tasks).flatMap(({ files }) => Object.entries(files));
    return new Stage(out, name, record, await damagedFiles(folder, Object.fromEntries(sums)));
  }

  get folder(): string {
    return join(this.#out, this.name);
  }

  get recordFile(): string {
    return recordFile(this.#out, this.name);
  }

  get tasks(): StepRecord['tasks'] {
    return this.#record.tasks;
  }

  /** Its files, sorted. */
  get files(): StepFile[] {
    return Object.values(this.tasks)
      .flatMap(({ files }) => Object.entries(files))
      .map(([path, sha256]) => ({ path, sha256 }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Why a later stage cannot start from its files; null if it can. */
  get fault(): string | null {
    const again = `run ${this.name} again`;
    const [damaged] = this.#damaged;
    if (damaged !== undefined)
      return `${join(this.folder, damaged)} is missing or was changed: ${again}.`;
    if (this.#record.isWhole) return null;
    if (Object.keys(this.tasks).length === 0)
      return `There is nothing in ${this.folder} yet: run ${this.name} first.`;
    return `${this.folder} is not whole, or older than what it is made of: ${again}.`;
  }

  /** Whether a task's files are there as a version of the stage made them. */
  isIntact(name: string, version: number): boolean {
    const task = this.tasks[name];
    if (task?.version !== version || task.fingerprint === null) return false;
    return Object.keys(task.files).every((path) => !this.#damaged.has(path));
  }

  /**
   * Takes a task's files over from the folder in which it made them, in place of those it had. A file
   * that is there with the same bytes is not touched.
   */
  async place(
    task: Task,
    version: number,
    made: string,
    { counts, milliseconds }: Pick<TaskRecord, 'counts' | 'milliseconds'>,
  ): Promise<void> {
    const files = await sumsOf(made);
    for (const [other, { files: theirs }] of Object.entries(this.tasks)) {
      const twice = Object.keys(files).find((path) => other !== task.name && path in theirs);
      if (twice !== undefined)
        throw new Error(`${this.name}: ${task.name} and ${other} both make ${twice}.`);
    }
    const old = this.tasks[task.name]?.files ?? {};
    await this.#note(task.name, {
      ...{ version, counts, milliseconds, fingerprint: null },
      files: { ...old, ...files },
    });
    for (const [path, sum] of Object.entries(files)) {
      if (old[path] === sum && !this.#damaged.has(path)) continue;
      await placeFile(path, made, this.folder);
      this.#damaged.delete(path);
    }
    for (const path of Object.keys(old)) if (!(path in files)) await this.#delete(path);
    const { fingerprint } = task;
    await this.#note(task.name, { version, fingerprint, counts, milliseconds, files });
  }

  /** Deletes a task's files. */
  async remove(name: string): Promise<void> {
    const task = this.tasks[name];
    if (task === undefined) return;
    await this.#note(name, { ...task, fingerprint: null });
    for (const path of Object.keys(task.files)) await this.#delete(path);
    await this.#note(name, null);
  }

  /** Says that a run of the stage has come to its end. */
  async finish(): Promise<void> {
    if (!this.#record.isWhole) await this.#write({ ...this.#record, isWhole: true });
  }

  /** Says, before an earlier stage changes, that this one is not made of what is there then. */
  async outdate(): Promise<void> {
    if (this.#record.isWhole) await this.#write({ ...this.#record, isWhole: false });
  }

  async #delete(path: string): Promise<void> {
    await deleteFile(path, this.folder);
    this.#damaged.delete(path);
  }

  async #note(name: string, task: TaskRecord | null): Promise<void> {
    const { [name]: _, ...others } = this.tasks;
    const tasks = task === null ? others : { ...others, [name]: task };
    await this.#write({ isWhole: false, tasks });
  }

  async #write(record: StepRecord): Promise<void> {
    await writeRecord(this.#out, this.name, record);
    this.#record = record;
  }
}
