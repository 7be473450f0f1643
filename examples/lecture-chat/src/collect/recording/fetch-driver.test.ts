import { inspect } from 'node:util';
import { parseRecordingPlayer, parseRecordingPlayerTranscript } from '@nunchi/zoom-chat';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../double/listen';
import type { Listening } from '../double/listen';
import { recordingsDouble, sharePath } from '../double/recordings';
import type { DoubleRecording, RecordingTrouble } from '../double/recordings';
import { madeAnswer } from '../double/recordings-chat';
import { CollectError } from '../model';
import type { OpenedRecording, SharedRecording } from '../model';
import { Secret } from '../secret';
import { fetchDriver } from './fetch-driver';
import type { FetchDriverOptions } from './fetch-driver';

const PASSCODE = 'a=+&Pass 가%';
const TOPIC = '3일차 강의 <교차 검증>';
const ANSWER = madeAnswer({
  topic: TOPIC,
  start: new Date('2026-03-05T00:00:00Z'),
  people: ['강사 박서준', '온라인_김하늘', '이도윤_온라인', '오프라인 최가을'],
});
const WHOLE = JSON.stringify(ANSWER);
const SLOW = 600;

/** A recording with a trouble, which shows that many times. */
const ill = (kind: RecordingTrouble, times = Infinity, id: string = kind): DoubleRecording => ({
  ...{ id, topic: TOPIC, passcode: new Secret(PASSCODE), answer: ANSWER, trouble: { kind, times } },
});
const RECORDINGS: readonly DoubleRecording[] = [
  { id: 'fine', topic: TOPIC, passcode: new Secret(PASSCODE), answer: ANSWER },
  { id: 'open', topic: TOPIC, passcode: null, answer: ANSWER },
  ...[ill('slow'), ill('expired'), ill('deleted'), ill('changed-page'), ill('changed-answer')],
  ...[ill('cut-json', 1), ill('dropped', 1), ill('redirect'), ill('redirect-away')],
  ...[ill('redirect-loop'), ill('sign-in'), ill('busy', 1), ill('unwell', 2)],
];

