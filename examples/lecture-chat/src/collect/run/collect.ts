import type { Store } from '../../store/open';
import { CollectError } from '../model';
import type {
  CollectStep,
  ListedUser,
  RawDocument,
  RawStore,
  RecordingDriver,
  SharedRecording,
  SlackMessage,
} from '../model';
import type { SharedRecordingsOptions } from '../slack/shared-recordings';
import { updateSettleList } from '../users/settle-list';
import { findRecordings } from './find-recordings';
import { RecordingLoader } from './load-recording';
import type { Loaded } from './load-recording';
import { patiently } from './patiently';

/** What a collection is made of. */
export interface CollectParts {
  readonly messages: (signal: AbortSignal) => AsyncIterable<SlackMessage>;
  /** Called when there is a recording to open, once. */
  readonly openDriver: () => Promise<RecordingDriver>;
  readonly raw: RawStore;
  readonly store: Store;
  readonly users: readonly ListedUser[];
  /** Where a person settles whose chat names are whose. */
  readonly settleFile: string;
}

export interface CollectOptions {
  readonly sharing: SharedRecordingsOptions;
  /** Opens and loads also what was collected before. */
  readonly again: boolean;
  /** Direct messages go into the tables. */
  readonly includeDirect: boolean;
  /** How often a failure that may pass is tried again, and milliseconds before the first time. */
  readonly retries: number;
  readonly pause: number;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onEvent: (event: CollectEvent) => void;
}

/** What happens, as it happens. */
export type CollectEvent =
  | { readonly kind: 'found'; readonly messages: number; readonly recordings: number }
  | {
      readonly kind: 'retry';
      /** Of the recording; null where it is none alone. */
      readonly lectureDate: string | null;
      readonly error: CollectError;
    }
  | { readonly kind: 'done'; readonly outcome: Outcome };

/** What became of a recording. */
export type Outcome = {
  readonly place: string;
  readonly lectureDate: string;
} & (
  | ({ readonly result: 'new' | 'changed' | 'same' } & Loaded)
  | { readonly result: 'failed'; readonly step: CollectStep; readonly problem: string }
);

export interface CollectReport {
  readonly messages: number;
  readonly outcomes: readonly Outcome[];
  /** Sentences on messages that a person should look at. */
  readonly problems: readonly string[];
  /** Chat names of which a person has to say whose they are. */
  readonly unsettled: number;
}

/**
 * Collects once: every recording that the channel shares and that is not in the tables yet. One that
 * fails is written into the journal with the step, and does not stop the others.
 *
 * @throws CollectError where the channel, the lists or the database cannot be read at all; the signal's
 *   reason after an abort. What was loaded by then is whole.
 */
export async function collect(
  parts: CollectParts,
  options: CollectOptions,
): Promise<CollectReport> {
  const { signal, onEvent } = options;
  const found = await findRecordings(parts.messages(signal), options.sharing);
  onEvent({ kind: 'found', messages: found.messages, recordings: found.recordings.length });

  const loader = await patiently(() => RecordingLoader.open(parts, options), {
    ...options,
    onRetry: (error) => onEvent({ kind: 'retry', lectureDate: null, error }),
  });
  const drivers = new LazyDriver(parts.openDriver);
  const outcomes: Outcome[] = [];
  try {
    for (const recording of found.recordings) {
      const outcome = await collectOne(recording, parts.raw, loader, drivers, options);
      outcomes.push(outcome);
      onEvent({ kind: 'done', outcome });
    }
  } finally {
    await drivers.close();
  }
  return {
    messages: found.messages,
    outcomes,
    problems: [...found.problems, ...loader.problems],
    unsettled: await updateSettleList(parts.settleFile, loader.people),
  };
}

async function collectOne(
  recording: SharedRecording,
  raw: RawStore,
  loader: RecordingLoader,
  drivers: LazyDriver,
  options: CollectOptions,
): Promise<Outcome> {
  const { signal, now, onEvent } = options;
  const { id: place, lectureDate } = recording;
  signal.throwIfAborted();
  const patience = {
    ...options,
    onRetry: (error: CollectError): void => onEvent({ kind: 'retry', lectureDate, error }),
  };
  const load = async (document: RawDocument): Promise<Outcome> => {
    const loaded = await patiently(() => loader.load(recording, document), patience);
    return { place, lectureDate, ...loaded };
  };
  try {
    const next = loader.next(recording);
    if (next === 'rest') return { place, lectureDate, result: 'same', ...loader.loaded(recording) };
    const kept = next === 'load' ? await patiently(() => raw.get(place), patience) : null;
    if (kept !== null) return await load(kept);

    const { fileId, topic, info } = await patiently(
      async () => (await drivers.get()).open(recording, signal),
      patience,
    );
    const fresh = { key: place, fileId, lectureDate, topic, fetchedAt: now(), body: info };
    await patiently(() => raw.put(fresh), patience);
    return await load(fresh);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof CollectError)) throw error;
    await loader.fail(recording, error);
    return { place, lectureDate, result: 'failed', step: error.step, problem: error.message };
  }
}

/** A driver that starts when it is first needed: most runs of an evening open nothing. */
class LazyDriver {
  readonly #open: () => Promise<RecordingDriver>;
  #driver: Promise<RecordingDriver> | null = null;

  constructor(open: () => Promise<RecordingDriver>) {
    this.#open = open;
  }

  get(): Promise<RecordingDriver> {
    return (this.#driver ??= this.#open());
  }

  async close(): Promise<void> {
    const driver = await this.#driver?.catch(() => null);
    await driver?.close();
  }
}
