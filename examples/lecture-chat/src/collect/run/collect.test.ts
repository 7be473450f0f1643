import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../store/open';
import type { Store } from '../../store/open';
import { madeAnswer } from '../double/recordings-chat';
import { CollectError } from '../model';
import type { RawStore, SharedRecording, SlackMessage } from '../model';
import { openRawFiles } from '../raw/raw-files';
import { collect } from './collect';
import type { CollectEvent, CollectOptions, CollectReport } from './collect';

const START = new Date('2026-03-05T00:00:00Z');
const SHARED = new Date('2026-03-05T10:00:00Z');
const lecture = { topic: '3일차', start: START, people: ['강사 한지우', '김하늘', '박서준'] };
const FULL = madeAnswer(lecture);
const WITHOUT_TRANSCRIPT = {
  ...FULL,
  result: { ...FULL.result, hasTranscript: false, transcriptList: [] },
};
const bytes = (json: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(json));

let folder: string;
let store: Store;
let raw: RawStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nunchi-collect-'));
  store = await openStore({ kind: 'sqlite', path: join(folder, 'chat.sqlite') });
  raw = await openRawFiles(join(folder, 'raw'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** A message that shares recordings of the 5th of March. */
function messages(...links: readonly string[]) {
  return async function* (): AsyncGenerator<SlackMessage> {
    await Promise.resolve();
    yield {
      ...{ channel: 'C01', ts: `${SHARED.getTime() / 1000}.000100`, threadTs: null },
      ...{ author: { id: 'U01', name: null }, blocks: [] },
      text: `3/5 강의 녹화본 ${links.map((id) => `<https://zoom.us/rec/share/${id}>`).join(' ')} 암호: q7kPz2`,
    };
  };
}

type Open = (recording: SharedRecording) => Uint8Array | Promise<Uint8Array>;

function once(
  open: Open,
  options: Partial<CollectOptions> = {},
  links: readonly string[] = ['a'],
  into: Store = store,
): Promise<CollectReport> {
  return collect(
    {
      ...{ raw, store: into, users: [], settleFile: join(folder, 'settle.csv') },
      messages: messages(...links),
      openDriver: () =>
        Promise.resolve({
          name: 'fetch',
          open: async (recording) => ({ fileId: 'f', topic: '3일차', info: await open(recording) }),
          close: () => Promise.resolve(),
        }),
    },
    {
      sharing: { authors: null, timeZone: 'Asia/Seoul' },
      ...{ again: false, includeDirect: false, retries: 2, pause: 1 },
      ...{ signal: new AbortController().signal, now: () => SHARED, onEvent: () => undefined },
      ...options,
    },
  );
}

test('a transcript that comes later is fetched later; then the recording rests', async () => {
  let opened = 0;
  const site = (answer: unknown): Open => {
    return () => {
      opened++;
      return bytes(answer);
    };
  };
  expect((await once(site(WITHOUT_TRANSCRIPT))).outcomes).toMatchObject([
    { result: 'new', cues: 0 },
  ]);
  expect((await once(site(WITHOUT_TRANSCRIPT))).outcomes).toMatchObject([{ result: 'same' }]);
  expect((await once(site(FULL))).outcomes).toMatchObject([{ result: 'changed', cues: 3 }]);
  expect((await once(site(FULL))).outcomes).toMatchObject([{ result: 'same', cues: 3 }]);
  expect(opened).toBe(3);
});

test('a transcript that never comes is not waited for longer than two days', async () => {
  await once(() => bytes(WITHOUT_TRANSCRIPT));
  const later = new Date(SHARED.getTime() + 3 * 86_400_000);
  const never: Open = () => {
    throw new Error('opened');
  };
  const { outcomes } = await once(never, { now: () => later });
  expect(outcomes).toMatchObject([{ result: 'same' }]);
});

test('what may pass is tried again, with the pause that was asked for; what may not is not', async () => {
  let tries = 0;
  const unwell: Open = () => {
    if (++tries < 3) throw new CollectError('info', 'status 503', { passing: true, retryAfter: 2 });
    return bytes(FULL);
  };
  expect((await once(unwell)).outcomes).toMatchObject([{ result: 'new' }]);
  expect(tries).toBe(3);

  tries = 0;
  const wrong: Open = () => {
    tries++;
    throw new CollectError('passcode', 'expected the right passcode');
  };
  expect((await once(wrong, { again: true })).outcomes).toMatchObject([
    { result: 'failed', step: 'passcode', problem: 'expected the right passcode' },
  ]);
  const late: Open = () => {
    tries++;
    throw new CollectError('page', 'too often', { passing: true, retryAfter: 3_600_000 });
  };
  expect((await once(late, { again: true })).outcomes).toMatchObject([{ step: 'page' }]);
  expect(tries).toBe(2);
});

/** The store, of which that many changes fail first. */
function failing(times: number, code: string): Store {
  const save = (): void => {
    if (times-- > 0) throw Object.assign(new Error('secret talk'), { code });
  };
  return { ...store, save };
}

test('tables that cannot be written for a moment are written again', async () => {
  const retries: unknown[] = [];
  const onEvent = (event: CollectEvent): unknown => event.kind === 'retry' && retries.push(event);
  const into = failing(2, 'ECONNRESET');
  const { outcomes } = await once(() => bytes(FULL), { onEvent }, ['a'], into);
  expect(outcomes).toMatchObject([{ result: 'new', comments: 10 }]);
  expect(retries).toHaveLength(2);
  expect(retries[0]).toMatchObject({ lectureDate: '2026-03-05', error: { step: 'load' } });
  expect(await store.db.selectFrom('comments').selectAll().execute()).toHaveLength(10);
});

test('an answer that was kept and not loaded is loaded from there: its link may be dead by now', async () => {
  const dead: Open = () => {
    throw new CollectError('page', 'expired');
  };
  const into = failing(1, 'ENOSPC');
  const { outcomes } = await once(() => bytes(FULL), {}, ['a'], into);
  expect(outcomes).toMatchObject([{ result: 'failed', step: 'load' }]);
  expect((await once(dead)).outcomes).toMatchObject([{ result: 'new', comments: 10 }]);

  // As a program leaves it that was killed behind the raw answer, or a database that was lost.
  await store.db.deleteFrom('transcript_cues').execute();
  await store.db.deleteFrom('recordings').execute();
  expect((await once(dead)).outcomes).toMatchObject([{ result: 'new', cues: 3 }]);
});

test('one that fails does not stop the others, and is not lost once it was collected', async () => {
  const second: Open = ({ id }) => {
    if (id.endsWith('#2')) throw new CollectError('page', 'expected a page, found another');
    return bytes(FULL);
  };
  const links = ['a', 'b', 'c'];
  const { outcomes } = await once(second, {}, links);
  expect(outcomes.map(({ result }) => result)).toEqual(['new', 'failed', 'new']);

  const gone: Open = () => {
    throw new CollectError('page', 'expected a page, found none');
  };
  await once(gone, { again: true }, links);
  const rows = await store.db.selectFrom('recordings').selectAll().orderBy('place').execute();
  expect(rows.map(({ state, step, attempts }) => [state, step, attempts])).toEqual([
    ['collected', 'page', 2],
    ['failed', 'page', 2],
    ['collected', 'page', 2],
  ]);
  // The next run looks whether it is well again.
  expect((await once(() => bytes(FULL), {}, links)).outcomes.map(({ result }) => result)).toEqual([
    ...['same', 'new', 'same'],
  ]);
});

test('the same recording shared twice is in the tables once', async () => {
  await once(() => bytes(FULL), {}, ['a', 'b']);
  expect(await store.db.selectFrom('comments').selectAll().execute()).toHaveLength(10);
});

test('an answer that is no chat is kept as it came, told without a word of it, and not loaded', async () => {
  for (const body of ['{"secret talk', '{"result":{"xmppList":"secret talk"}}', '\xff']) {
    const { outcomes } = await once(() => Buffer.from(body, 'latin1'), { again: true });
    expect(outcomes).toMatchObject([{ result: 'failed', step: 'read' }]);
    expect(JSON.stringify(outcomes)).not.toContain('secret talk');
    const kept = await raw.get('C01/' + `${SHARED.getTime() / 1000}.000100`);
    expect(Buffer.from(kept?.body ?? []).toString('latin1')).toBe(body);
  }
  expect(await store.db.selectFrom('comments').selectAll().execute()).toEqual([]);
});

test('direct messages go into the tables only where they are asked for', async () => {
  await once(() => bytes(FULL));
  const count = async (): Promise<number> =>
    (await store.db.selectFrom('comments').selectAll().execute()).length;
  expect(await count()).toBe(10);
  await store.db.deleteFrom('transcript_cues').execute();
  await store.db.deleteFrom('recordings').execute();
  await once(() => bytes(FULL), { includeDirect: true });
  expect(await count()).toBe(11);
});
