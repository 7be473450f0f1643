import { existsSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../src/collect/double/listen';
import type { Listening } from '../src/collect/double/listen';
import { recordingsDouble, sharePath } from '../src/collect/double/recordings';
import type { DoubleRecording, RecordingTrouble } from '../src/collect/double/recordings';
import { madeAnswer } from '../src/collect/double/recordings-chat';
import { CollectError } from '../src/collect/model';
import type { OpenedRecording, RecordingDriver, SharedRecording } from '../src/collect/model';
import { fetchDriver } from '../src/collect/recording/fetch-driver';
import { playwrightDriver } from '../src/collect/recording/playwright-driver';
import { Secret } from '../src/collect/secret';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const PASSCODE = 'a=+&Pass 가%';
const TOPIC = '3일차 강의 </script> <교차 검증>';
const ANSWER = madeAnswer({
  topic: TOPIC,
  start: new Date('2026-03-05T00:00:00Z'),
  people: ['강사 박서준', '온라인_김하늘', '이도윤_온라인', '오프라인 최가을'],
});
const WHOLE = JSON.stringify(ANSWER);
/** Longer than any answer of the double takes on a busy computer, shorter than a slow one. */
const TIMEOUT = 6000;

const ill = (kind: RecordingTrouble, times = Infinity): DoubleRecording => ({
  ...{ id: kind, topic: TOPIC, passcode: new Secret(PASSCODE), answer: ANSWER },
  trouble: { kind, times },
});
const RECORDINGS: readonly DoubleRecording[] = [
  { id: 'fine', topic: TOPIC, passcode: new Secret(PASSCODE), answer: ANSWER },
  { id: 'open', topic: TOPIC, passcode: null, answer: ANSWER },
  ...[ill('slow'), ill('expired'), ill('deleted'), ill('changed-page'), ill('changed-answer')],
  ...[ill('cut-json', 1), ill('dropped', 1), ill('redirect'), ill('redirect-away')],
  ...[ill('redirect-loop'), ill('sign-in'), ill('busy', 1), ill('unwell', 2)],
];

if (!existsSync(CHROMIUM)) console.log(`skipped: no Chromium at ${CHROMIUM} (set CHROMIUM_PATH)`);

describe.skipIf(!existsSync(CHROMIUM))('the Playwright driver', () => {
  const allowedHosts = ['127.0.0.1'];
  let site: Listening;
  let driver: RecordingDriver;

  beforeAll(async () => {
    const app = recordingsDouble({ recordings: RECORDINGS });
    site = await listen(app);
    driver = await playwrightDriver({ timeout: TIMEOUT, allowedHosts, executablePath: CHROMIUM });
  });
  afterAll(async () => {
    await driver.close();
    await site.close();
  });

  const shared = (id: string, passcode: string | null): SharedRecording => ({
    ...{ id: `class/${id}`, channel: 'class', messageTs: '1772700000.000100' },
    ...{ sharedAt: new Date('2026-03-05T09:30:00Z'), sharedBy: null, lectureDate: '2026-03-05' },
    url: new URL(sharePath(id), site.origin),
    passcode: passcode === null ? null : new Secret(passcode),
  });
  const open = (
    id: string,
    passcode: string | null = PASSCODE,
    signal = new AbortController().signal,
  ): Promise<OpenedRecording> => driver.open(shared(id, passcode), signal);
  const failure = async (opened: Promise<OpenedRecording>): Promise<CollectError> => {
    const error: unknown = await opened.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof CollectError)) throw new Error(`no CollectError: ${inspect(error)}`);
    expect(inspect(error, { depth: 9 })).not.toMatch(/Pass 가|a%3D|\/rec\/|[\w-]{44}\.[\w-]{16}/);
    return error;
  };

  test('gives what the fetch driver gives', async () => {
    const [browser, fetched] = [
      await open('fine'),
      await fetchDriver({ timeout: TIMEOUT, allowedHosts }).open(
        shared('fine', PASSCODE),
        new AbortController().signal,
      ),
    ];
    expect({ ...browser, info: browser.info.toString() }).toEqual({
      ...{ ...fetched, info: fetched.info.toString() },
    });
    expect(browser.topic).toBe(TOPIC);
    expect(new TextDecoder().decode(browser.info)).toBe(WHOLE);
  });

  test('a recording without a passcode; a link that carries it; a link that leads on', async () => {
    const withKey = shared('fine', null);
    withKey.url.searchParams.set('pwd', PASSCODE);
    for (const opened of [
      await open('open', null),
      await driver.open(withKey, new AbortController().signal),
      await open('redirect'),
    ]) {
      expect(new TextDecoder().decode(opened.info)).toBe(WHOLE);
    }
  });

  test.each([
    ['fine', 'wrong', 'passcode', /the passcode of the message is not the one of the recording/],
    ['fine', null, 'passcode', /a passcode is wanted, and the message has none/],
    ['expired', PASSCODE, 'player', /expired or deleted/],
    ['deleted', PASSCODE, 'page', /status 404: the recording has expired or was deleted/],
    ['changed-page', PASSCODE, 'page', /no data for the player in it: the site may have changed/],
    ['changed-answer', PASSCODE, 'info', /JSON of another shape: the site may have changed/],
    ['sign-in', PASSCODE, 'page', /a page to sign in: the recording is not shared with everyone/],
    ['redirect-away', PASSCODE, 'page', /leads on, and elsewhere\.example is none of the sites/],
    ['redirect-loop', PASSCODE, 'page', /leads elsewhere again and again/],
  ])('%s with %s fails for good at its step', async (id, passcode, step, message) => {
    const error = await failure(open(id, passcode));
    expect(error).toMatchObject({ step, passing: false, retryAfter: null });
    expect(error.message).toMatch(message);
  });

  test.each([
    ['cut-json', 'info', /found \d+ bytes that are no whole JSON/, null],
    ['dropped', 'info', /found that the connection failed \(ERR_[A-Z_]+\)/, null],
    ['busy', 'page', /status 429/, 1000],
  ])('%s passes, and the next try has it whole', async (id, step, message, retryAfter) => {
    const error = await failure(open(id));
    expect(error).toMatchObject({ step, passing: true, retryAfter });
    expect(error.message).toMatch(message);
    expect(new TextDecoder().decode((await open(id)).info)).toBe(WHOLE);
  });

  test('silence ends at the timeout', async () => {
    const error = await failure(open('slow'));
    expect(error).toMatchObject({ step: 'info', passing: true });
    expect(error.message).toMatch(/no answer within 6000 ms/);
  });

  test('stops at once when it is told to', async () => {
    const stop = new AbortController();
    const reason = new Error('it is eleven');
    const opened = open('slow', PASSCODE, stop.signal);
    setTimeout(() => stop.abort(reason), 200);
    const start = performance.now();
    await expect(opened).rejects.toBe(reason);
    expect(performance.now() - start).toBeLessThan(TIMEOUT);
    await expect(open('fine', PASSCODE, stop.signal)).rejects.toBe(reason);
  });

  test('a link to a site that is not allowed is never asked', async () => {
    const link = { ...shared('fine', null), url: new URL('https://elsewhere.example/rec/share/a') };
    const error = await failure(driver.open(link, new AbortController().signal));
    expect(error).toMatchObject({ step: 'page', passing: false });
    expect(error.message).toMatch(/^elsewhere\.example is none of the sites/);
  });

  test('a browser that is not there is told of', async () => {
    const started = playwrightDriver({ timeout: TIMEOUT, allowedHosts, executablePath: '/none' });
    await expect(started).rejects.toThrow(/expected a Chromium that starts, found none: set CHROM/);
  });
});
