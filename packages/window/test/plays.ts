import type { Aggregate } from '../src/aggregates/aggregate.js';
import { count } from '../src/aggregates/count.js';
import { sum } from '../src/aggregates/sum.js';
import { field, number } from '../src/query/field.js';
import { finishPlan } from '../src/query/finish-plan.js';
import type { Draft } from '../src/query/finish-plan.js';
import type { Plan } from '../src/query/plan.js';
import { epochMillis } from '../src/time/format.js';

const fields = {
  time: field('time', epochMillis()),
  cpk: field('params.cpk'),
  seconds: field('params.seconds', number()),
};

/** Plays by title in windows of 10 s, 5 s waited for late rows. */
export function playsPlan(changes: Partial<Draft> = {}): Plan {
  const aggregates: Record<string, Aggregate> = { hit: count(), seconds: sum('seconds') };
  return finishPlan({
    fields: Object.entries(fields).map(([name, { path, format }]) => ({ name, path, format })),
    where: [],
    watermark: { delay: 5000, idleTimeout: null, combine: 'min' },
    window: { kind: 'sliding', size: 10_000, slide: 10_000, offset: 0 },
    groupBy: ['cpk'],
    aggregates,
    emit: 'append',
    dialect: 'spark',
    allowedLateness: 0,
    firing: 'accumulating',
    maxKeys: null,
    ...changes,
  });
}

/** A record of a play. */
export interface Play {
  readonly time: number;
  readonly params: { readonly cpk: string | null; readonly seconds: number };
}

/** Plays in order but for some jitter, 100 ms from one to the next: always the same ones. */
export function plays(count: number): Play[] {
  let seed = 1;
  const below = (limit: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % limit;
  };
  return Array.from({ length: count }, (_, i) => ({
    time: 100 * i - below(i % 50 === 0 ? 30_000 : 4000),
    params: { cpk: below(40) === 0 ? null : `시청 ${below(20)} 🎬`, seconds: below(7200) },
  }));
}

/** Records as lines. */
export function linesOf(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
