import type { Store } from '../../store/open';
import { saveTables } from '../../store/save';
import type { Row } from '../../store/schema';
import type { CollectError, ListedUser, RawDocument, SharedRecording } from '../model';
import { sha256Of } from '../raw/raw-meta';
import { COLLECT_SCHEMA } from '../store/collect-schema';
import { inDatabase } from '../store/in-database';
import { journalRow, newEntry, readJournal } from '../store/journal';
import type { JournalEntry } from '../store/journal';
import { matchPeople } from '../users/match-people';
import { readSettleList } from '../users/settle-list';
import type { SettledName, UnsettledName } from '../users/settle-list';
import { readKeptAnswer } from './read-kept-answer';
import { recordingTables, tidied } from './recording-tables';

/** What of a recording is in the tables. */
export interface Loaded {
  readonly topic: string | null;
  readonly comments: number;
  readonly recomments: number;
  readonly cues: number;
}

export interface LoaderParts {
  readonly store: Store;
  readonly users: readonly ListedUser[];
  readonly settleFile: string;
}

export interface LoaderOptions {
  /** Loads also what is in the tables as it is. */
  readonly again: boolean;
  readonly includeDirect: boolean;
  readonly now: () => Date;
}

/** Transcripts are ready some hours after their recording: so long one is looked for. */
const GROWING = 2 * 86_400_000;

/** Brings recordings into the tables, each in one transaction with its journal entry. */
export class RecordingLoader {
  /** Sentences for a person. */
  readonly problems: string[] = [];
  readonly #store: Store;
  readonly #users: readonly ListedUser[];
  readonly #settled: readonly SettledName[];
  readonly #journal: Map<string, JournalEntry>;
  readonly #options: LoaderOptions;
  /** Tells by which lists people are found. */
  readonly #lists: string;
  readonly #unsettled = new Map<string, UnsettledName>();
  readonly #userOf = new Map<string, ListedUser>();

  private constructor(
    { store, users }: LoaderParts,
    settled: readonly SettledName[],
    journal: Map<string, JournalEntry>,
    options: LoaderOptions,
  ) {
    this.#store = store;
    this.#users = users;
    this.#settled = settled;
    this.#journal = journal;
    this.#options = options;
    const decided = settled.filter(({ user }) => user !== '');
    const lists = [users, decided.map(({ chatName, user }) => [chatName, user])];
    this.#lists = sha256Of(JSON.stringify(lists));
  }

  /** @throws CollectError of the steps `users` and `load`. */
  static async open(parts: LoaderParts, options: LoaderOptions): Promise<RecordingLoader> {
    const settled = await readSettleList(parts.settleFile);
    const journal = await inDatabase(parts.store, () => readJournal(parts.store));
    return new RecordingLoader(parts, settled, journal, options);
  }

  /** Whose names were found, and whose were not, over all that was loaded. */
  get people(): { unsettled: UnsettledName[]; userOf: Map<string, ListedUser> } {
    const unsettled = [...this.#unsettled.values()].sort((a, b) => b.seen - a.seen);
    return { unsettled, userOf: this.#userOf };
  }

  /**
   * What is to do for a recording: `rest` where all of it is in the tables; `load` where an answer may be
   * kept that is not in them yet, or not as people are known now; else `open`.
   */
  next(recording: SharedRecording): 'rest' | 'load' | 'open' {
    const entry = this.#journal.get(recording.id);
    if (this.#options.again) return 'open';
    if (entry === undefined || entry.step === 'load') return 'load';
    const age = this.#options.now().getTime() - recording.sharedAt.getTime();
    if (entry.step !== null || (entry.cues === 0 && age < GROWING)) return 'open';
    return entry.people === this.#lists ? 'rest' : 'load';
  }

  /** What of a recording is in the tables. */
  loaded(recording: SharedRecording): Loaded {
    return loadedOf(this.#journal.get(recording.id) ?? newEntry(recording, this.#options.now()));
  }

  /** @throws CollectError of the steps `read` and `load`. Nothing of the recording is loaded then. */
  async load(
    recording: SharedRecording,
    { body, topic }: RawDocument,
  ): Promise<{ result: 'new' | 'changed' | 'same' } & Loaded> {
    const before = this.#journal.get(recording.id) ?? newEntry(recording, this.#options.now());
    const raw = sha256Of(body);
    const isCollected = before.state === 'collected';
    const isSame = isCollected && before.raw === raw && before.people === this.#lists;
    if (isSame && before.step === null && !this.#options.again)
      return { result: 'same', ...loadedOf(before) };

    const answer = readKeptAnswer(body);
    const matched = matchPeople(answer.chat, this.#users, this.#settled);
    const now = this.#options.now().toISOString();
    const { rows, entry } = recordingTables(
      answer,
      matched,
      {
        ...before,
        ...{ topic, raw, people: this.#lists, lecture_date: recording.lectureDate },
        ...{ state: 'collected', step: null, problem: null, attempts: before.attempts + 1 },
        ...{ tried_at: now, collected_at: now },
      },
      this.#options.includeDirect,
    );
    await this.#save(rows);
    this.#journal.set(recording.id, entry);
    for (const [name, user] of matched.userOf) this.#userOf.set(name, user);
    for (const name of matched.unsettled) {
      const seen = (this.#unsettled.get(name.chatName)?.seen ?? 0) + name.seen;
      this.#unsettled.set(name.chatName, { ...name, seen });
    }
    for (const problem of matched.problems)
      if (!this.problems.includes(problem)) this.problems.push(problem);
    const result = isSame ? 'same' : isCollected ? 'changed' : 'new';
    return { result, ...loadedOf(entry) };
  }

  /** Notes a failure. Where the database is what fails, the report alone tells it. */
  async fail(recording: SharedRecording, { step, message }: CollectError): Promise<void> {
    const now = this.#options.now();
    const before = this.#journal.get(recording.id) ?? newEntry(recording, now);
    const entry: JournalEntry = {
      ...before,
      ...{ step, problem: message, attempts: before.attempts + 1, tried_at: now.toISOString() },
    };
    const rows = { recordings: tidied('recordings', [journalRow(entry)]) };
    await this.#save(rows).catch(() => undefined);
    this.#journal.set(recording.id, entry);
  }

  async #save(tables: Readonly<Record<string, readonly Row[]>>): Promise<void> {
    await inDatabase(this.#store, () => saveTables(this.#store, tables, COLLECT_SCHEMA));
  }
}

function loadedOf({ topic, comments, recomments, cues }: JournalEntry): Loaded {
  return { topic, comments, recomments, cues };
}
