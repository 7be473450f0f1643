import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LockedError, withLock } from '../../board/lock';
import { readTarget } from '../../store/database-url';
import { openStore } from '../../store/open';
import type { Store } from '../../store/open';
import { madeEvenings } from '../double/evenings';
import type { MadeEvenings } from '../double/evenings';
import { readCollectOptions } from '../options';
import type { CollectSettings } from '../options';
import { COLLECT_SCHEMA } from '../store/collect-schema';
import type { CollectEvent, CollectReport } from './collect';
import { session } from './session';
import { COLLECT_WORDING } from './wording';

/** An evening in Korea. */
const NOW = new Date('2026-03-05T13:00:00Z');
const DIRECT_TEXT = '저 오늘 조금 일찍 나가도 될까요?';

let evenings: MadeEvenings;
let out: string;
beforeEach(async () => {
  evenings = await madeEvenings(NOW);
  out = mkdtempSync(join(tmpdir(), 'nunchi-collect-'));
});
afterEach(async () => {
  await evenings.close();
  rmSync(out, { recursive: true });
});

function settings(url?: string): CollectSettings {
  const env = { SLACK_TOKEN: evenings.token.reveal(), DATABASE_URL: url };
  const args = ['--once', '--channel', evenings.channel, '--host', '127.0.0.1', '--out', out];
  return readCollectOptions(args, out, env);
}

interface Run {
  readonly report: CollectReport;
  readonly events: readonly CollectEvent[];
}

async function run(given: CollectSettings = settings(), now = NOW): Promise<Run> {
  const events: CollectEvent[] = [];
  const report = await session(given, {
    signal: new AbortController().signal,
    onEvent: (event) => events.push(event),
    ...{ slackApiUrl: evenings.slackApiUrl, pause: 5, now: () => now },
  });
  return { report, events };
}

const results = ({ outcomes }: CollectReport): string[] =>
  outcomes.map(({ lectureDate, result }) => `${lectureDate} ${result}`);

const SERVERS = [
  ['sqlite', ''],
  ['mysql', process.env.NUNCHI_TEST_MYSQL_URL],
  ['postgres', process.env.NUNCHI_TEST_POSTGRES_URL],
] as const;

for (const [kind, url] of SERVERS) {
  describe.skipIf(url === undefined)(`a collection into ${kind}`, () => {
    const given = (): CollectSettings => settings(url);
    const withStore = async <T>(use: (store: Store) => Promise<T>): Promise<T> => {
      const store = await openStore(
        url === '' ? readTarget(join(out, 'chat.sqlite'), out) : readTarget(url ?? '', out),
      );
      try {
        return await use(store);
      } finally {
        await store.close();
      }
    };
    const table = (name: string): Promise<Record<string, unknown>[]> =>
      withStore((store) => store.db.selectFrom(name).selectAll().execute());
    const everything = async (): Promise<unknown> => {
      const tables: Record<string, unknown> = {};
      for (const name of Object.keys(COLLECT_SCHEMA)) {
        const rows = (await table(name)).map((row) => JSON.stringify(row));
        tables[name] = rows.sort();
      }
      return tables;
    };

    beforeEach(() =>
      withStore(async (store) => {
        for (const name of Object.keys(COLLECT_SCHEMA).toReversed())
          await store.db.schema.dropTable(name).ifExists().execute();
        store.save();
      }),
    );

    test('takes every recording of every evening, the one in a reply too, and its replies', async () => {
      const { report, events } = await run(given());
      expect(results(report)).toEqual([
        '2026-03-03 new',
        '2026-03-04 new',
        '2026-03-04 new',
        '2026-03-05 new',
        '2026-03-05 failed',
      ]);
      expect(report.outcomes.at(-1)).toMatchObject({ step: 'player' });
      expect(events.filter(({ kind }) => kind === 'retry')).toMatchObject([
        { lectureDate: '2026-03-05', error: { step: 'page' } },
      ]);
      expect(await table('comments')).toHaveLength(4 * 10);
      expect(await table('recomments')).toHaveLength(4 * 4);
      expect(await table('transcript_cues')).toHaveLength(4 * 3);
      const users = await table('users');
      expect(users).toContainEqual(
        expect.objectContaining({ name: '박서준', email: 'seojun.park@example.com' }),
      );
      const failed = (await table('recordings')).filter(({ state }) => state === 'failed');
      expect(failed).toEqual([expect.objectContaining({ step: 'player', attempts: 1, raw: null })]);
    });

    test('changes nothing the second time, but for what failed', async () => {
      await run(given());
      const before = (await everything()) as Record<string, string[]>;
      const { report } = await run(given());
      expect(report.outcomes.map(({ result }) => result)).toEqual([
        ...['same', 'same', 'same', 'same', 'failed'],
      ]);
      const after = (await everything()) as Record<string, string[]>;
      const isNotOfFailure = (row: string): boolean => !row.includes('"step":"player"');
      expect(after.recordings?.filter(isNotOfFailure)).toEqual(
        before.recordings?.filter(isNotOfFailure),
      );
      expect({ ...after, recordings: null }).toEqual({ ...before, recordings: null });
    });

    test('leaves nothing half written where a table cannot be written', async () => {
      await run(given());
      // Whatever is loaded again now meets a table without the column it needs.
      await withStore(async (store) => {
        for (const name of ['transcript_cues', 'recomment_emojis', 'comment_emojis'])
          await store.db.deleteFrom(name).execute();
        await sql`delete from recomments`.execute(store.db);
        await sql`delete from comments`.execute(store.db);
        await store.db.schema.alterTable('transcript_cues').dropColumn('content').execute();
        store.save();
      });
      const { report } = await run({ ...given(), again: true });
      for (const outcome of report.outcomes.slice(0, 4))
        expect(outcome).toMatchObject({ result: 'failed', step: 'load' });
      expect(await table('comments')).toEqual([]);
      expect(await table('recomments')).toEqual([]);
    });
  });
}

