import { parseDisplayName } from '@nunchi/zoom-chat';
import type { ListedUser } from '../model';
import { plain, referenceTo } from './user-reference';

/** More would not help a person. */
const MOST = 3;

/**
 * Whom a chat name may mean: users of the same bare name, else those whose name holds it or is held by
 * it, as 홍길동 does 길동. It is for a person to read; nothing is decided by it.
 *
 * @returns For each chat name references with ` | ` between them; empty where nobody comes near.
 */
export function userSuggester(users: readonly ListedUser[]): (chatName: string) => string {
  const bareName = (name: string): string => plain(parseDisplayName(name).name);
  const named = users.map((user) => ({
    user,
    names: [user.name, ...user.otherNames].map(bareName).filter((name) => name.length > 1),
  }));
  return (chatName) => {
    const bare = bareName(chatName);
    if (bare.length < 2) return '';
    const same = named.filter(({ names }) => names.includes(bare));
    const near = named.filter(({ names }) =>
      names.some((name) => name.includes(bare) || bare.includes(name)),
    );
    const found = same.length > 0 ? same : near;
    return found
      .slice(0, MOST)
      .map(({ user }) => referenceTo(user))
      .join(' | ');
  };
}
