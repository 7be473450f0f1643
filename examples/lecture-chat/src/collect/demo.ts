import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../options';
import { madeEvenings } from './double/evenings';
import type { CollectSettings } from './options';
import { toldSession } from './run/told-session';

const DAY = 86_400_000;
/** Stands in the folder of a demo: what is there may go. */
const MARK = 'made-up';

/**
 * Collects made-up evenings from doubles on this machine, twice: the second time nothing is new.
 *
 * @throws UsageError for a folder with something else than an earlier demo.
 */
export async function demo(
  settings: CollectSettings,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { out } = settings;
  const settle = join(out, 'settle.csv');
  const path = join(out, 'chat.sqlite');
  await makeFolder(out);
  for (const old of [path, settle, join(out, 'raw')])
    await rm(old, { recursive: true, force: true });

  const now = new Date();
  const evenings = await madeEvenings(now);
  const madeUp: CollectSettings = {
    ...settings,
    ...{ channel: evenings.channel, token: evenings.token, exported: null, authors: null },
    ...{ database: { kind: 'sqlite', path }, mongo: null, settle, users: null },
    ...{ hosts: ['127.0.0.1'], days: 7, timeZone: 'Asia/Seoul' },
  };
  try {
    for (let round = 1; round <= 2; round++) {
      await toldSession(madeUp, say, {
        ...{ signal, slackApiUrl: evenings.slackApiUrl, pause: 200 },
        // A day later, so that all of it was shared by then.
        now: () => new Date(now.getTime() + DAY),
      });
      say('');
    }
  } finally {
    await evenings.close();
  }
  say(out);
}

async function makeFolder(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const mark = join(out, MARK);
  if (existsSync(mark)) return;
  if ((await readdir(out)).length > 0)
    throw new UsageError(`${out} is not empty, and not of a demo: give the demo another --out.`);
  await writeFile(mark, '');
}
