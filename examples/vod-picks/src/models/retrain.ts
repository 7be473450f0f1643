import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bootstrapDifference, evaluate } from '@nunchi/recommend';
import type { Difference, Interactions, RankingReport, Recommender } from '@nunchi/recommend';
import { SEEN } from '../judge/compare';
import { watchedIn } from '../judge/views';
import { checksumOf, readLogs } from '../read/read-logs';
import type { Logs } from '../read/read-logs';
import { lockFile } from '../users/lock';
import { Journal } from './journal';
import { makeModels } from './make-models';
import { ModelStore } from './model-store';
import type { SavedModels } from './model-store';

const DAY = 86_400_000;
/** Days at the end of the new log on which old and new are judged. */
const WINDOW = 14;
/** How much of its NDCG a new model may lose where the interval leaves it open who is better. */
const MARGIN = 0.1;

/** Old against new at one job. */
export interface Trial {
  readonly job: 'discovery' | 'resume';
  readonly users: number;
  readonly old: number;
  readonly new: number;
  /** New minus old, by the same users. */
  readonly difference: Difference;
  readonly isWorse: boolean;
}

/** What became of new log files. */
export interface Retraining {
  readonly outcome: 'first' | 'replaced' | 'kept' | 'nothing-new';
  readonly why: string;
  readonly trials: readonly Trial[];
  /** Names of files that were learnt before and so are passed over. */
  readonly passedOver: readonly string[];
}

/** How the first models come about: options and weights are chosen on the log that is there. */
export type FirstModels = (logs: Logs) => SavedModels;

/**
 * Takes log files that came since. A new model learns all that was learnt and of the new files what
 * lies before their last days; on those days it is judged beside the old one, which has seen nothing
 * of the new files. If it is not worse, a model of all rows takes the old one's place.
 *
 * @param folder Where models and journal are.
 * @throws Error when a file cannot be read, ends before what has been learnt, or tells of nobody whom
 *   the old model knows; then nothing is noted.
 */
export async function retrain(
  folder: string,
  paths: readonly string[],
  first: FirstModels,
): Promise<Retraining> {
  mkdirSync(folder, { recursive: true });
  const unlock = lockFile(join(folder, 'retrain'));
  try {
    return await retrainAlone(new ModelStore(folder), new Journal(folder), paths, first);
  } finally {
    unlock();
  }
}

async function retrainAlone(
  store: ModelStore,
  journal: Journal,
  paths: readonly string[],
  first: FirstModels,
): Promise<Retraining> {
  const files = await Promise.all(
    paths.map(async (path) => ({ path, name: basename(path), checksum: await checksumOf(path) })),
  );
  const passedOver = files
    .filter(({ checksum }) => journal.hasLearnt(checksum))
    .map(({ name }) => name);
  const fresh = files.filter(
    ({ checksum }, k) =>
      !journal.hasLearnt(checksum) && files.findIndex((other) => other.checksum === checksum) === k,
  );
  if (fresh.length === 0) {
    const why = 'Every file has been learnt before.';
    return { outcome: 'nothing-new', why, trials: [], passedOver };
  }
  const all = await readLogs([...journal.learnt, ...fresh.map(({ path }) => path)]);
  const note = (verdict: 'learnt' | 'refused', why: string): void => {
    journal.add(fresh.map((file) => ({ ...file, verdict, why })));
  };

  if (!store.hasModels) {
    const models = first(all);
    const why = 'There was no model yet.';
    note('learnt', why);
    store.save(models);
    return { outcome: 'first', why, trials: [], passedOver };
  }
  const old = store.load();
  const trials = judge(old, all);
  const worse = trials.filter(({ isWorse }) => isWorse);
  if (worse.length > 0) {
    const why = `The new model is worse: ${worse.map(describe).join('; ')}.`;
    note('refused', why);
    return { outcome: 'kept', why, trials, passedOver };
  }
  const models = makeModels(all, old.about.tuned);
  const why = `The new model is not worse: ${trials.map(describe).join('; ')}.`;
  // The journal first: a file that it names is learnt at the next time at the latest.
  note('learnt', why);
  store.save(models);
  return { outcome: 'replaced', why, trials, passedOver };
}

function judge(old: SavedModels, all: Logs): Trial[] {
  const last = all.logs.reduce((latest, { at }) => Math.max(latest, Number(at)), -Infinity);
  const from = Math.max(last - WINDOW * DAY, old.about.lastAt + 1);
  if (from > last) {
    throw new Error('The new files hold nothing that is later than what has been learnt.');
  }
  const before = all.logs.filter(({ at }) => Number(at) < from);
  const window = all.logs.filter(({ at }) => Number(at) >= from);
  const candidate = makeModels({ ...all, logs: before }, old.about.tuned);
  const watched = watchedIn(window, all.items);
  const [begun, unseen] = [true, false].map((isBegun) =>
    watched.select([...watched.userOf.keys()].filter((row) => hasSeen(row) === isBegun)),
  ) as [Interactions, Interactions];
  function hasSeen(row: number): boolean {
    const { users, items, seen } = candidate.discovery.known;
    const { user, item } = watched.row(row);
    const place = users.find(user);
    if (place === -1) return false;
    return seen.indices
      .subarray(seen.indptr[place], seen.indptr[place + 1])
      .includes(items.find(item));
  }
  const trials = [
    compareAt('discovery', old.discovery, candidate.discovery, unseen),
    compareAt('resume', old.resume, candidate.resume, begun),
  ].filter((trial) => trial !== null);
  if (trials.length > 0) return trials;
  throw new Error(
    'In the last days of the new files no viewer is known: there is nothing to judge by.',
  );
}

/** Both are asked for the same: for discovery what neither has seen, else what the new one has. */
function compareAt(
  job: Trial['job'],
  old: Recommender,
  candidate: Recommender,
  test: Interactions,
): Trial | null {
  // Users who are new to the old model are left out: they are no fault of its lists.
  const users = test.users.toArray().filter((user) => old.known.users.find(user) !== -1);
  if (users.length === 0) return null;
  const judgeBy = (model: Recommender): RankingReport =>
    evaluate(model, test, { k: 10, seen: SEEN[job], users, unreachable: 'count' });
  const [before, after] = [judgeBy(old), judgeBy(candidate)];
  const difference = bootstrapDifference(after.perUser.ndcg, before.perUser.ndcg, { seed: 1 });
  return {
    job,
    users: users.length,
    ...{ old: before.ndcg, new: after.ndcg, difference },
    isWorse: difference.high < 0 || after.ndcg < (1 - MARGIN) * before.ndcg,
  };
}

/** `discovery NDCG@10 .1234 -> .2345 (+.1111 [.0500, .1700], 80 users)`. */
export function describe({ job, users, old, new: after, difference }: Trial): string {
  const { mean, low, high } = difference;
  const signed = `${mean < 0 ? '' : '+'}${mean.toFixed(4)}`;
  const interval = `[${low.toFixed(4)}, ${high.toFixed(4)}]`;
  return `${job} NDCG@10 ${old.toFixed(4)} -> ${after.toFixed(4)} (${signed} ${interval}, ${users} users)`;
}