test('a name that a person has settled is followed at once, from what is kept', async () => {
  const first = await run();
  expect(first.report.unsettled).toBe(1);
  const list = join(out, 'settle.csv');
  writeFileSync(list, readFileSync(list, 'utf8').replace(/(이도윤,\d+,[^,]*),/, '$1,박서준'));
  const { report, events } = await run();
  expect(report.unsettled).toBe(0);
  expect(report.outcomes.map(({ result }) => result)).toEqual([
    ...['changed', 'changed', 'changed', 'changed', 'failed'],
  ]);
  expect(events.some(({ kind }) => kind === 'retry')).toBe(false);
  expect((await run()).report.outcomes[0]?.result).toBe('same');
});

test('two at once: the second one says so and does nothing', async () => {
  await withLock(join(out, 'collect.lock'), async () => {
    await expect(run()).rejects.toThrow(LockedError);
  });
  expect(existsSync(join(out, 'chat.sqlite'))).toBe(false);
  expect((await run()).report.outcomes).toHaveLength(5);
});

test('a run that is broken off keeps what was whole, and the next one goes on', async () => {
  const controller = new AbortController();
  const broken = session(settings(), {
    signal: controller.signal,
    ...{ slackApiUrl: evenings.slackApiUrl, pause: 5, now: () => NOW },
    onEvent: ({ kind }) => {
      if (kind === 'done') controller.abort(new Error('that is enough'));
    },
  });
  await expect(broken).rejects.toThrow('that is enough');
  const { report } = await run();
  expect(report.outcomes.map(({ result }) => result)).toEqual([
    ...['same', 'new', 'new', 'new', 'failed'],
  ]);
});

test('messages from before the days that were asked for are not read', async () => {
  const { report } = await run({ ...settings(), days: 2 });
  expect(report.outcomes.map(({ lectureDate }) => lectureDate)).toEqual([
    ...['2026-03-04', '2026-03-04', '2026-03-05', '2026-03-05'],
  ]);
});

test('a wrong token is told with its step, and nothing is made', async () => {
  const wrong = readCollectOptions(['--once', '--channel', evenings.channel, '--out', out], out, {
    SLACK_TOKEN: 'xoxb-wrong',
  });
  await expect(run(wrong)).rejects.toMatchObject({ name: 'CollectError' });
  expect(readdirSync(out)).toEqual([]);
});

test('neither passcodes nor the token nor direct messages stand anywhere but in the raw answers', async () => {
  const { report, events } = await run();
  const { report: again } = await run({ ...settings(), again: true });
  const told = (['ko', 'en'] as const).flatMap((language) => {
    const wording = COLLECT_WORDING[language];
    return [...events.map(wording.event), ...wording.report(report, 'settle.csv')];
  });
  const seen = [JSON.stringify([told, report, again, events]), ...readdirSync(out)];
  for (const name of ['chat.sqlite', 'settle.csv'])
    seen.push(readFileSync(join(out, name), 'utf8'), readFileSync(join(out, name), 'latin1'));
  for (const name of readdirSync(join(out, 'raw'))) {
    seen.push(name);
    if (name.endsWith('.json')) seen.push(readFileSync(join(out, 'raw', name), 'utf8'));
  }
  const secrets = [...evenings.passcodes.map((code) => code.reveal()), evenings.token.reveal()];
  for (const secret of [...secrets, DIRECT_TEXT, '/rec/share/'])
    expect(seen.filter((text) => text.includes(secret))).toEqual([]);
  const bodies = readdirSync(join(out, 'raw')).filter((name) => name.endsWith('.body'));
  expect(bodies).toHaveLength(4);
});
