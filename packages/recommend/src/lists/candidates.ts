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
  const policy = options.seen ?? 'filter';
  checkOption('seen', policy, ['filter', 'allow', 'only']);
  const { allow, deny, maxAge } = options;
  if (policy !== 'only' && !allow && !deny && maxAge === undefined) {
    if (policy === 'allow' || seen.length === 0) return null;
  }
  const may = new Uint8Array(items.size).fill(policy === 'only' || allow ? 0 : 1);
  if (allow) for (const place of placesOf(items, allow)) may[place] = 1;
  if (policy === 'only') {
    for (const place of seen) if (!allow || may[place] === 1) may[place] = 2;
    for (let i = 0; i < may.length; i++) may[i] = may[i] === 2 ? 1 : 0;
  }
  if (policy === 'filter') for (const place of seen) may[place] = 0;
  if (deny) for (const place of placesOf(items, deny)) may[place] = 0;
  if (maxAge !== undefined) dropOld(may, items, lastAt, options);
  return may;
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
  const oldest = (now ?? lastAt ?? Date.now()) - maxAge * DAY;
  for (let i = 0; i < may.length; i++) {
    if (may[i] === 1 && (released(items.at(i)) ?? Infinity) < oldest) may[i] = 0;
  }
}

function* placesOf(items: IdIndex, ids: Iterable<Id>): Generator<number, void, void> {
  for (const id of ids) {
    const place = items.find(id);
    if (place !== -1) yield place;
  }
}
