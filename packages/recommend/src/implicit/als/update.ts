import { transpose, type Csr } from '../../data/csr.js';
import { IdIndex, type Id } from '../../data/ids.js';
import type { Interactions } from '../../data/interactions.js';
import { RecommendError } from '../../errors.js';
import { paddedLength } from '../../kernels/als-kernel.js';
import { entriesOf } from './entries.js';
import type { FixedSide } from './fixed-side.js';
import type { NewRow } from './history.js';
import type { AlsSettings } from './options.js';
import { confidencesOf } from './weights.js';

/** Vectors of one side after some of them were found anew. */
export interface Updated {
  ids: IdIndex;
  vectors: Float32Array;
  fresh: Map<number, NewRow>;
}

/**
 * Finds the vectors of those whom the data shows anew, exactly, the other side standing still. Ids
 * that are new come at the end.
 *
 * @param side Whose vectors they are.
 * @param own Ids and vectors of that side.
 * @param other Ids of the other side; all that occur in the rows must be among them.
 * @throws RecommendError `unknown-id` if one is not.
 */
export function updateSide(
  data: Interactions,
  side: 'users' | 'items',
  own: { ids: IdIndex; vectors: Float32Array },
  other: IdIndex,
  fixed: FixedSide,
  settings: AlsSettings,
): Updated {
  const flip = side === 'items';
  const [ownIds, otherIds] = flip ? [data.items, data.users] : [data.users, data.items];
  const turned = (matrix: Csr): Csr => (flip ? transpose(matrix) : matrix);
  const seen = data.implicit();
  const confidences = confidencesOf(data, settings, seen);
  const c = turned(confidences.c);
  const cp = turned(confidences.cp);
  const weights = turned(seen);
  const places = Int32Array.from(otherIds.toArray(), (id) => other.find(id));
  const ids = new IdIndex(own.ids.toArray());
  const f = paddedLength(settings.factors);
  const fresh = new Map<number, NewRow>();
  const solved: [number, Float32Array][] = [];
  for (let row = 0; row < c.rows; row++) {
    const [begin, end] = [c.indptr[row] as number, c.indptr[row + 1] as number];
    if (begin === end) continue;
    const columns = c.indices.subarray(begin, end).map((column) => places[column] as number);
    const unknown = columns.indexOf(-1);
    if (unknown !== -1) throw noVector(otherIds.at(c.indices[begin + unknown] as number), flip);
    const order = Int32Array.from(columns.keys()).sort(
      (a, b) => (columns[a] as number) - (columns[b] as number),
    );
    const pick = (from: Float64Array): Float64Array =>
      Float64Array.from(order, (n) => from[begin + n] as number);
    const sorted = Int32Array.from(order, (n) => columns[n] as number);
    const entries = entriesOf(sorted, pick(c.values), pick(cp.values), other.size, settings);
    const place = ids.add(ownIds.at(row));
    fresh.set(place, {
      columns: sorted,
      values: pick(weights.values),
      wa: entries.wa,
      wb: entries.wb,
    });
    solved.push([place, fixed.solve(entries).slice()]);
  }
  const vectors = new Float32Array(ids.size * f);
  vectors.set(own.vectors);
  for (const [place, vector] of solved) vectors.set(vector, place * f);
  return { ids, vectors, fresh };
}

function noVector(id: Id, flip: boolean): RecommendError {
  const [what, how] = flip ? ['user', 'partialFitUsers'] : ['item', 'partialFitItems'];
  return new RecommendError(
    'unknown-id',
    `The model has no vector of ${what} ${JSON.stringify(id)}: give it to ${how} first, or fit anew.`,
  );
}
