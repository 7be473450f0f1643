import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Secret } from '../secret';
import type { MadeAnswer } from './recordings-chat';
import { changedPage, passcodePage, playerPage, sharePage, signInPage } from './recordings-page';

/** What may be wrong with a recording. */
export type RecordingTrouble =
  /** The player's answer takes `delay` milliseconds. */
  | 'slow'
  /** There is a page, which lets nobody in. */
  | 'expired'
  /** There is no page. */
  | 'deleted'
  /** The page is another than it was. */
  | 'changed-page'
  /** The player's answer is other JSON than it was. */
  | 'changed-answer'
  /** The player's answer ends in the middle. */
  | 'cut-json'
  /** The connection ends in the middle of the player's answer. */
  | 'dropped'
  /** The link leads on to where the page is. */
  | 'redirect'
  /** The link leads to another site. */
  | 'redirect-away'
  /** The link leads to itself. */
  | 'redirect-loop'
  /** The link leads to a page to sign in. */
  | 'sign-in'
  /** 429, with `Retry-After`. */
  | 'busy'
  /** 500. */
  | 'unwell';

/** A recording of the double. */
export interface DoubleRecording {
  /** In its link, see `sharePath`. */
  readonly id: string;
  readonly topic: string;
  readonly passcode: Secret | null;
  /** What its player is told, see `madeAnswer`. */
  readonly answer: MadeAnswer;
  readonly trouble?: {
    readonly kind: RecordingTrouble;
    /** How often, before all is fine; default for ever. */
    readonly times?: number;
  };
}

export interface RecordingsDoubleOptions {
  readonly recordings: readonly DoubleRecording[];
  /** Milliseconds that a slow answer takes; default a minute. */
  readonly delay?: number;
  /** Is told method, path and status of each request: no parameters, no forms, so no passcode. */
  readonly onRequest?: (line: string) => void;
}

const COOKIE = 'recording_session';
const BUSY_SECONDS = 1;
const A_MINUTE = 60_000;
const PASSCODE_PATH = '/rec/component-page';
/** As the site answers where somebody has no business. */
const FORBIDDEN = 3301;
const WRONG_PASSCODE = 3302;

/** The path of a recording's link. */
export function sharePath(id: string): string {
  return `/rec/share/${id}`;
}

/**
 * A stand-in for a site of recordings, with the addresses, answers and cookies of the real one and
 * made-up content. Its pages work in a browser too.
 *
 * @example
 * ```ts
 * const app = recordingsDouble({ recordings: [{ id: 'day-1', topic, passcode: null, answer }] });
 * serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
 * ```
 */
