import type { Aggregate } from '../aggregates/aggregate.js';
import { avg } from '../aggregates/avg.js';
import { count } from '../aggregates/count.js';
import { distinct } from '../aggregates/distinct.js';
import { first } from '../aggregates/first.js';
import { last } from '../aggregates/last.js';
import { max } from '../aggregates/max.js';
import { min } from '../aggregates/min.js';
import { quantile } from '../aggregates/quantile.js';
import { stddev } from '../aggregates/stddev.js';
import { sum } from '../aggregates/sum.js';
import { topK } from '../aggregates/top-k.js';
import { variance } from '../aggregates/variance.js';
import { WindowError } from '../errors.js';
import type { Plan } from '../query/plan.js';

/** An aggregate without its functions. */
type PlainAggregate = Pick<Aggregate, 'name' | 'parameters' | 'input'>;

/** A plan that another thread can be given. */
export interface PlainPlan extends Omit<Plan, 'aggregates'> {
  readonly aggregates: readonly { readonly name: string; readonly aggregate: PlainAggregate }[];
}

type Parameters = Aggregate['parameters'];

/** Each aggregate, made anew from its field and what it tells of its parameters. */
const MAKERS: Readonly<Record<string, (field: string, parameters: Parameters) => Aggregate>> = {
  sum,
  avg,
  min,
  max,
  first,
  last,
  variance,
  stddev,
  count: (field) => (field === '' ? count() : count(field)),
  distinct,
  quantile: (field, { q, ...options }) =>
    typeof q === 'string'
      ? quantile(field, q.split(',').map(Number), options)
      : quantile(field, Number(q), options),
  topK: (field, { k, capacity }) => topK(field, Number(k), { capacity: Number(capacity) }),
};

/** @throws WindowError `invalid-parameter` for what threads cannot share. */
export function toPlain(plan: Plan): PlainPlan {
  if (plan.maxKeys)
    throw new WindowError(
      'invalid-parameter',
      'maxKeys counts the keys of all threads together, which they cannot: leave maxKeys or threads out.',
    );
  const aggregates = plan.aggregates.map(({ name, aggregate: { name: kind, ...rest } }) => {
    if (!(kind in MAKERS))
      throw new WindowError(
        'invalid-parameter',
        `The functions of the aggregate ${name} (${kind}) cannot go to another thread: leave threads out, or take one of ${Object.keys(MAKERS).join(', ')}.`,
      );
    return { name, aggregate: { name: kind, parameters: rest.parameters, input: rest.input } };
  });
  return { ...plan, aggregates };
}

/** The plan that `toPlain` was given. */
export function fromPlain(plain: PlainPlan): Plan {
  const aggregates = plain.aggregates.map(({ name, aggregate: { name: kind, ...rest } }) => {
    const make = MAKERS[kind];
    if (!make) throw new WindowError('invalid-query', `There is no aggregate ${kind}.`);
    return { name, aggregate: make(rest.input?.field ?? '', rest.parameters) };
  });
  return { ...plain, aggregates };
}
