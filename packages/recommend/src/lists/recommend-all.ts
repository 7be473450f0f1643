import type { Id } from '../data/ids.js';
import { checkNumber } from '../errors.js';
import type { Recommender } from '../models/recommender.js';
import { runSteps, runStepsAsync, type Steps, type WorkOptions } from '../work.js';
import { allowedItems, seenPolicy, withSeen } from './candidates.js';
import { chooseItems, choiceOf } from './choose.js';
import { historyOfUser } from './explain.js';
import { scoreUnknown } from './recommend.js';
import type { ListOptions, ManyLists } from './types.js';

/** Options of `recommendAll`: those of a list, and for whom. */
export interface RecommendAllOptions extends ListOptions {
  /** By default all users of the training data, in its order. */
  users?: Iterable<Id> | undefined;
  /** How many users are done at once, between two reports; 256 by default. */
  block?: number | undefined;
}

/**
 * The lists of many users in flat arrays. Each is what `recommend` gives. O(users × items) and what
 * the model's scores cost; memory is that of the answer and of one block.
 *
 * @returns `k` is cut to the number of items.
 * @throws RecommendError as `recommend`; the signal's reason.
 * @example
 * ```ts
 * const { users, items, scores, k } = recommendAll(model, { k: 20, seen: 'filter' });
 * model.known.items.at(items[0]); // the first user's first item
 * ```
 */
export function recommendAll(
  model: Recommender,
  { onProgress, signal, ...options }: RecommendAllOptions & WorkOptions = {},
): ManyLists {
  return runSteps(recommendAllSteps(model, options), { onProgress, signal });
}

/** As `recommendAll`, but other work of the program goes on between two blocks. */
export async function recommendAllAsync(
  model: Recommender,
  { onProgress, signal, ...options }: RecommendAllOptions & WorkOptions = {},
): Promise<ManyLists> {
  return runStepsAsync(recommendAllSteps(model, options), { onProgress, signal });
}

/** The lists as steps that somebody else takes, a block each. */
function* recommendAllSteps(
  model: Recommender,
  options: RecommendAllOptions = {},
): Steps<ManyLists> {
  const users = usersOf(model, options);
  const lists = emptyLists(model, users, options);
  let done = 0;
  for (const block of recommendBlocks(model, { ...options, users })) {
    lists.items.set(block.items, done * block.k);
    lists.scores.set(block.scores, done * block.k);
    done += block.users.length;
    yield { done, total: users.length, unit: 'users' };
  }
  return lists;
}

/** The lists block by block, for those who write them out and never hold them all. */
export function* recommendBlocks(
  model: Recommender,
  options: RecommendAllOptions = {},
): Generator<ManyLists, void, void> {
  const block = checkNumber('block', options.block ?? 256, { min: 1, integer: true });
  const users = usersOf(model, options);
  const fill = filler(model, options);
  for (let from = 0; from < users.length; from += block) {
    const lists = emptyLists(model, users.slice(from, from + block), options);
    fill(lists);
    yield lists;
  }
}

const NOTHING = new Int32Array(0);

/** The work of one block; what all blocks share is made once. */
function filler(model: Recommender, options: RecommendAllOptions): (lists: ManyLists) => void {
  const { known } = model;
  const policy = seenPolicy(options);
  const choice = choiceOf(options, () => model.itemVectors());
  const allowed = allowedItems(known.items, known.lastAt, options);
  const scores = new Float64Array(known.items.size);
  const room = new Uint8Array(known.items.size);
  const one = (lists: ManyLists, n: number, place: number): void => {
    const seen = place === -1 ? NOTHING : historyOfUser(known, place).items;
    if (place !== -1 && model.knowsUser(place)) model.scoreInto(place, scores);
    else if (!scoreUnknown(model, scores, options, 'There is no history of user', lists.users[n])) {
      return;
    }
    const candidates = withSeen(allowed, seen, policy, room);
    for (const [rank, item] of chooseItems(scores, candidates, choice).entries()) {
      lists.items[n * lists.k + rank] = item;
      lists.scores[n * lists.k + rank] = scores[item] as number;
    }
  };
  return (lists) => {
    const places = Int32Array.from(lists.users, (user) => known.users.find(user));
    const isPlain = allowed === null && choice.vectors === null && policy !== 'only';
    if (
      isPlain &&
      model.topKInto &&
      places.every((place) => place !== -1 && model.knowsUser(place))
    ) {
      model.topKInto(places, lists.k, policy === 'filter', lists.items, lists.scores);
    } else {
      for (let n = 0; n < places.length; n++) one(lists, n, places[n] as number);
    }
  };
}

function usersOf({ known }: Recommender, { users }: RecommendAllOptions): Id[] {
  return users ? [...users] : known.users.toArray();
}

function emptyLists({ known }: Recommender, users: Id[], { k = 10 }: ListOptions): ManyLists {
  const length = Math.min(checkNumber('k', k, { min: 1, integer: true }), known.items.size);
  const items = new Int32Array(users.length * length).fill(-1);
  return { k: length, users, items, scores: new Float64Array(items.length) };
}