describe('the fetch driver', () => {
  const log: string[] = [];
  let site: Listening;

  beforeAll(async () => {
    const onRequest = (line: string): unknown => log.push(line);
    const app = recordingsDouble({ recordings: RECORDINGS, delay: SLOW, onRequest });
    site = await listen(app);
  });
  afterAll(() => site.close());

  const shared = (id: string, passcode: string | null, from = site.origin): SharedRecording => ({
    ...{ id: `class/${id}`, channel: 'class', messageTs: '1772700000.000100' },
    ...{ sharedAt: new Date('2026-03-05T09:30:00Z'), sharedBy: null, lectureDate: '2026-03-05' },
    url: new URL(sharePath(id), from),
    passcode: passcode === null ? null : new Secret(passcode),
  });
  const open = (
    id: string,
    passcode: string | null = PASSCODE,
    options: Partial<FetchDriverOptions> = {},
    signal = new AbortController().signal,
  ): Promise<OpenedRecording> =>
    fetchDriver({ timeout: 10_000, allowedHosts: ['127.0.0.1'], ...options }).open(
      shared(id, passcode),
      signal,
    );
  const failure = async (opened: Promise<OpenedRecording>): Promise<CollectError> => {
    const error: unknown = await opened.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof CollectError)) throw new Error(`no CollectError: ${inspect(error)}`);
    // Whatever failed: neither the passcode nor a key of the address is told, at any depth.
    expect(inspect(error, { depth: 9 })).not.toMatch(/Pass 가|a%3D|\/rec\/|[\w-]{44}\.[\w-]{16}/);
    return error;
  };

  test('opens a recording with its passcode, and keeps the answer byte for byte', async () => {
    const { fileId, topic, info } = await open('fine');
    expect(fileId).toMatch(/^[\w-]{44}\.[\w-]{16}$/);
    expect(topic).toBe(TOPIC);
    expect(new TextDecoder().decode(info)).toBe(WHOLE);
  });

  test('what it keeps is read as a chat and a transcript', async () => {
    const { info } = await open('open', null);
    const chat = parseRecordingPlayer(info);
    expect(chat.diagnostics).toEqual([]);
    expect(chat.messages.filter(({ parentId }) => parentId !== null)).toHaveLength(4);
    expect(chat.messages.flatMap(({ reactions }) => reactions)).toContainEqual({
      ...{ emoji: '👍🏽', senders: [], count: 1 },
    });
    expect(parseRecordingPlayerTranscript(info).cues).toHaveLength(3);
  });

  test('the double tells what it was asked, without parameters and passcodes', async () => {
    log.length = 0;
    await open('fine');
    expect(log.map((line) => line.replace(/[\w-]{44}\.[\w-]{16}/, '…'))).toEqual([
      'GET /rec/share/fine 200',
      'GET /nws/recording/1.0/play/share-info/… 200',
      'POST /nws/recording/1.0/validate-context 200',
      'POST /nws/recording/1.0/validate-meeting-passwd 200',
      'GET /nws/recording/1.0/play/share-info/… 200',
      'GET /rec/play/… 200',
      'GET /nws/recording/1.0/play/info/… 200',
    ]);
    expect(log.join()).not.toContain('Pass');
  });

  test('a link may carry its passcode', async () => {
    const link = shared('fine', null);
    link.url.searchParams.set('pwd', PASSCODE);
    const driver = fetchDriver({ timeout: 10_000, allowedHosts: ['127.0.0.1'] });
    const { info } = await driver.open(link, new AbortController().signal);
    expect(new TextDecoder().decode(info)).toBe(WHOLE);
    link.url.searchParams.set('pwd', 'wrong');
    const error = await failure(driver.open(link, new AbortController().signal));
    expect(error).toMatchObject({ step: 'passcode', passing: false });
  });

  test('visits share nothing: each gives the passcode anew', async () => {
    await open('fine');
    expect((await failure(open('fine', 'wrong'))).step).toBe('passcode');
  });

  test.each([
    ['fine', 'wrong', 'passcode', /the passcode of the message is not the one of the recording/],
    ['fine', null, 'passcode', /a passcode is wanted, and the message has none/],
    ['expired', PASSCODE, 'player', /expired or deleted/],
    ['deleted', PASSCODE, 'page', /status 404: the recording has expired or was deleted/],
    ['nowhere', PASSCODE, 'page', /status 404/],
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

  test('a link that leads on is followed', async () => {
    expect(new TextDecoder().decode((await open('redirect')).info)).toBe(WHOLE);
  });

  test.each([
    ['cut-json', 'info', /found \d+ bytes that are no whole JSON/],
    ['dropped', 'info', /found that the connection failed \(UND_ERR_SOCKET\)/],
  ])('%s: half an answer is none, and the next try has it whole', async (id, step, message) => {
    const error = await failure(open(id));
    expect(error).toMatchObject({ step, passing: true });
    expect(error.message).toMatch(message);
    expect(new TextDecoder().decode((await open(id)).info)).toBe(WHOLE);
  });

  test('a busy site is asked again after the time that it names', async () => {
    expect(await failure(open('busy'))).toMatchObject({
      ...{ step: 'page', passing: true, retryAfter: 1000 },
    });
    await expect(open('busy')).resolves.toMatchObject({ topic: TOPIC });
  });

  test('a site that is not well passes', async () => {
    for (let times = 0; times < 2; times++) {
      expect(await failure(open('unwell'))).toMatchObject({ step: 'page', passing: true });
    }
    await expect(open('unwell')).resolves.toMatchObject({ topic: TOPIC });
  });

  test('a slow answer is waited for, up to the timeout', async () => {
    const error = await failure(open('slow', PASSCODE, { timeout: SLOW / 2 }));
    expect(error).toMatchObject({ step: 'info', passing: true });
    expect(error.message).toMatch(/no whole answer within 300 ms/);
    await expect(open('slow')).resolves.toMatchObject({ topic: TOPIC });
  });

  test('an answer that is too large is not read', async () => {
    const error = await failure(open('fine', PASSCODE, { infoLimit: WHOLE.length / 2 }));
    expect(error).toMatchObject({ step: 'info', passing: false });
    expect(error.message).toMatch(/found more than \d+(\.5)? bytes/);
  });

  test('stops at once when it is told to, with the reason it is told', async () => {
    const stop = new AbortController();
    const opened = open('slow', PASSCODE, {}, stop.signal);
    const reason = new Error('it is eleven');
    setTimeout(() => stop.abort(reason), 20);
    await expect(opened).rejects.toBe(reason);
    await expect(open('fine', PASSCODE, {}, stop.signal)).rejects.toBe(reason);
  });

  test('a link to a site that is not allowed is never asked', async () => {
    const error = await failure(open('unasked', PASSCODE, { allowedHosts: ['zoom.us'] }));
    expect(error).toMatchObject({ step: 'page', passing: false });
    expect(error.message).toMatch(/^127\.0\.0\.1:\d+ is none of the sites that are allowed/);
    expect(log.join()).not.toContain('unasked');
  });

  test('where no server is, another try may help', async () => {
    const driver = fetchDriver({ timeout: 10_000, allowedHosts: ['127.0.0.1'] });
    const nobody = shared('fine', PASSCODE, 'http://127.0.0.1:1');
    const error = await failure(driver.open(nobody, new AbortController().signal));
    expect(error).toMatchObject({ step: 'page', passing: true });
  });

  test('who takes no cookies is a stranger to the double', async () => {
    await open('open', null);
    const player = /window\.recordingMobilePlayData = \{\s+meetingId: '([^']+)'/;
    const page = await (await fetch(site.origin + sharePath('open'))).text();
    const [, meetingId = ''] = player.exec(page) ?? [];
    const base = `${site.origin}/nws/recording/1.0/play`;
    const way = (await (await fetch(`${base}/share-info/${meetingId}`)).json()) as {
      result: { redirectUrl: string };
    };
    const html = await (await fetch(site.origin + way.result.redirectUrl)).text();
    const [, fileId = ''] = /fileId: '([^']+)'/.exec(html) ?? [];
    expect(await (await fetch(`${base}/info/${fileId}`)).json()).toMatchObject({ status: false });
  });
});
