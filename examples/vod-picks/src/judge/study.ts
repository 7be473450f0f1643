import { Blend } from '@nunchi/recommend';
import type { Progress, WatchItem, WatchLog } from '@nunchi/recommend';
import type { Logs } from '../read/read-logs';
import { cutInTime } from '../read/windows';
import type { Windows } from '../read/windows';
import { BLENDS, compareFor, fitModels } from './compare';
import type { Job, JobResult } from './compare';
import { durationTable } from './duration';
import type { DurationRow } from './duration';
import { tuneAll } from './tune-all';
import type { Tuned } from './tuned';
import { testOf, viewsOf, watchedIn } from './views';
import { weightEffects } from './weight-effect';
import type { WeightEffect } from './weight-effect';

/** Days of the window that options are chosen on, and of the one that is reported. */
export const WINDOW_DAYS = 14;
const JOBS: readonly Job[] = ['discovery', 'resume', 'both'];

/** All that is found out about a log. */
export interface Study {
  readonly windows: Windows;
  readonly tuned: Tuned;
  readonly jobs: readonly JobResult[];
  readonly duration: readonly DurationRow[];
  readonly effects: Readonly<Record<'discovery' | 'resume', readonly WeightEffect[]>>;
}

export interface StudyOptions {
  /** Values tried for each model. */
  readonly trials?: number;
  readonly onProgress?: (progress: Progress) => void;
}

/** Options and weights, chosen on a window by what was learnt before it. */
export function choose(
  past: readonly WatchLog[],
  window: readonly WatchLog[],
  items: readonly WatchItem[],
  { trials = 8, ...rest }: StudyOptions = {},
): Tuned {
  return tuneAll(viewsOf(past, items), watchedIn(window, items), { trials, ...rest });
}

/** Tunes on one window, fits on all before the last, judges on the last. */
export function study(
  { logs, items }: Pick<Logs, 'logs' | 'items'>,
  options: StudyOptions = {},
): Study {
  const windows = cutInTime(logs, WINDOW_DAYS);
  const tuned = choose(windows.train, windows.validation, items, options);
  const views = viewsOf([...windows.train, ...windows.validation], items);
  const models = fitModels(views, tuned);
  const test = testOf(windows.test, items);
  return {
    windows,
    tuned,
    jobs: JOBS.map((job) => compareFor(job, models, test)),
    duration: durationTable(views),
    effects: effectsOf(views, models),
  };
}

function effectsOf(
  views: ReturnType<typeof viewsOf>,
  models: ReturnType<typeof fitModels>,
): Study['effects'] {
  const users = views.confident.users.toArray();
  const of = (job: 'discovery' | 'resume', seen: 'filter' | 'only'): WeightEffect[] => {
    const blend = models[BLENDS[job]];
    return blend instanceof Blend ? weightEffects(blend, users, seen) : [];
  };
  return { discovery: of('discovery', 'filter'), resume: of('resume', 'only') };
}
