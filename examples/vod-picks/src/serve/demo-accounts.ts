import { randomBytes } from 'node:crypto';
import type { Accounts } from '../users/accounts';

/** A name and a password to look at the pages with. */
export interface DemoAccount {
  readonly name: string;
  readonly password: string;
  readonly subscriber: string;
}

const NAMES = ['하늘', '바다', '강산'];

/** Accounts for the subscribers who watched most, each with a password that is shown once. */
export async function makeDemoAccounts(
  accounts: Accounts,
  progress: ReadonlyMap<string, readonly unknown[]>,
): Promise<DemoAccount[]> {
  const busiest = [...progress].sort(([, a], [, b]) => b.length - a.length);
  const made = NAMES.flatMap((name, k): DemoAccount[] => {
    const subscriber = busiest[k * 4 + 6]?.[0] ?? busiest[k]?.[0];
    const password = randomBytes(9).toString('base64url');
    return subscriber === undefined ? [] : [{ name, password, subscriber }];
  });
  for (const { name, password, subscriber } of made) await accounts.add(name, password, subscriber);
  return made;
}
