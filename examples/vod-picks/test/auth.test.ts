import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sign } from 'hono/jwt';
import type { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../src/serve/app';
import { Accounts } from '../src/users/accounts';
import { openUsers } from '../src/users/open-users';
import type { Users } from '../src/users/open-users';
import { randomSecrets, secretsOf } from '../src/users/secrets';
import { Sessions } from '../src/users/sessions';
import { MADE_SHELF } from './made-shelf';

const folder = mkdtempSync(join(tmpdir(), 'vod-picks-'));
const PASSWORD = '달빛우체국-1234';
const secrets = randomSecrets();
const MINUTE = 60_000;

afterAll(() => rmSync(folder, { recursive: true }));

const SERVERS = [
  ['sqlite', join(folder, 'users.sqlite')],
  ['mysql', process.env.NUNCHI_TEST_MYSQL_URL],
] as const;

for (const [kind, url] of SERVERS) {
  if (url === undefined) console.log('skipped: mysql (set NUNCHI_TEST_MYSQL_URL)');
  describe.skipIf(url === undefined)(`signing in, users in ${kind}`, () => {
    const name = `하늘-${process.pid}`;
    let users: Users;
    let accounts: Accounts;
    let app: Hono;

    beforeAll(async () => {
      users = await openUsers(url ?? '');
      // A low cost, for quick tests; the server takes the usual one.
      accounts = new Accounts(users, 4);
      await accounts.add(name, PASSWORD, '000001');
    });
    afterAll(async () => {
      await users.db.deleteFrom('accounts').where('name', '=', name).execute();
      await users.close();
    });
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2024, 6, 1) });
      const sessions = new Sessions(users, accounts, secrets);
      app = createApp({ shelf: MADE_SHELF, accounts, sessions });
    });
    afterEach(() => vi.useRealTimers());

    const post = (path: string, body: unknown): Promise<Response> =>
      Promise.resolve(
        app.request(path, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
    interface Answer {
      accessToken: string;
      refreshToken: string;
    }
    const signIn = async (): Promise<Answer> =>
      (await (await post('/login', { name, password: PASSWORD })).json()) as Answer;
    const railsWith = async (token: string): Promise<number> =>
      (await app.request('/rails', { headers: { authorization: `Bearer ${token}` } })).status;
    const refreshWith = async (refreshToken: string) => {
      const response = await post('/refresh', { refreshToken });
      return { status: response.status, ...((await response.json()) as Answer) };
    };

    it('gives tokens for the right password', async () => {
      const { accessToken } = await signIn();
      expect(await railsWith(accessToken)).toBe(200);
      expect(await railsWith('')).toBe(401);
    });

    it('says the same of a wrong password and an unknown name', async () => {
      const wrong = await post('/login', { name, password: 'something else' });
      const unknown = await post('/login', { name: '없는 이', password: PASSWORD });
      expect([wrong.status, unknown.status]).toEqual([401, 401]);
      expect(await wrong.text()).toBe(await unknown.text());
    });

    it('works as hard for an unknown name as for a known one', async () => {
      const slow = new Accounts(users, 9);
      const time = async (who: string): Promise<number> => {
        const begin = performance.now();
        await slow.check(who, PASSWORD);
        return performance.now() - begin;
      };
      await time('없는 이');
      // The known one has a hash of cost 4: an unknown one must take the cost of today.
      expect(await time('없는 이')).toBeGreaterThan(4 * (await time(name)));
    });

    it('does not take an access token after 15 minutes', async () => {
      const { accessToken } = await signIn();
      vi.setSystemTime(Date.now() + 14 * MINUTE);
      expect(await railsWith(accessToken)).toBe(200);
      vi.setSystemTime(Date.now() + 2 * MINUTE);
      expect(await railsWith(accessToken)).toBe(401);
    });

    it('renews both tokens, again and again', async () => {
      let { refreshToken } = await signIn();
      for (let k = 0; k < 3; k++) {
        vi.setSystemTime(Date.now() + 20 * MINUTE);
        const renewed = await refreshWith(refreshToken);
        expect(renewed.status).toBe(200);
        expect(await railsWith(renewed.accessToken)).toBe(200);
        refreshToken = renewed.refreshToken;
      }
    });

    it('ends the session when a used refresh token comes back', async () => {
      const { refreshToken } = await signIn();
      vi.setSystemTime(Date.now() + MINUTE);
      const thief = await refreshWith(refreshToken);
      vi.setSystemTime(Date.now() + MINUTE);
      expect((await refreshWith(refreshToken)).status).toBe(401);
      // Neither of the two is signed in any more.
      expect(await railsWith(thief.accessToken)).toBe(401);
      expect((await refreshWith(thief.refreshToken)).status).toBe(401);
    });

    it('lets one of twenty renewals at once through, and keeps the session', async () => {
      const { refreshToken } = await signIn();
      const all = await Promise.all(Array.from({ length: 20 }, () => refreshWith(refreshToken)));
      const winners = all.filter(({ status }) => status === 200);
      expect(winners.length).toBe(1);
      expect(await railsWith(winners[0]!.accessToken)).toBe(200);
    });

    it('does not take a refresh token after its days', async () => {
      const { refreshToken } = await signIn();
      vi.setSystemTime(Date.now() + 15 * 24 * 60 * MINUTE);
      expect((await refreshWith(refreshToken)).status).toBe(401);
    });

    it('takes no token that was changed, signed otherwise, or meant for something else', async () => {
      const { accessToken, refreshToken } = await signIn();
      const [header = '', payload = '', signature = ''] = accessToken.split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string };
      const encode = (part: object): string =>
        Buffer.from(JSON.stringify(part)).toString('base64url');
      const others = [
        [header, encode({ ...claims, sub: 'somebody' }), signature].join('.'),
        [encode({ alg: 'none', typ: 'JWT' }), payload, ''].join('.'),
        await sign(claims, 'another secret that is also quite long'),
        await sign(claims, secrets.refresh),
        await sign({ ...claims, iss: 'elsewhere' }, secrets.access),
        refreshToken,
      ];
      for (const other of others) expect(await railsWith(other)).toBe(401);
      expect((await refreshWith(accessToken)).status).toBe(401);
      expect(await railsWith(accessToken)).toBe(200);
    });

    it('signs out at once', async () => {
      const { accessToken, refreshToken } = await signIn();
      expect((await post('/logout', { refreshToken })).status).toBe(200);
      expect(await railsWith(accessToken)).toBe(401);
      expect((await refreshWith(refreshToken)).status).toBe(401);
    });

    it('slows down who guesses, and says for how long', async () => {
      const guesses = Array.from({ length: 8 }, () => post('/login', { name, password: 'guess' }));
      const statuses = (await Promise.all(guesses)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 429).length).toBe(3);
      const late = await post('/login', { name, password: PASSWORD });
      expect(late.status).toBe(429);
      expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(200);
      vi.setSystemTime(Date.now() + 6 * MINUTE);
      expect((await post('/login', { name, password: PASSWORD })).status).toBe(200);
    });

    it('keeps neither passwords nor tokens', async () => {
      const { refreshToken } = await signIn();
      const rows = JSON.stringify([
        await users.db.selectFrom('accounts').selectAll().execute(),
        await users.db.selectFrom('sessions').selectAll().execute(),
      ]);
      expect(rows).toContain(name);
      expect(rows).not.toContain(PASSWORD);
      expect(rows).not.toContain(refreshToken);
    });

    it('refuses weak passwords, long ones, and names that are taken', async () => {
      await expect(accounts.add('바다', 'short', '2')).rejects.toThrow('10 characters');
      await expect(accounts.add('바다', '가'.repeat(30), '2')).rejects.toThrow('72 bytes');
      await expect(accounts.add(name, PASSWORD, '2')).rejects.toThrow('There is an account');
      await expect(accounts.add('바\u200b다', PASSWORD, '2')).rejects.toThrow('visible');
    });
  });
}

