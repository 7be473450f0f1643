import { randomBytes, randomUUID } from 'node:crypto';
import { compare, hash } from 'bcryptjs';
import { z } from 'zod';
import type { AccountRow } from './schema';
import type { Users } from './open-users';

/** An account without its secrets. */
export type Account = Pick<AccountRow, 'id' | 'name' | 'subscriber'>;

/** A name as it is kept: composed, without blanks around it or marks that cannot be seen. */
export const accountName = z
  .string()
  .transform((name) => name.normalize('NFC').trim().replace(/\s+/g, ' '))
  .pipe(
    z
      .string()
      .min(1)
      .max(40)
      .regex(/^[^\p{Cc}\p{Cf}]+$/u),
  );

/** bcrypt reads 72 bytes and would pass over the rest. */
const MOST_BYTES = 72;
export const newPassword = z
  .string()
  .min(10, 'A password has 10 characters or more.')
  .refine((text) => Buffer.byteLength(text) <= MOST_BYTES, 'A password has 72 bytes at most.');

/** Accounts and their passwords. */
export class Accounts {
  readonly #users: Users;
  readonly #rounds: number;
  /** What an unknown name's password is compared with: it takes as long as a known one's. */
  readonly #decoy: Promise<string>;

  /** @param rounds bcrypt's cost: one more takes twice as long. */
  constructor(users: Users, rounds: number = 12) {
    this.#users = users;
    this.#rounds = rounds;
    this.#decoy = hash(randomBytes(32).toString('base64'), rounds);
  }

  /** @throws Error for a name that is taken, or a name or password that cannot be one. */
  async add(name: string, password: string, subscriber: string): Promise<Account> {
    const named = accountName.safeParse(name);
    if (!named.success) throw new Error('A name has 1 to 40 characters, all of them visible.');
    const account = { id: randomUUID(), name: named.data, subscriber };
    const checked = newPassword.safeParse(password);
    if (!checked.success) throw new Error(checked.error.issues[0]?.message);
    if (await this.#row(account.name)) throw new Error(`There is an account ${account.name}.`);
    const password_hash = await hash(checked.data, this.#rounds);
    await this.#users.db
      .insertInto('accounts')
      .values({ ...account, password_hash, created_at: Date.now() })
      .execute();
    return account;
  }

  /** The account of a name and its password; `null` if either is wrong, after the same time. */
  async check(name: string, password: string): Promise<Account | null> {
    const known = accountName.safeParse(name);
    const row = known.success ? await this.#row(known.data) : undefined;
    const matches = await compare(password, row?.password_hash ?? (await this.#decoy));
    const fits = Buffer.byteLength(password) <= MOST_BYTES;
    return row && matches && fits ? accountOf(row) : null;
  }

  async byId(id: string): Promise<Account | null> {
    const row = await this.#users.db
      .selectFrom('accounts')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? accountOf(row) : null;
  }

  #row(name: string): Promise<AccountRow | undefined> {
    return this.#users.db
      .selectFrom('accounts')
      .selectAll()
      .where('name', '=', name)
      .executeTakeFirst();
  }
}

function accountOf({ id, name, subscriber }: AccountRow): Account {
  return { id, name, subscriber };
}
