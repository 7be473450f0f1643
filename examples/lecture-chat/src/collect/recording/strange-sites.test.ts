import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CollectError } from '../model';
import type { SharedRecording } from '../model';
import { Secret } from '../secret';
import { fetchDriver } from './fetch-driver';

/** Raw answers by path, one after another; the last one stays. */
type Answers = Readonly<Record<string, string | Buffer | readonly string[]>>;

const NONE = 'HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n';

describe('a site that is stranger than the double', () => {
  /** What a request sent: its path, and its form. */
  const asked: string[] = [];

  /** What opening a recording there gives, or the error. */
  const visit = async (answers: Answers, passcode: Secret | null = null): Promise<unknown> => {
    asked.length = 0;
    const turns = new Map<string, number>();
    const server = createServer((request, response) => {
      const [path = ''] = (request.url ?? '').split('?');
      const turn = turns.get(path) ?? 0;
      turns.set(path, turn + 1);
      const found = [answers[path] ?? NONE].flat();
      let form = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (form += chunk));
      request.on('end', () => {
        asked.push(form === '' ? path : `${path} ${form}`);
        response.socket?.end(found[turn] ?? found.at(-1) ?? NONE);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const recording: SharedRecording = {
      ...{ id: 'c/1', channel: 'c', messageTs: '1.1', sharedAt: new Date(0), sharedBy: null },
      ...{ lectureDate: '2026-03-05', passcode },
      url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/rec/play/a?pwd=key`),
    };
    const driver = fetchDriver({ timeout: 10_000, allowedHosts: ['127.0.0.1'] });
    try {
      return await driver.open(recording, new AbortController().signal);
    } catch (error) {
      expect(inspect(error, { depth: 9 })).not.toMatch(/pwd|Geheim/);
      return error;
    } finally {
      server.close();
    }
  };
  const answer = (type: string, body: string, status = '200 OK', more = ''): string =>
    `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${more}Connection: close\r\n\r\n${body}`;
  const player = (fileId: string): string =>
    answer('text/html', `<script>window.recordingMobilePlayData={fileId:'${fileId}'}</script>`);
  const PAGE = '/rec/play/a';
  const INFO = '/nws/recording/1.0/play/info/F';
  const fine = '{"status":true,"result":{"meet":"?","xmppList":[]}}';

  test('a link to the player itself needs no way to it', async () => {
    const opened = await visit({ [PAGE]: player('F'), [INFO]: answer('application/json', fine) });
    expect(opened).toMatchObject({ fileId: 'F', topic: null });
  });

  describe('that asks for the passcode of one file', () => {
    const CONTEXT = '/nws/recording/1.0/validate-context';
    const CHECK = '/nws/recording/1.0/validate-passwd';
    const PASSCODE = new Secret('Geheim &=');
    const gate = { componentName: 'need-password', useWhichPasswd: 'recording', action: 'play' };
    const json = (status: boolean, result: unknown): string =>
      answer('application/json', JSON.stringify({ status, errorCode: 0, result }));
    const answers = {
      [PAGE]: player('F'),
      [INFO]: [json(true, gate), answer('application/json', fine)],
      [CONTEXT]: json(true, { fileId: 'E' }),
      [CHECK]: json(true, 'play'),
    };

    test('sends what the site asks for, where it asks for it', async () => {
      expect(await visit(answers, PASSCODE)).toMatchObject({ fileId: 'F' });
      expect(asked).toEqual([
        ...[PAGE, INFO],
        `${CONTEXT} meetingId=&fileId=F&useWhichPasswd=recording&sharelevel=meeting`,
        `${CHECK} id=E&passwd=Geheim+%26%3D&action=play&recaptcha=`,
        INFO,
      ]);
    });

    test("checks by the page's own key where the site names none", async () => {
      expect(await visit({ ...answers, [CONTEXT]: json(true, {}) }, PASSCODE)).toMatchObject({
        fileId: 'F',
      });
      expect(asked).toContainEqual(expect.stringContaining('id=F&passwd='));
    });

    const ofMeeting = json(true, { ...gate, useWhichPasswd: 'meeting' });

    test.each([
      ['asks again', { [INFO]: json(true, gate) }, /asks for the passcode again/],
      ['names no key', { [INFO]: ofMeeting }, /nothing to check it by: the site may have changed/],
      ['refuses for a reason of its own', { [CHECK]: json(false, null) }, /passcode \(code 0\)/],
      ['refuses to tell', { [CONTEXT]: json(false, null) }, /a refusal \(code 0\)/],
    ])('%s', async (_, other, message) => {
      const error = await visit({ ...answers, ...other }, PASSCODE);
      expect(error).toMatchObject({ step: 'passcode', passing: false });
      expect((error as CollectError).message).toMatch(message);
    });

    test('takes the passcode nowhere else', async () => {
      const away = answer('text/html', '', '307 Away', 'Location: /else\r\n');
      const error = await visit({ ...answers, [CHECK]: away }, PASSCODE);
      expect(error).toMatchObject({ step: 'passcode', passing: false });
      expect((error as CollectError).message).toMatch(/leads elsewhere, where it is not followed/);
      expect(asked.at(-1)).toContain(CHECK);
    });
  });

  test.each([
    ['a download', PAGE, answer('video/mp4', 'Geheim'), 'page', /type video\/mp4/],
    ['a type that is none', PAGE, answer('Geheim; <b>', ''), 'page', /type unknown/],
    ['a status of its own', PAGE, answer('text/html', '', '299 Geheim'), 'page', /status 299$/],
    ['a way out of the site', PAGE, player('..'), 'player', /no fileId that is a key/],
    ['half a character', PAGE, player(String.raw`\ud800`), 'player', /no fileId that is a key/],
    [
      ...['a script as the address', PAGE],
      ...[answer('text/html', '', '302 Found', 'Location: javascript:Geheim()\r\n')],
      ...['page', /leads on, and /],
    ],
    [
      ...['an address that is none', PAGE],
      ...[answer('text/html', '', '302 Found', 'Location: http://[Geheim\r\n')],
      ...['page', /leads elsewhere, where it is not followed/],
    ],
    ['a page for JSON', INFO, answer('text/html', '<b>Geheim</b>'), 'info', /type text\/html/],
    [
      ...['an answer without a result', INFO, answer('application/json', '{"status":true}')],
      ...['info', /no result/],
    ],
    [
      ...['a list for a result', INFO, answer('application/json', '{"status":true,"result":[]}')],
      ...['info', /no result/],
    ],
    [
      ...['a refusal', INFO],
      ...[answer('application/json', '{"status":false,"errorCode":3301,"errorMessage":"Geheim"}')],
      ...['info', /a refusal \(code 3301\)/],
    ],
  ] as const)('%s is told for what it is', async (_, path, raw, step, message) => {
    const error = await visit({ [PAGE]: player('F'), [INFO]: '', [path]: raw });
    expect(error).toBeInstanceOf(CollectError);
    expect(error).toMatchObject({ step, passing: false });
    expect((error as CollectError).message).toMatch(message);
  });

  test.each([
    ['no JSON', answer('application/json', '{"Geheim')],
    ['no UTF-8', Buffer.from(answer('application/json', fine.replace('?', '\xff')), 'latin1')],
    ['nothing', answer('application/json', '')],
    ['a connection that ends', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{'],
    ['no HTTP', 'Geheim'],
  ])('%s for an answer may be better next time', async (_, raw) => {
    const error = await visit({ [PAGE]: player('F'), [INFO]: raw });
    expect(error).toBeInstanceOf(CollectError);
    expect(error).toMatchObject({ step: 'info' });
  });
});
