import { distinct } from '../src/aggregates/distinct.js';
import type { Plan } from '../src/query/plan.js';
import { playsPlan } from './plays.js';

/** Queries with much that a crash could break: changes not told yet, sketches, sessions taken back. */
export const crashPlans: Readonly<Record<string, Plan>> = {
  'Spark, update': playsPlan({ emit: 'update', aggregates: { viewers: distinct('seconds') } }),
  // Windows close between two triggers, so that there are results to tell before a checkpoint.
  'Flink, append': playsPlan({
    dialect: 'flink',
    window: { kind: 'sliding', size: 2000, slide: 2000, offset: 0 },
  }),
  'Kafka, sessions': playsPlan({
    ...{ dialect: 'kafka', emit: 'update', window: { kind: 'session', gap: 1500 } },
  }),
};

/** Checkpoints come oftener, so that most stand between two triggers. */
export const CRASH_TRIGGER = { rows: 330 };
