/**
 * Sorts words by their code points: a counting sort by the first symbol, then the engine's own sort of
 * numbers into which the next symbols of a word and its place go, as many as fit into 53 bits. Words
 * that agree still are sorted on by multikey quicksort (Bentley and Sedgewick 1997), which looks at
 * each symbol of a common beginning once.
 *
 * @param pool - The symbols of all words, one word after the other; no word is empty.
 * @param starts - Where word `i` begins; it ends at `starts[i + 1]`.
 * @returns The numbers of the words, in order.
 */
export function sortWords(pool: Int32Array, starts: Int32Array, count: number): Int32Array {
  const { ranks, distinct } = rankSymbols(pool, starts[count] as number);
  const { ids, ends } = groupByFirst(pool, starts, count, ranks, distinct);
  const keys = new Float64Array(count);
  const before = new Int32Array(count);
  const sorting = { pool, starts, ranks, distinct, ids, keys, before };
  let start = 0;
  for (const end of ends) {
    if (end - start > 1) {
      const depth = sortByKeys(sorting, start, end);
      sortTies(sorting, depth, start, end);
    }
    start = end;
  }
  return ids;
}

/** The words by their first symbol, and where each symbol's words end. */
function groupByFirst(
  pool: Int32Array,
  starts: Int32Array,
  count: number,
  ranks: Int32Array,
  distinct: number,
): { ids: Int32Array; ends: Int32Array } {
  const ends = new Int32Array(distinct + 1);
  for (let id = 0; id < count; id++) {
    const rank = ranks[pool[starts[id] as number] as number] as number;
    ends[rank] = (ends[rank] as number) + 1;
  }
  for (let rank = 1; rank <= distinct; rank++) {
    ends[rank] = (ends[rank] as number) + (ends[rank - 1] as number);
  }
  const ids = new Int32Array(count);
  const places = ends.slice();
  for (let id = count - 1; id >= 0; id--) {
    const rank = ranks[pool[starts[id] as number] as number] as number;
    places[rank] = (places[rank] as number) - 1;
    ids[places[rank]] = id;
  }
  return { ids, ends };
}

interface Sorting {
  readonly pool: Int32Array;
  readonly starts: Int32Array;
  readonly ranks: Int32Array;
  readonly distinct: number;
  readonly ids: Int32Array;
  /** Room for keys; after a sort, the symbols of the words alone. */
  readonly keys: Float64Array;
  readonly before: Int32Array;
}

/** Sorts a group by the symbols after the first; returns how many symbols of a word are in order. */
function sortByKeys(sorting: Sorting, start: number, end: number): number {
  const { pool, starts, ranks, distinct, ids, keys, before } = sorting;
  const size = end - start;
  const bits = 32 - Math.clz32(distinct);
  const placeBits = 32 - Math.clz32(size);
  const symbolScale = 2 ** bits;
  const placeScale = 2 ** placeBits;
  const symbols = Math.max(1, Math.floor((53 - placeBits) / bits));
  for (let i = start; i < end; i++) {
    const id = ids[i] as number;
    const from = (starts[id] as number) + 1;
    const last = starts[id + 1] as number;
    let key = 0;
    for (let at = from; at < from + symbols; at++) {
      key = key * symbolScale + (at < last ? (ranks[pool[at] as number] as number) : 0);
    }
    keys[i] = key * placeScale + (i - start);
    before[i] = id;
  }
  keys.subarray(start, end).sort();
  for (let i = start; i < end; i++) {
    const key = Math.floor((keys[i] as number) / placeScale);
    ids[i] = before[start + ((keys[i] as number) - key * placeScale)] as number;
    keys[i] = key;
  }
  return symbols + 1;
}

/** Sorts on where keys are equal. */
function sortTies(sorting: Sorting, depth: number, start: number, end: number): void {
  const { keys } = sorting;
  let first = start;
  for (let i = start + 1; i <= end; i++) {
    if (i < end && keys[i] === keys[first]) continue;
    if (i - first > 1) sortFrom(sorting, depth, first, i);
    first = i;
  }
}

/** Ranks of the symbols from 1, by code point; 0 is left for the end of a word. */
function rankSymbols(pool: Int32Array, used: number): { ranks: Int32Array; distinct: number } {
  let highest = 0;
  for (let i = 0; i < used; i++) {
    const symbol = pool[i] as number;
    if (symbol > highest) highest = symbol;
  }
  const ranks = new Int32Array(highest + 1);
  for (let i = 0; i < used; i++) ranks[pool[i] as number] = 1;
  let rank = 0;
  for (let symbol = 0; symbol <= highest; symbol++) {
    if (ranks[symbol] !== 0) ranks[symbol] = ++rank;
  }
  return { ranks, distinct: rank };
}

/** Sorts words that agree in their first symbols, by what follows. */
function sortFrom(sorting: Sorting, depth: number, start: number, end: number): void {
  const { pool, starts, ids } = sorting;
  const at = (id: number, place: number): number => {
    const i = (starts[id] as number) + place;
    return i < (starts[id + 1] as number) ? (pool[i] as number) : -1;
  };
  const todo = [start, end, depth];
  while (todo.length > 0) {
    const place = todo.pop() as number;
    const high = todo.pop() as number;
    const low = todo.pop() as number;
    if (high - low < 2) continue;
    const pivot = at(ids[(low + high) >>> 1] as number, place);
    let less = low;
    let more = high;
    for (let i = low; i < more;) {
      const id = ids[i] as number;
      const symbol = at(id, place);
      if (symbol === pivot) i++;
      else if (symbol < pivot) {
        ids[i++] = ids[less] as number;
        ids[less++] = id;
      } else {
        ids[i] = ids[--more] as number;
        ids[more] = id;
      }
    }
    todo.push(low, less, place, more, high, place);
    if (pivot >= 0) todo.push(less, more, place + 1);
  }
}
