/** The stages in their order. */
export const STEP_NAMES = ['raw', 'cleansed', 'tokens', 'marts'] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** What a task counted; counts of one name are added up over tasks. */
export type Counts = Readonly<Record<string, number>>;

/**
 * A piece of a stage: some files that depend on some others. Whoever runs it makes sure that its files
 * appear together with the record of it, and that it is left out where nothing it depends on has changed.
 */
export interface Task {
  /** Unique within the stage, and the same in every run: `year=2024/month=05`. */
  readonly name: string;
  /** SHA-256 of all that its files depend on, settings among them. */
  readonly fingerprint: string;
  /** How much work it is, for the bar. */
  readonly weight: number;
  /**
   * Makes the files. The bytes are the same each time.
   *
   * @param folder An empty folder: each file lies in it as it will lie in the stage's own, subfolders and
   *   all. What another task of the stage writes must have another name.
   * @param told Told how much of `weight` is done.
   */
  make(folder: string, told: (done: number) => void, signal: AbortSignal): Promise<Counts>;
}

/** A stage. */
export interface Step {
  readonly name: StepName;
  /** Raised when it makes something else of the same input: everything is made anew. */
  readonly version: number;
  /** Files of tasks that this plan does not name stay: a later run may name other inputs. Default false. */
  readonly keepsOthers?: boolean;
  /**
   * The tasks, all of them, in order; files of tasks that are no more are taken away (unless `keepsOthers`).
   *
   * @param folders Where the stages' files are: earlier ones are whole.
   */
  plan(folders: StepFolders, signal: AbortSignal): Promise<readonly Task[]>;
  /** Ends what tasks share, such as threads. */
  close?(): Promise<void>;
}

export interface StepFolders {
  /** The folder of a stage. */
  of(step: StepName): string;
  /** The files that a stage has made, sorted: paths in its folder, with the SHA-256 of their bytes. */
  files(step: StepName): readonly StepFile[];
}

export interface StepFile {
  readonly path: string;
  readonly sha256: string;
}

/** What came of a stage. */
export interface StepReport {
  readonly step: StepName;
  readonly tasks: number;
  /** Tasks that were left out, as nothing had changed. */
  readonly unchanged: number;
  readonly counts: Counts;
  readonly milliseconds: number;
}
