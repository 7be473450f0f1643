import { WindowError } from '../errors.js';
import type { PlanField } from '../query/plan.js';
import { showPath } from '../query/path.js';
import type { PathStep } from '../query/path.js';

/** The part of a record that a query reads: what a schema has to name. */
export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'object'; readonly members: Map<string, Shape> }
  | { readonly kind: 'array'; readonly item: Shape };

/**
 * The shape of records in which all these fields can be read: its members by name.
 *
 * @throws WindowError `not-expressible` where a path is a value to one field and an object to another.
 */
export function shapeOf(fields: readonly PlanField[]): Map<string, Shape> {
  const members = new Map<string, Shape>();
  for (const { path } of fields) merge({ kind: 'object', members }, path, 0);
  return members;
}

/** Takes the rest of a path into a shape; gives what stands there then. */
function merge(known: Shape | undefined, path: readonly PathStep[], at: number): Shape {
  const step = path[at];
  const kind = step === undefined ? 'text' : typeof step === 'number' ? 'array' : 'object';
  if (known !== undefined && known.kind !== kind) throw mixed(path, at);
  if (step === undefined) return { kind: 'text' };
  if (typeof step === 'number') {
    const item = known?.kind === 'array' ? known.item : undefined;
    return { kind: 'array', item: merge(item, path, at + 1) };
  }
  const members = known?.kind === 'object' ? known.members : new Map<string, Shape>();
  members.set(step, merge(members.get(step), path, at + 1));
  return { kind: 'object', members };
}

function mixed(path: readonly PathStep[], end: number): WindowError {
  const place = end === 0 ? 'the record' : showPath(path.slice(0, end));
  return new WindowError(
    'not-expressible',
    `A schema gives ${place} one type, but the query's fields read it as several (${showPath(path)} is one of them).`,
  );
}
