import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../src/serve/app';
import { particle } from '../src/serve/pages/poster';
import { Accounts } from '../src/users/accounts';
import { openUsers } from '../src/users/open-users';
import type { Users } from '../src/users/open-users';
import { randomSecrets } from '../src/users/secrets';
import { Sessions } from '../src/users/sessions';
import { MADE_SHELF } from './made-shelf';

const folder = mkdtempSync(join(tmpdir(), 'vod-pages-'));
const PASSWORD = 'correct horse 1';
const AT = 'http://127.0.0.1:3000';
let users: Users;
let app: Hono;

beforeAll(async () => {
  users = await openUsers(join(folder, 'users.sqlite'));
  const accounts = new Accounts(users, 4);
  await accounts.add('하늘 <b>', PASSWORD, '000001');
  const sessions = new Sessions(users, accounts, randomSecrets());
  app = createApp({ shelf: MADE_SHELF, accounts, sessions });
});
afterAll(async () => {
  await users.close();
  rmSync(folder, { recursive: true });
});

function form(path: string, fields: Record<string, string>, origin = AT): Promise<Response> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin };
  const body = new URLSearchParams(fields).toString();
  return Promise.resolve(app.request(`${AT}${path}`, { method: 'POST', headers, body }));
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function signedIn(): Promise<string> {
  return cookiesOf(await form('/login', { name: '하늘 <b>', password: PASSWORD }));
}

const page = async (path: string, cookie = ''): Promise<string> =>
  (await app.request(`${AT}${path}`, { headers: { cookie } })).text();

describe('the pages', () => {
  it('ask who is there', async () => {
    expect(await page('/')).toContain('action="/login"');
    expect((await app.request(`${AT}/works/1`)).headers.get('location')).toBe('/');
  });

  it('show four rails to a viewer', async () => {
    const html = await page('/', await signedIn());
    for (const title of [
      '이어보기',
      '님을 위한 추천',
      '〈달빛 우체국〉과 비슷한 작품',
      '지금 인기',
    ]) {
      expect(html).toContain(title);
    }
    expect(html).toContain('〈달빛 우체국〉을 좋아하셨다면');
    expect(html).toContain('<em>〈달빛 우체국〉</em>을 보셔서');
  });

  it('keep tokens from scripts and from other sites', async () => {
    const response = await form('/login', { name: '하늘 <b>', password: PASSWORD });
    for (const cookie of response.headers.getSetCookie()) {
      expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    }
    const far = await app.request('https://vod.example/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '하늘 <b>', password: PASSWORD }),
    });
    expect(far.headers.getSetCookie().every((cookie) => cookie.includes('Secure'))).toBe(true);
  });

  it('renew an old sign-in by themselves', async () => {
    const refresh = (await signedIn()).split('; ').find((cookie) => cookie.startsWith('refresh'));
    const response = await app.request(`${AT}/`, { headers: { cookie: refresh ?? '' } });
    expect(await response.text()).toContain('지금 인기');
    expect(cookiesOf(response)).toMatch(/access=.+refresh=/);
    // A second tab that comes with the same old token asks once more, with the new cookies.
    const second = await app.request(`${AT}/`, { headers: { cookie: refresh ?? '' } });
    expect(second.headers.get('location')).toBe('/?again=1');
    expect(await page('/', cookiesOf(response))).toContain('지금 인기');
  });

  it('end with signing out', async () => {
    const cookie = await signedIn();
    const headers = { cookie, origin: AT, 'content-type': 'application/x-www-form-urlencoded' };
    await app.request(`${AT}/logout`, { method: 'POST', headers });
    expect(await page('/', cookie)).toContain('action="/login"');
  });

  it('take nothing from a form on another site', async () => {
    const answer = await form(
      '/login',
      { name: '하늘', password: PASSWORD },
      'https://evil.example',
    );
    expect(answer.status).toBe(403);
  });

  it('show hostile text as text', async () => {
    const cookie = await signedIn();
    const hostile = await form('/login', { name: '"><script>alert(2)</script>', password: 'x' });
    const all = [await page('/', cookie), await page('/works/2', cookie), await hostile.text()];
    for (const html of all) {
      expect(html).not.toContain('<script');
      expect(html).toContain('&lt;script&gt;');
    }
    expect(await page('/', cookie)).toContain('하늘 &lt;b&gt;님');
    const { headers } = await app.request(`${AT}/`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('refuse what makes no sense', async () => {
    const cookie = await signedIn();
    for (const path of ['/works/99', '/works/-1', '/works/1e1', '/nowhere']) {
      expect((await app.request(`${AT}${path}`, { headers: { cookie } })).status).toBe(404);
    }
    expect((await form('/login', { name: '하늘' })).status).toBe(400);
    expect((await form('/login', { name: 'a'.repeat(20_000), password: 'x' })).status).toBe(413);
    expect((await app.request(`${AT}/rails`, { headers: { cookie: 'access=x' } })).status).toBe(
      401,
    );
  });
});

describe('particles', () => {
  it('follow the last syllable', () => {
    const words = ['도깨비', '달빛 우체국', '시즌2', 'Lost'];
    expect(words.map((word) => particle(word, '을', '를'))).toEqual([
      '를',
      '을',
      '을(를)',
      '을(를)',
    ]);
  });
});
