import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { madeEvenings } from './double/evenings';
import type { CollectSettings } from './options';
import { session } from './run/session';
import { COLLECT_WORDING } from './run/wording';

/** Collects made-up evenings from doubles on this machine, twice: the second time nothing is new. */
export async function demo(
  settings: CollectSettings,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { language, out } = settings;
  const settle = join(out, 'settle.csv');
  const wording = COLLECT_WORDING[language];
  const now = new Date();
  const evenings = await madeEvenings(now);
  const path = join(out, 'chat.sqlite');
  for (const old of [path, settle, join(out, 'raw')])
    await rm(old, { recursive: true, force: true });
  try {
    for (let round = 1; round <= 2; round++) {
      const report = await session(
        {
          ...settings,
          ...{ channel: evenings.channel, token: evenings.token, exported: null },
          ...{ database: { kind: 'sqlite', path }, mongo: null, settle },
          ...{ hosts: ['127.0.0.1'], days: 7, users: null },
        },
        {
          ...{ signal, slackApiUrl: evenings.slackApiUrl, pause: 200 },
          onEvent: (event) => {
            const line = wording.event(event);
            if (line !== null) say(line);
          },
          // Late in the evening, so that all of it was shared by then.
          now: () => new Date(now.getTime() + 86_400_000),
        },
      );
      for (const line of wording.report(report, settle)) say(line);
      say('');
    }
  } finally {
    await evenings.close();
  }
  say(out);
}
