import type { Id, IdIndex } from '../data/ids.js';
import { checkNumber, checkOption, RecommendError } from '../errors.js';
import type { ListOptions } from './types.js';

const DAY = 86_400_000;

/** Which items may be on a list: 1 for those that may, one byte an item; `null` if all may. */
export function candidatesOf(
  items: IdIndex,
  seen: Int32Array,
  lastAt: number | null,
  options: ListOptions,
): Uint8Array | null {
  const policy = seenPolicy(options);
  const allowed = allowedItems(items, lastAt, options);
  return withSeen(allowed, seen, policy, new Uint8Array(items.size));
}

/** The checked `seen` of a list. */
export function seenPolicy({ seen = 'filter' }: ListOptions): 'filter' | 'allow' | 'only' {
  checkOption('seen', seen, ['filter', 'allow', 'only']);
  return seen;
}

/** Which items may be on anybody's list, as `candidatesOf` tells it. */
export function allowedItems(
  items: IdIndex,
  lastAt: number | null,
  options: ListOptions,
): Uint8Array | null {
  const { allow, deny, maxAge } = options;
  if (!allow && !deny && maxAge === undefined) return null;
  const may = new Uint8Array(items.size).fill(allow ? 0 : 1);
  if (allow) for (const place of placesOf(items, allow, 'allow')) may[place] = 1;
  if (deny) for (const place of placesOf(items, deny, 'deny')) may[place] = 0;
  if (maxAge !== undefined) dropOld(may, items, lastAt, options);
  return may;
}

/**
 * What one user has seen, laid over what everybody may be given.
 *
 * @param room One byte an item, written over; a loop over users needs it only once.
 */
export function withSeen(
  allowed: Uint8Array | null,
  seen: Int32Array,
  policy: 'filter' | 'allow' | 'only',
  room: Uint8Array,
): Uint8Array | null {
  if (policy === 'allow' || (policy === 'filter' && seen.length === 0)) return allowed;
  if (policy === 'only') {
    room.fill(0);
    for (const place of seen) room[place] = allowed ? (allowed[place] as number) : 1;
    return room;
  }
  if (allowed) room.set(allowed);
  else room.fill(1);
  for (const place of seen) room[place] = 0;
  return room;
}

function dropOld(
  may: Uint8Array,
  items: IdIndex,
  lastAt: number | null,
  { maxAge = 0, releasedAt, now }: ListOptions,
): void {
  checkNumber('maxAge', maxAge, { min: 0 });
  if (!releasedAt) {
    throw new RecommendError(
      'invalid-parameter',
      'maxAge needs releasedAt: the dates of the items.',
    );
  }
  const released =
    typeof releasedAt === 'function' ? releasedAt : (item: Id) => releasedAt.get(item);
  const oldest = checkNumber('now', now ?? lastAt ?? Date.now()) - maxAge * DAY;
  for (let i = 0; i < may.length; i++) {
    if (may[i] === 1 && (released(items.at(i)) ?? Infinity) < oldest) may[i] = 0;
  }
}

function* placesOf(items: IdIndex, ids: Iterable<Id>, name: string): Generator<number, void, void> {
  if (typeof ids === 'string') {
    // A string is an iterable of letters, which is never meant here.
    throw new RecommendError(
      'invalid-parameter',
      `${name} must be a list of ids: give [${JSON.stringify(ids)}].`,
    );
  }
  for (const id of ids) {
    const place = items.find(id);
    if (place !== -1) yield place;
  }
}
