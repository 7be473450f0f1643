import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { ACCESS_SECONDS, REFRESH_SECONDS } from '../users/sessions';
import type { Tokens } from '../users/sessions';

/** Gives the browser its tokens; no script can read them and no other site can send them. */
export function giveTokens(c: Context, { access, refresh }: Tokens): void {
  const base = { path: '/', httpOnly: true, sameSite: 'Strict', secure: !isLocal(c) } as const;
  setCookie(c, 'access', access, { ...base, maxAge: ACCESS_SECONDS });
  setCookie(c, 'refresh', refresh, { ...base, maxAge: REFRESH_SECONDS });
}

export function takeTokens(c: Context): void {
  for (const name of ['access', 'refresh']) deleteCookie(c, name, { path: '/' });
}

/** The tokens that came with a request: an access token may come as a bearer's. */
export function tokensOf(c: Context): Partial<Tokens> {
  const bearer = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const access = bearer ?? getCookie(c, 'access');
  const refresh = getCookie(c, 'refresh');
  return {
    ...(access === undefined ? {} : { access }),
    ...(refresh === undefined ? {} : { refresh }),
  };
}

/** Plain HTTP is for this machine alone; anywhere else cookies travel encrypted or not at all. */
function isLocal(c: Context): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(c.req.url).hostname);
}