describe('the users’ file', () => {
  it('is one process’s alone, and lasts', async () => {
    const path = join(folder, 'lasting.sqlite');
    const users = await openUsers(path);
    await new Accounts(users, 4).add('바다', PASSWORD, '000002');
    await users.close();
    const again = await openUsers(`sqlite:${path}`);
    expect(await new Accounts(again, 4).check('바다', PASSWORD)).toMatchObject({ name: '바다' });
    await again.close();
    expect(readFileSync(path).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it('is not shared with a living process, and is taken over from a dead one', async () => {
    const path = join(folder, 'locked.sqlite');
    writeFileSync(`${path}.lock`, String(process.ppid));
    await expect(openUsers(path)).rejects.toThrow(`in use by process ${process.ppid}`);
    writeFileSync(`${path}.lock`, '999999999');
    await (await openUsers(path)).close();
  });

  it('is refused where it is none', async () => {
    await expect(openUsers('postgres://here/db')).rejects.toThrow('not postgres://');
    await expect(openUsers(__filename)).rejects.toThrow('is not an SQLite database');
  });
});

describe('secrets', () => {
  it('come from the environment or not at all', () => {
    const [a, b] = ['a'.repeat(32), 'b'.repeat(32)];
    expect(secretsOf({ VOD_ACCESS_SECRET: a, VOD_REFRESH_SECRET: b })).toEqual({
      access: a,
      refresh: b,
    });
    expect(() => secretsOf({})).toThrow('Set VOD_ACCESS_SECRET');
    expect(() => secretsOf({ VOD_ACCESS_SECRET: a })).toThrow('Set VOD_REFRESH_SECRET');
    expect(() => secretsOf({ VOD_ACCESS_SECRET: a, VOD_REFRESH_SECRET: a })).toThrow('differ');
    expect(() => secretsOf({ VOD_ACCESS_SECRET: 'short' })).toThrow('32 characters');
  });
});
