import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '../../board/lock';
import type { Target } from '../../store/database-url';
import { openStore } from '../../store/open';
import type { Store } from '../../store/open';
import { CollectError } from '../model';
import type { ListedUser, RawStore, RecordingDriver, SlackMessage } from '../model';
import type { CollectSettings } from '../options';
import { openRawFiles } from '../raw/raw-files';
import { openRawMongo } from '../raw/raw-mongo';
import { fetchDriver } from '../recording/fetch-driver';
import { playwrightDriver } from '../recording/playwright-driver';
import { RECORDING_HOSTS } from '../recording/zoom-site';
import { readChannel } from '../slack/read-channel';
import { readExport } from '../slack/read-export';
import { slackClient } from '../slack/slack-client';
import { readUsers } from '../users/read-users';
import { slackUsers } from '../users/slack-users';
import { Secret } from '../secret';
import { seldomSaved } from '../store/seldom-saved';
import { collect } from './collect';
import type { CollectEvent, CollectReport } from './collect';

const DAY = 86_400_000;
/** Milliseconds before a failure that may pass is tried again. */
const PAUSE = 2000;

export interface SessionOptions {
  readonly signal: AbortSignal;
  readonly onEvent: (event: CollectEvent) => void;
  /** Another Slack. */
  readonly slackApiUrl?: string;
  /** Milliseconds before the first of the retries; default 2,000. */
  readonly pause?: number;
  readonly now?: () => Date;
}

/** Who has made this file collects into the folder. */
export function lockOf({ out }: Pick<CollectSettings, 'out'>): string {
  return join(out, 'collect.lock');
}

/**
 * One collection from the settings: opens what it needs, collects, closes everything. Two in one folder
 * never run at once.
 *
 * @throws LockedError where another one is at it; CollectError.
 */
export async function session(
  settings: CollectSettings,
  options: SessionOptions,
): Promise<CollectReport> {
  await mkdir(settings.out, { recursive: true });
  return withLock(lockOf(settings), () => locked(settings, options), 0);
}

async function locked(settings: CollectSettings, options: SessionOptions): Promise<CollectReport> {
  const { signal, onEvent, slackApiUrl, pause = PAUSE, now = () => new Date() } = options;
  const { timeZone, authors, again, includeDirect, retries } = settings;
  const hosts = [...RECORDING_HOSTS, ...settings.hosts];
  const slack = sourceOf(settings, slackApiUrl, now());
  const users = await slack.users(signal);
  const raw = await openRaw(settings);
  try {
    const store = await openTables(settings.database);
    try {
      return await collect(
        {
          ...{ raw, store, users, settleFile: settings.settle, messages: slack.messages },
          openDriver: () => openDriver(settings, hosts),
        },
        {
          sharing: { authors, timeZone, hosts },
          ...{ again, includeDirect, retries, pause, signal, now, onEvent },
        },
      );
    } finally {
      await store.close();
    }
  } finally {
    await raw.close();
  }
}

/** Where messages and users come from. */
interface Source {
  readonly messages: (signal: AbortSignal) => AsyncIterable<SlackMessage>;
  readonly users: (signal: AbortSignal) => Promise<readonly ListedUser[]>;
}

function sourceOf(
  { exported, channel, token, timeout, days, users }: CollectSettings,
  apiUrl: string | undefined,
  now: Date,
): Source {
  const listed = users === null ? null : () => readUsers(users);
  if (exported !== null) {
    return {
      messages: () => readExport(exported, channel),
      users: listed ?? (() => Promise.resolve([])),
    };
  }
  const client = slackClient(token ?? new Secret(''), {
    timeout,
    ...(apiUrl !== undefined && { apiUrl }),
  });
  const oldest = days === null ? null : new Date(now.getTime() - days * DAY);
  return {
    messages: (signal) => readChannel(client, channel ?? '', { oldest, latest: null }, signal),
    users: listed ?? ((signal) => slackUsers(client, signal)),
  };
}

async function openTables(target: Target): Promise<Store> {
  if (target.kind !== 'sqlite') return openStore(target);
  try {
    return seldomSaved(await openStore(target));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CollectError('load', `the SQLite file ${target.path} cannot be opened: ${why}`);
  }
}

function openRaw({ mongo, out }: CollectSettings): Promise<RawStore> {
  return mongo === null ? openRawFiles(join(out, 'raw')) : openRawMongo(mongo.reveal());
}

async function openDriver(
  { driver, timeout, chromium }: CollectSettings,
  allowedHosts: readonly string[],
): Promise<RecordingDriver> {
  const rules = { timeout, allowedHosts };
  return driver === 'fetch'
    ? fetchDriver(rules)
    : playwrightDriver({ ...rules, executablePath: chromium });
}
