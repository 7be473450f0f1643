import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CollectError } from '../model';
import type { SlackMessage } from '../model';
import { readEntry } from './slack-message';

/** A channel of the export. */
interface ExportedChannel {
  readonly id: string;
  readonly name: string;
  /** Null for a channel in which nobody ever wrote. */
  readonly folder: string | null;
}

const CHANNELS = z.array(z.object({ id: z.string(), name: z.string() }));
const USERS = z.array(
  z.object({
    id: z.string(),
    real_name: z.string().nullish(),
    profile: z
      .object({ display_name: z.string().nullish(), real_name: z.string().nullish() })
      .nullish(),
  }),
);
const DAY_FILE = /^\d{4}-\d{2}-\d{2}\.json$/;

/**
 * Reads the folder of a Slack export: `channels.json`, `users.json`, and a folder a channel with a file
 * a day. Channels, public and private, are read; direct messages never.
 *
 * @param folder Where the export was unpacked.
 * @param channel A name, with or without `#`, or an id; null for all channels.
 * @returns What was said, each message once, by channel and day. Messages have the ids that the API
 *   gives, where the export tells them.
 * @throws CollectError of the step `slack` that names the file.
 */
export async function* readExport(
  folder: string,
  channel: string | null,
): AsyncGenerator<SlackMessage> {
  const channels = await chosen(folder, channel);
  const names = await namesOf(folder);
  for (const { id, folder: days } of channels) {
    if (days === null) continue;
    for (const file of (await readdir(days)).filter((name) => DAY_FILE.test(name)).sort()) {
      yield* messagesOf(join(days, file), id, names);
    }
  }
}

async function* messagesOf(
  file: string,
  channel: string,
  names: ReadonlyMap<string, string>,
): AsyncGenerator<SlackMessage> {
  const raw = await readJson(file, z.array(z.unknown()));
  // A reply that was shown in the channel too stands there twice, in one file as it has one time.
  const seen = new Set<string>();
  for (const [at, one] of (raw ?? []).entries()) {
    const entry = readEntry(one, channel, names);
    if (entry === null) throw failure(file, `entry ${at + 1} is no message`);
    const { message, said } = entry;
    if (!said || seen.has(message.ts)) continue;
    seen.add(message.ts);
    yield message;
  }
}

async function chosen(folder: string, wanted: string | null): Promise<ExportedChannel[]> {
  const channels = await channelsOf(folder);
  if (wanted === null) return channels;
  const name = wanted.normalize('NFC').replace(/^#/, '');
  const found = channels.filter((channel) => channel.id === name || channel.name === name);
  if (found.length > 0) return found;
  const known = channels.map((channel) => channel.name).slice(0, 20);
  throw failure(folder, `there is no channel "${name}"; there are: ${known.join(', ')}`);
}

/** Names are compared in one form: a Mac unpacks Hangul names into single letters. */
async function channelsOf(folder: string): Promise<ExportedChannel[]> {
  const folders = (await foldersIn(folder)).map((name) => [name.normalize('NFC'), name] as const);
  const listed = await Promise.all(
    ['channels.json', 'groups.json'].map((file) => readJson(join(folder, file), CHANNELS)),
  );
  const pathOf = new Map(folders.map(([name, path]) => [name, join(folder, path)]));
  if (listed.every((list) => list === null)) {
    if (pathOf.size === 0) {
      throw failure(folder, 'this is no Slack export: it has neither channels.json nor folders');
    }
    return [...pathOf].map(([name, path]) => ({ id: name, name, folder: path }));
  }
  return listed.flatMap((list) =>
    (list ?? []).map((channel) => {
      const name = channel.name.normalize('NFC');
      return { id: channel.id, name, folder: pathOf.get(name) ?? null };
    }),
  );
}

async function foldersIn(folder: string): Promise<string[]> {
  const found = await stat(folder).catch(() => null);
  if (found === null) throw failure(folder, 'there is no such folder');
  if (!found.isDirectory()) throw failure(folder, 'unpack the export and give its folder');
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function namesOf(folder: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { id, real_name, profile } of (await readJson(join(folder, 'users.json'), USERS)) ??
    []) {
    const name = [profile?.display_name, profile?.real_name, real_name].find(
      (known) => known !== undefined && known !== null && known !== '',
    );
    if (name !== undefined && name !== null) names.set(id, name);
  }
  return names;
}

/** @returns Null where there is no such file. */
async function readJson<Value>(file: string, shape: z.ZodType<Value>): Promise<Value | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw failure(file, `cannot be read (${error instanceof Error ? error.name : 'error'})`);
  }
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    // The parser's own message would show some of the text.
    throw failure(file, 'is no JSON: unpack the export again');
  }
  const { data } = shape.safeParse(content);
  if (data === undefined) throw failure(file, 'does not look like a file of a Slack export');
  return data;
}

function failure(place: string, what: string): CollectError {
  return new CollectError('slack', `${place}: ${what}`);
}
