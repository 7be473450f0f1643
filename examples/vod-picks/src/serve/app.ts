import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import type { Account, Accounts } from '../users/accounts';
import { Attempts } from '../users/attempts';
import { ACCESS_SECONDS } from '../users/sessions';
import type { Sessions, Tokens } from '../users/sessions';
import { giveTokens, takeTokens, tokensOf } from './cookies';
import { isJson, readLogin, readRenewal, workPlace } from './input';
import { homePage } from './pages/home-page';
import { loginPage } from './pages/login-page';
import { messagePage } from './pages/message-page';
import { STYLE } from './pages/style';
import { workPage } from './pages/work-page';
import type { Shelf } from './shelf';

/** What the pages need. */
export interface Services {
  readonly shelf: Shelf;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  /** Where a request comes from, to slow down guessing; one place for all by default. */
  readonly clientOf?: (c: Context) => string;
}

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
};
const MINUTE = 60_000;
/** The sheet's address changes with it, so that browsers may keep it. */
const SHEET = `/style-${createHash('sha256').update(STYLE).digest('hex').slice(0, 10)}.css`;

/** The pages and the ways to sign in, renew and sign out. There is no script in any page. */
export function createApp({ shelf, accounts, sessions, clientOf = () => '' }: Services): Hono {
  const app = new Hono();
  const byName = new Attempts(5, 5 * MINUTE);
  const byClient = new Attempts(30, 5 * MINUTE);

  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
  });
  // A form on another site must not sign anybody in or out.
  app.use(csrf());
  app.use(bodyLimit({ maxSize: 10_000 }));

  app.get(SHEET, (c) => {
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' });
  });

  app.post('/login', async (c) => {
    const asked = await readLogin(c);
    if (!asked) return refuse(c, 400, 'badInput');
    const key = `${clientOf(c)} ${asked.name.normalize('NFC').trim()}`;
    const wait = Math.max(byName.take(key), byClient.take(clientOf(c)));
    if (wait > 0) {
      c.header('Retry-After', String(wait));
      return refuse(c, 429, 'tooMany', asked.name);
    }
    const account = await accounts.check(asked.name, asked.password);
    if (!account) return refuse(c, 401, 'wrong', asked.name);
    byName.forget(key);
    return welcome(c, await sessions.begin(account));
  });

  app.post('/refresh', async (c) => {
    const refresh = (await readRenewal(c)) ?? tokensOf(c).refresh;
    const renewal = refresh === undefined ? null : await sessions.renew(refresh);
    if (renewal?.outcome === 'renewed') return welcome(c, renewal.tokens);
    if (renewal?.outcome !== 'late') takeTokens(c);
    return refuse(c, 401, 'signedOut');
  });

  app.post('/logout', async (c) => {
    const given = await readRenewal(c);
    await sessions.end({ ...tokensOf(c), ...(given === null ? {} : { refresh: given }) });
    takeTokens(c);
    return isJson(c) ? c.json({ ok: true }) : c.redirect('/', 303);
  });

  app.get('/', async (c) => {
    const account = await accountOf(c);
    if (account === 'again') return c.redirect('/?again=1', 303);
    if (!account) return c.html(loginPage(SHEET, null, ''));
    return c.html(homePage(SHEET, account.name, shelf.rails(account.subscriber)));
  });

  app.get('/works/:place', async (c) => {
    const account = await accountOf(c);
    if (account === 'again') return c.redirect(`${c.req.path}?again=1`, 303);
    if (!account) return c.redirect('/', 303);
    const place = workPlace.safeParse(c.req.param('place'));
    const work = place.success ? shelf.work(place.data) : null;
    if (!work) return c.html(messagePage(SHEET, 'notFound'), 404);
    return c.html(workPage(SHEET, account.name, work, shelf.similarTo(work.place)));
  });

  /** The lists as JSON, for programs with a bearer token. */
  app.get('/rails', async (c) => {
    const { access } = tokensOf(c);
    const account = access === undefined ? null : await sessions.who(access);
    if (!account) return c.json({ error: 'signedOut' }, 401);
    return c.json(shelf.rails(account.subscriber));
  });

  app.notFound((c) => c.html(messagePage(SHEET, 'notFound'), 404));

  /** Who asks; an old access token is renewed on the way. `again`: another tab has just done so. */
  async function accountOf(c: Context): Promise<Account | 'again' | null> {
    const { access, refresh } = tokensOf(c);
    const account = access === undefined ? null : await sessions.who(access);
    if (account || refresh === undefined) return account;
    const renewal = await sessions.renew(refresh);
    if (renewal.outcome === 'renewed') {
      giveTokens(c, renewal.tokens);
      return renewal.account;
    }
    if (renewal.outcome !== 'late') takeTokens(c);
    else if (c.req.query('again') === undefined) return 'again';
    return null;
  }

  return app;
}

function welcome(c: Context, tokens: Tokens) {
  giveTokens(c, tokens);
  if (!isJson(c)) return c.redirect('/', 303);
  const { access, refresh } = tokens;
  return c.json({ accessToken: access, refreshToken: refresh, expiresIn: ACCESS_SECONDS });
}

function refuse(
  c: Context,
  status: 400 | 401 | 429,
  error: 'badInput' | 'wrong' | 'tooMany' | 'signedOut',
  name: string = '',
) {
  if (isJson(c)) return c.json({ error }, status);
  return c.html(loginPage(SHEET, error, name), status);
}
