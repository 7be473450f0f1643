import type { CollectSettings } from '../options';
import type { CollectReport } from './collect';
import { session } from './session';
import type { SessionOptions } from './session';
import { COLLECT_WORDING } from './wording';

/** A session that tells, in lines, what happens and what came of it. */
export async function toldSession(
  settings: CollectSettings,
  say: (line: string) => void,
  options: Omit<SessionOptions, 'onEvent'>,
): Promise<CollectReport> {
  const wording = COLLECT_WORDING[settings.language];
  const onEvent: SessionOptions['onEvent'] = (event) => say(wording.event(event));
  const report = await session(settings, { ...options, onEvent });
  for (const line of wording.report(report, settings.settle)) say(line);
  return report;
}
