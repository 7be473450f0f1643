import { distinct } from '../src/aggregates/distinct.js';
import type { Plan } from '../src/query/plan.js';
import { playsPlan } from './plays.js';

/** Queries with much that a crash could break: changes not told yet, sketches, sessions taken back. */
export const crashPlans: Readonly<Record<string, Plan>> = {
  'Spark, update': playsPlan({ emit: 'update', aggregates: { viewers: distinct('seconds') } }),
  'Flink, append': playsPlan({ dialect: 'flink' }),
  'Kafka, sessions': playsPlan({
    ...{ dialect: 'kafka', emit: 'update', window: { kind: 'session', gap: 1500 } },
  }),
};
