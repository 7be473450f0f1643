import { createHash, randomUUID } from 'node:crypto';
import { sign, verify } from 'hono/jwt';
import { z } from 'zod';
import type { Account, Accounts } from './accounts';
import type { Users } from './open-users';
import type { Secrets } from './secrets';

/** Seconds that the tokens are good for. */
export const ACCESS_SECONDS = 15 * 60;
export const REFRESH_SECONDS = 14 * 24 * 3600;
/** Two tabs may renew with one token at a time: so long the second is refused, not punished. */
const LEEWAY = 10_000;

/** What a signed-in device holds. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

/** What came of a renewal. `late`: another tab was faster; `reused`: the session is over. */
export type Renewal =
  | { readonly outcome: 'renewed'; readonly tokens: Tokens; readonly account: Account }
  | { readonly outcome: 'late' | 'reused' | 'invalid' };

const claims = z.object({
  iss: z.literal('vod-picks'),
  sub: z.string(),
  sid: z.string(),
  use: z.enum(['access', 'refresh']),
  exp: z.number(),
});

/**
 * Sign-ins. An access token shows for 15 minutes who somebody is; a refresh token is good for one
 * renewal, which gives both anew. Of a refresh token only its hash is kept. One that comes back after
 * it was used has been copied: its session ends, for the thief and for the owner.
 */
export class Sessions {
  readonly #users: Users;
  readonly #accounts: Accounts;
  readonly #secrets: Secrets;

  constructor(users: Users, accounts: Accounts, secrets: Secrets) {
    this.#users = users;
    this.#accounts = accounts;
    this.#secrets = secrets;
  }

  async begin(account: Account): Promise<Tokens> {
    const now = Date.now();
    await this.#users.db.deleteFrom('sessions').where('expires_at', '<', now).execute();
    const id = randomUUID();
    const tokens = await this.#tokens(account.id, id);
    await this.#users.db
      .insertInto('sessions')
      .values({
        id,
        account_id: account.id,
        token_hash: hashOf(tokens.refresh),
        previous_hash: null,
        rotated_at: now,
        expires_at: now + REFRESH_SECONDS * 1000,
        revoked_at: null,
      })
      .execute();
    return tokens;
  }

  /** Who an access token speaks for; `null` if it is old or false, or its session is over. */
  async who(access: string): Promise<Account | null> {
    const read = await this.#read(access, 'access');
    if (!read) return null;
    const session = await this.#session(read.sid);
    if (session?.revoked_at !== null) return null;
    return this.#accounts.byId(read.sub);
  }

  async renew(refresh: string): Promise<Renewal> {
    const read = await this.#read(refresh, 'refresh');
    if (!read) return { outcome: 'invalid' };
    const { sid, sub } = read;
    const tokens = await this.#tokens(sub, sid);
    const now = Date.now();
    // One statement, so that of two renewals at once only one finds the old hash.
    const { numUpdatedRows } = await this.#users.db
      .updateTable('sessions')
      .set({
        token_hash: hashOf(tokens.refresh),
        previous_hash: hashOf(refresh),
        rotated_at: now,
        expires_at: now + REFRESH_SECONDS * 1000,
      })
      .where('id', '=', sid)
      .where('account_id', '=', sub)
      .where('token_hash', '=', hashOf(refresh))
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    if (numUpdatedRows === 1n) {
      const account = await this.#accounts.byId(sub);
      return account ? { outcome: 'renewed', tokens, account } : { outcome: 'invalid' };
    }
    const session = await this.#session(sid);
    if (session?.revoked_at !== null) return { outcome: 'invalid' };
    const isLate = session.previous_hash === hashOf(refresh) && now - session.rotated_at < LEEWAY;
    if (isLate) return { outcome: 'late' };
    await this.#revoke(sid);
    return { outcome: 'reused' };
  }

  /** Ends the session of either token. */
  async end(tokens: Partial<Tokens>): Promise<void> {
    for (const use of ['access', 'refresh'] as const) {
      const token = tokens[use];
      const read = token === undefined ? null : await this.#read(token, use);
      if (read) await this.#revoke(read.sid);
    }
  }

  async #tokens(sub: string, sid: string): Promise<Tokens> {
    const now = Math.floor(Date.now() / 1000);
    const base = { iss: 'vod-picks', sub, sid, iat: now };
    const [access, refresh] = await Promise.all([
      sign({ ...base, use: 'access', exp: now + ACCESS_SECONDS }, this.#secrets.access),
      sign(
        { ...base, use: 'refresh', exp: now + REFRESH_SECONDS, jti: randomUUID() },
        this.#secrets.refresh,
      ),
    ]);
    return { access, refresh };
  }

  /** The claims of a token; `null` if its signature, its time or its use is wrong. */
  async #read(token: string, use: 'access' | 'refresh') {
    try {
      const read = claims.parse(await verify(token, this.#secrets[use], 'HS256'));
      return read.use === use ? read : null;
    } catch {
      return null;
    }
  }

  #session(id: string) {
    return this.#users.db
      .selectFrom('sessions')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
  }

  async #revoke(id: string): Promise<void> {
    await this.#users.db
      .updateTable('sessions')
      .set({ revoked_at: Date.now() })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
