import type { ListedUser } from '../model';

/** What a person writes for somebody who is not on the list, and is not to be asked about again. */
const NOBODY = new Set(['없음', 'none', '-']);

/** Whom a person means. */
export type Reference =
  | { readonly kind: 'user'; readonly user: ListedUser }
  | { readonly kind: 'nobody' }
  /** Nothing is written there. */
  | { readonly kind: 'open' }
  /** Fits no listed user, or several. */
  | { readonly kind: 'unclear'; readonly fits: number };

/**
 * A user in a list that people read and write: `홍길동 <hong@example.com>`.
 *
 * @returns The name, with what tells namesakes apart where something is known.
 */
export function referenceTo({ name, email, slackId }: ListedUser): string {
  const key = email ?? slackId;
  return key === null ? name : `${name} <${key}>`;
}

/**
 * Finds the user that a person means: by `referenceTo`, by e-mail address, Slack id, or a name that
 * only one user has.
 */
export function userFinder(users: readonly ListedUser[]): (written: string) => Reference {
  const usersBy = new Map<string, Set<ListedUser>>();
  for (const user of users) {
    const { name, otherNames, email, slackId } = user;
    for (const key of [referenceTo(user), name, ...otherNames, email, slackId]) {
      if (key === null) continue;
      const known = usersBy.get(plain(key));
      if (known === undefined) usersBy.set(plain(key), new Set([user]));
      else known.add(user);
    }
  }
  return (written) => {
    const key = plain(written);
    if (key === '') return { kind: 'open' };
    if (NOBODY.has(key)) return { kind: 'nobody' };
    const [user, ...others] = usersBy.get(key) ?? [];
    if (user === undefined || others.length > 0) {
      return { kind: 'unclear', fits: user === undefined ? 0 : others.length + 1 };
    }
    return { kind: 'user', user };
  };
}

/** Spellings that a person would take for one. */
export function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