export function recordingsDouble(options: RecordingsDoubleOptions): Hono {
  const { recordings, delay = A_MINUTE, onRequest } = options;
  const app = new Hono();
  /** Recordings that a visitor gave the passcode of, and those whose player they opened. */
  const entered = new Set<string>();
  const opened = new Set<string>();
  const troubles = new Map(recordings.map(({ id, trouble }) => [id, trouble?.times ?? Infinity]));

  const find = (kind: KeyKind, key: string): DoubleRecording | undefined =>
    recordings.find(({ id }) => siteKey(kind, id) === key);
  /** Whether the recording has this trouble now; if so, it has it once less. */
  const meets = ({ id, trouble }: DoubleRecording, kind: RecordingTrouble): boolean => {
    const left = troubles.get(id) ?? 0;
    if (trouble?.kind !== kind || left <= 0) return false;
    troubles.set(id, left - 1);
    return true;
  };
  const visit = (c: Context, { id }: DoubleRecording): string =>
    `${getCookie(c, COOKIE) ?? ''}/${id}`;
  const mayEnter = (c: Context, recording: DoubleRecording): boolean =>
    recording.passcode === null || entered.has(visit(c, recording));

  app.use(async (c, next) => {
    await next();
    onRequest?.(`${c.req.method} ${c.req.path} ${c.res.status}`);
  });

  app.get('/rec/share/:id', (c) => {
    const recording = recordings.find(({ id }) => id === c.req.param('id'));
    if (recording === undefined || meets(recording, 'deleted')) return c.notFound();
    const here = sharePath(recording.id);
    if (meets(recording, 'unwell')) return c.text('Internal error', 500);
    if (meets(recording, 'busy')) {
      return c.text('Too many requests', 429, { 'Retry-After': String(BUSY_SECONDS) });
    }
    if (meets(recording, 'changed-page')) return c.html(changedPage());
    if (meets(recording, 'sign-in')) return c.redirect('/signin');
    if (meets(recording, 'redirect-away')) return c.redirect('https://elsewhere.example/');
    if (meets(recording, 'redirect-loop')) return c.redirect(here);
    if (c.req.query('from') === undefined && meets(recording, 'redirect')) {
      return c.redirect(`${here}?from=link`);
    }
    setCookie(c, COOKIE, getCookie(c, COOKIE) ?? randomUUID(), { httpOnly: true, sameSite: 'Lax' });
    return c.html(sharePage(keysOf(recording)));
  });

  app.get('/signin', (c) => c.html(signInPage()));
  app.get(PASSCODE_PATH, (c) => c.html(passcodePage()));

  app.get('/nws/recording/1.0/play/share-info/:key', (c) => {
    const recording = find('meeting', c.req.param('key'));
    if (recording === undefined) return c.json(refusal(FORBIDDEN));
    if (meets(recording, 'expired')) return c.json(answer({ componentName: 'play-forbidden' }));
    const pwd = c.req.query('pwd');
    if (pwd !== undefined && pwd === recording.passcode?.reveal()) {
      entered.add(visit(c, recording));
    }
    if (!mayEnter(c, recording)) return c.json(answer(gateOf(recording)));
    const parameters = new URLSearchParams({
      ...{ canPlayFromShare: 'true', from: 'share_recording_detail', continueMode: 'true' },
      ...{ componentName: 'rec-play', originRequestUrl: sharePath(recording.id) },
    });
    const redirectUrl = `/rec/play/${siteKey('play', recording.id)}?${parameters.toString()}`;
    return c.json(answer({ componentName: 'rec-play', redirectUrl, pwd }));
  });

  app.post('/nws/recording/1.0/validate-context', async (c) => {
    const { meetingId } = await c.req.parseBody();
    const recording = find('meeting', textOf(meetingId));
    if (recording === undefined) return c.json(refusal(FORBIDDEN));
    const encryptMeetId = siteKey('context', recording.id);
    return c.json(answer({ encryptMeetId, topic: recording.topic, useWhichPasswd: 'meeting' }));
  });

  app.post('/nws/recording/1.0/validate-meeting-passwd', async (c) => {
    const { id, passwd, action } = await c.req.parseBody();
    const recording = find('context', textOf(id));
    if (recording === undefined) return c.json(refusal(FORBIDDEN));
    if (recording.passcode?.reveal() !== passwd) return c.json(refusal(WRONG_PASSCODE));
    entered.add(visit(c, recording));
    return c.json(answer(action));
  });

  app.get('/rec/play/:key', (c) => {
    const recording = find('play', c.req.param('key'));
    if (recording === undefined) return c.notFound();
    opened.add(visit(c, recording));
    return c.html(playerPage(keysOf(recording)));
  });

  app.get('/nws/recording/1.0/play/info/:key', async (c) => {
    const recording = find('file', c.req.param('key'));
    // A visitor without the cookie of the page before is a stranger, as on the real site.
    const known = recording !== undefined && opened.has(visit(c, recording));
    if (!known || getCookie(c, COOKIE) === undefined) return c.json(refusal(FORBIDDEN));
    if (!mayEnter(c, recording)) return c.json(answer(gateOf(recording)));
    if (meets(recording, 'slow')) {
      await wait(delay, undefined, { ref: false, signal: c.req.raw.signal }).catch(() => undefined);
    }
    if (meets(recording, 'changed-answer')) return c.json({ version: 3, chat: [] });
    const whole = Buffer.from(JSON.stringify(recording.answer));
    const half = whole.subarray(0, whole.length / 2);
    const headers = { 'Content-Type': 'application/json;charset=UTF-8' };
    if (meets(recording, 'cut-json')) return c.body(new Uint8Array(half), 200, headers);
    if (meets(recording, 'dropped')) {
      const { outgoing } = c.env as HttpBindings;
      outgoing.writeHead(200, { ...headers, 'Content-Length': whole.length });
      outgoing.write(half, () => outgoing.destroy());
      return RESPONSE_ALREADY_SENT;
    }
    return c.body(new Uint8Array(whole), 200, headers);
  });

  return app;
}

type KeyKind = 'meeting' | 'context' | 'play' | 'file';

/** Keys as the site has them: two parts of letters, digits, `-` and `_`, which tell nothing. */
function siteKey(kind: KeyKind, id: string): string {
  const digest = createHash('sha384').update(`${kind}/${id}`).digest('base64url');
  return `${digest.slice(0, 44)}.${digest.slice(44, 60)}`;
}

function keysOf({ id, topic }: DoubleRecording) {
  return { meetingId: siteKey('meeting', id), fileId: siteKey('file', id), topic };
}

function gateOf({ id }: DoubleRecording) {
  return {
    ...{ componentName: 'need-password', redirectUrl: PASSCODE_PATH },
    ...{ useWhichPasswd: 'meeting', sharelevel: 'meeting', action: 'viewdetailpage' },
    ...{ meetingId: siteKey('meeting', id), needRedirect: true },
  };
}

function answer(result: unknown) {
  return { status: true, errorCode: 0, errorMessage: null, result };
}

function refusal(errorCode: number) {
  return { status: false, errorCode, errorMessage: 'Not allowed', result: null };
}

function textOf(field: unknown): string {
  return typeof field === 'string' ? field : '';
}
