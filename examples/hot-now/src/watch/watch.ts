import { callback } from '@nunchi/window';
import type {
  CheckpointStore,
  RunMetrics,
  RunOptions,
  RunProgress,
  Sink,
  Source,
} from '@nunchi/window';
import { HotNow } from './hot-now';
import { OpenWindows } from './open-windows';
import { DELAY, finalCounts, growingCounts } from './queries';
import type { CountRow } from './queries';
import type { Clock } from './replay-clock';

/** What is watched, and how. */
export interface WatchOptions {
  /** Each query reads it for itself. */
  readonly source: () => Source;
  /** When results are told: small batches of a file, some time of a topic. */
  readonly trigger?: RunOptions['trigger'];
  /** Against it the watermark's lag is measured, and silence; null for a replay at full speed. */
  readonly clock?: Clock | null;
  /** Whether the windows that are still open are followed, for a page. */
  readonly live?: boolean;
  /** Where the state of each query is kept. */
  readonly checkpoints?: ((query: 'final' | 'growing') => CheckpointStore) | undefined;
  readonly checkpointEvery?: { readonly rows: number };
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: RunProgress) => void;
}

/** A watch that goes on. */
export interface Watch {
  readonly now: HotNow;
  readonly open: OpenWindows;
  /** Counts of the final query. */
  readonly metrics: RunMetrics;
  /** Milliseconds that the watermark is behind the clock; null where there is no clock, or no row yet. */
  readonly lag: number | null;
  /** When the source has ended. */
  readonly done: Promise<void>;
}

/** Rows of one batch: the same whatever the speed, as what is late depends on it. */
const BATCH = { rows: 50 };
/** When nothing has come for so many milliseconds by the clock, nothing is played. */
const SILENCE = 20_000;
const LOOK = 100;

/** Runs both queries over a source: the final counts into boards and detectors, the growing ones beside. */
export function watch(options: WatchOptions): Watch {
  const { source, clock = null, trigger = BATCH, checkpoints, checkpointEvery, signal } = options;
  const now = new HotNow();
  const open = new OpenWindows();
  const runOptions = (query: 'final' | 'growing'): RunOptions => ({
    trigger,
    signal,
    checkpoint: checkpoints && { store: checkpoints(query), every: checkpointEvery },
  });
  const final = finalCounts.run(source(), {
    ...runOptions('final'),
    onProgress: options.onProgress,
  });
  const growing = options.live === true ? growingCounts.run(source(), runOptions('growing')) : null;
  const lag = (): number | null => {
    const milliseconds = clock ? clock.now() - final.watermark : NaN;
    return Number.isFinite(milliseconds) ? milliseconds : null;
  };

  let heard = { rows: 0, at: 0 };
  const look = (): void => {
    const { rows, watermark } = final.metrics;
    if (!clock || !Number.isFinite(watermark)) return;
    const time = clock.now();
    if (rows !== heard.rows) heard = { rows, at: time };
    const silence = time - heard.at;
    if (silence < SILENCE) return;
    // Since the newest row event time has gone on as the clock has: a backlog is no silence.
    const until = watermark + DELAY + silence - SILENCE;
    now.take(open.rowsBetween(now.end, until));
    now.silentUntil(until);
  };
  const timer = growing && clock ? setInterval(look, LOOK) : undefined;
  const done = Promise.all([
    final.into(boards(now)),
    growing?.into(callback((rows) => open.take(rows))),
  ])
    .then(() => undefined)
    .finally(() => clearInterval(timer));
  return {
    now,
    open,
    done,
    get metrics() {
      return final.metrics;
    },
    get lag() {
      return lag();
    },
  };
}

/** Boards and detectors as a sink: what they remember lies in the query's own checkpoints. */
function boards(now: HotNow): Sink<CountRow> {
  return {
    name: 'boards',
    open: (at) => {
      if (at !== null) now.restore(at);
      return Promise.resolve();
    },
    write: (rows) => {
      now.take(rows);
      return Promise.resolve();
    },
    flush: () => Promise.resolve(now.save()),
    close: () => Promise.resolve(),
  };
}
