import type { Scalar } from '../query/field.js';
import type { ObjectAggregate } from './aggregate.js';
import { dated } from './first.js';
import type { Dated } from './first.js';

/** A field's value, not null, at the greatest event time; of several at that time the one that arrived last. */
export function last<Name extends string>(field: Name): ObjectAggregate<Name, Scalar, Dated> {
  return dated('last', field, (time, kept) => time >= kept);
}
