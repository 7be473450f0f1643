import { rows } from '@nunchi/window';
import { LogLines } from '../make/log-line';
import { makeLog } from '../make/plays';
import type { MadeLog } from '../make/plays';
import { watch } from '../watch/watch';
import { score } from './score';
import type { Score } from './score';

/** How a made log came out. */
export interface Judgement extends Score {
  readonly seed: number;
  /** Minutes from its start until the riser stood on the board; null where it never did. */
  readonly riserAfter: number | null;
}

/** Makes a log in memory, watches it, and holds the alarms beside the truth. */
export async function judge(seed: number, minutes: number): Promise<Judgement> {
  const log = makeLog({ seed, minutes });
  const { now, done } = watch({ source: () => rows(recordsOf(log)) });
  await done;
  const { risen, alarms } = now.view;
  const riser = log.planted.find(({ kind }) => kind === 'riser');
  const row = riser && risen.find(({ cpk, at }) => cpk === riser.key && at > riser.start);
  const riserAfter = row ? (row.at - riser.start) / 60_000 : null;
  return { seed, riserAfter, ...score(alarms, log) };
}

/** What the queries read of each play, as objects in the order of arrival. */
function* recordsOf(log: MadeLog): Generator<unknown, undefined> {
  const lines = new LogLines(log.seed);
  for (const plays of log.plays()) {
    for (const { title, time } of plays) {
      const { cpk, base_mck } = title;
      const params = { cpk, base_mck, title: title.title };
      yield { _source: { logdate: lines.seoulTime(time), '@fields': { params } } };
    }
  }
  return undefined;
}
