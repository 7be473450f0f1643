import { join } from 'node:path';
import { fileCheckpoints, ndjson } from '@nunchi/window/node';
import { ReplayClock, paced } from './replay-clock';
import { watch } from './watch';
import type { Watch, WatchOptions } from './watch';

/** How a file is replayed. */
export interface ReplayOptions extends Pick<
  WatchOptions,
  'live' | 'signal' | 'onProgress' | 'checkpointEvery'
> {
  /** Times as fast as it was; Infinity for as fast as it goes. */
  readonly speed: number;
  /** A folder for the state; null for none. */
  readonly checkpoint?: string | null;
}

/** Watches a log file from its beginning, or from where a checkpoint says. */
export function watchFile(path: string, options: ReplayOptions): Watch {
  const { speed, checkpoint = null, ...rest } = options;
  const clock = speed === Infinity ? null : new ReplayClock(speed);
  return watch({
    ...rest,
    clock,
    source: () => (clock ? paced(ndjson(path), clock) : ndjson(path)),
    checkpoints: storesIn(checkpoint),
  });
}

/** A folder a query. */
export function storesIn(folder: string | null): WatchOptions['checkpoints'] {
  return folder === null ? undefined : (query) => fileCheckpoints(join(folder, query));
}
