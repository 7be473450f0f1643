import type { Aggregate, AggregateInput } from '../aggregates/aggregate.js';
import { WindowError } from '../errors.js';
import type { WindowSpec } from '../windows/spec.js';
import type { Plan } from './plan.js';

/** A query half built. */
export interface Draft extends Omit<Plan, 'window' | 'aggregates' | 'inputs' | 'inputOf'> {
  readonly window: WindowSpec | null;
  readonly aggregates: Readonly<Record<string, Aggregate>>;
}

/** Columns that every result row has. */
const WINDOW_COLUMNS = ['windowStart', 'windowEnd'];

/**
 * Checks that the parts of a query fit each other, and lays out the columns that its aggregates read.
 *
 * @throws WindowError `invalid-query`
 */
export function finishPlan(draft: Draft): Plan {
  const { window } = draft;
  if (!window) throw wrong("A query needs a window: .window(tumbling('10 seconds')).");
  const aggregates = Object.entries(draft.aggregates).map(([name, aggregate]) => ({
    name,
    aggregate,
  }));
  if (aggregates.length === 0)
    throw wrong('A query needs an aggregate: .aggregate({ hit: count() }).');
  checkNames(draft);
  checkModes(draft, window);

  const inputs: AggregateInput[] = [];
  const placeOf = (input: AggregateInput): number => {
    checkInput(draft, input);
    const known = inputs.findIndex(
      ({ field, kind }) => field === input.field && kind === input.kind,
    );
    return known === -1 ? inputs.push({ field: input.field, kind: input.kind }) - 1 : known;
  };
  // A session's gap is the first column, so that engines need not look for it.
  if (window.kind === 'session' && typeof window.gap === 'object')
    placeOf({ field: window.gap.field, kind: 'number' });
  const inputOf = aggregates.map(({ aggregate: { input } }) => (input ? placeOf(input) : -1));
  return { ...draft, window, aggregates, inputs, inputOf };
}

function checkNames({ fields, where, groupBy, aggregates }: Draft): void {
  const known = new Set(fields.map(({ name }) => name));
  for (const name of [...groupBy, ...where.map(({ field }) => field)]) {
    if (!known.has(name)) throw unknownField(name, known);
    if (name === 'time')
      throw wrong(
        'time is what windows are made of: it can be no key and no filter. For a window of each moment take instants().',
      );
  }
  for (const { field, in: values } of where) {
    const kind = fields.find(({ name }) => name === field)?.format.kind;
    const type = kind === 'text' ? 'string' : kind === 'scalar' ? null : 'number';
    const fits = (value: unknown): boolean =>
      value === null ||
      (type === null
        ? ['string', 'number', 'boolean'].includes(typeof value)
        : typeof value === type);
    const odd = values.findIndex((value) => !fits(value) || Number.isNaN(value));
    if (odd >= 0)
      throw wrong(
        `${field} is read as ${String(kind)}, which is never ${String(values[odd])}: .where({ ${field}: … }) takes ${type ?? 'scalar'}s and null.`,
      );
  }
  const columns = [...WINDOW_COLUMNS, ...groupBy, ...Object.keys(aggregates)];
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) throw wrong(`Two columns of the result are named ${twice}.`);
}

function checkInput({ fields }: Draft, { field, kind }: AggregateInput): void {
  const found = fields.find(({ name }) => name === field);
  if (!found) throw unknownField(field, new Set(fields.map(({ name }) => name)));
  if (kind === 'number' && found.format.kind !== 'number' && found.format.kind !== 'time')
    throw wrong(
      `${field} is read as ${found.format.kind}, where a number is needed: ${field}: field(…, number()).`,
    );
}

function checkModes(
  { dialect, emit, allowedLateness, firing, groupBy }: Draft,
  window: WindowSpec,
): void {
  const { kind } = window;
  if (allowedLateness > 0 && dialect !== 'flink')
    throw wrong(
      `Allowed lateness is Flink's: .dialect('flink'). In ${dialect} rows of closed windows are late; a longer .watermark(…) waits for them.`,
    );
  if (allowedLateness > 0 && emit === 'append')
    throw wrong(
      "Late rows change windows that were told already: allowed lateness needs .emit('update').",
    );
  if (firing === 'discarding' && allowedLateness === 0)
    throw wrong(
      'Discarding tells what came since the last firing; without allowed lateness there is only one.',
    );
  if (kind === 'anchored' && dialect !== 'kafka')
    throw wrong("Anchored windows are Kafka Streams' sliding windows: .dialect('kafka').");
  if (kind === 'session' && dialect === 'spark' && emit === 'update')
    throw wrong(
      "Spark refuses sessions in update mode, since a merged session cannot be taken back: .emit('append'), or another dialect.",
    );
  if (kind === 'session' && dialect === 'spark' && groupBy.length === 0)
    throw wrong('Spark refuses sessions without a key: .groupBy(…), or another dialect.');
  if (dialect === 'kafka' && 'offset' in window && window.offset !== 0)
    throw wrong("Kafka Streams' windows begin at multiples of their slide: leave the offset out.");
  if (emit === 'complete' && dialect === 'kafka')
    throw wrong("Kafka Streams has no complete mode: .emit('update') or .emit('append').");
}

function unknownField(name: string, known: ReadonlySet<string>): WindowError {
  return wrong(
    `There is no field ${JSON.stringify(name)} in the query; there are ${[...known].join(', ')}.`,
  );
}

function wrong(message: string): WindowError {
  return new WindowError('invalid-query', message);
}
