import { WindowError } from '../errors.js';
import type { Plan } from '../query/plan.js';
import { createWatermark } from '../watermark/create.js';
import { createAssigner, isTimed } from '../windows/assign.js';
import { Accumulator } from './accumulator.js';
import { AlignedWindows } from './aligned-windows.js';
import { AnchoredWindows } from './anchored-windows.js';
import { Core } from './core.js';
import type { EngineCounts, WindowEngine } from './engine.js';
import { KeyLimit } from './key-limit.js';
import { RowsOut } from './rows-out.js';
import type { Shard } from './shard.js';
import { Sessions } from './sessions.js';
import type { Emission, StateParts, WindowState } from './window-state.js';

export interface EngineOptions {
  /** Partitions known from the start: the watermark waits for each of them. Others may come. Default 1. */
  readonly partitions?: number;
  /**
   * Spark only: whether a trigger without rows closes what the watermark has passed
   * (`spark.sql.streaming.noDataMicroBatches.enabled`). Default true.
   */
  readonly noDataBatches?: boolean;
  /**
   * What becomes of windows that are open at the end of the input: `flush` closes them, `watermark`
   * leaves them open as Spark and Kafka Streams do, which wait for later rows. Flink always closes
   * them. Default `flush`.
   */
  readonly finish?: 'flush' | 'watermark';
  /** Takes only a part of the keys; rows of others move the watermark. */
  readonly shard?: Shard | null;
}

/**
 * An engine for a plan.
 *
 * @throws WindowError `invalid-query` for what a dialect does not have.
 */
export function createEngine(plan: Plan, options: EngineOptions = {}): WindowEngine {
  const { partitions = 1, noDataBatches = true, finish = 'flush', shard = null } = options;
  checkDialect(plan);
  const counts: EngineCounts = {
    rows: 0,
    untimed: 0,
    late: 0,
    droppedWindows: 0,
    overflow: 0,
    emitted: 0,
  };
  const parts = {
    plan,
    counts,
    emission: emissionOf(plan),
    accumulator: new Accumulator(plan),
    limit: new KeyLimit(plan, counts),
    out: new RowsOut(plan.aggregates.length, retracts(plan)),
    late: (...row: Parameters<NonNullable<WindowEngine['onLate']>>): void =>
      engine.onLate?.(...row),
  };
  const watermark = createWatermark(plan.watermark, plan.dialect, partitions);
  const state = stateOf(parts);
  const flush = finish === 'flush';
  const engine = new Core({ ...parts, state, watermark, noDataBatches, flush, shard });
  return engine;
}

function stateOf(parts: StateParts): WindowState {
  const { window, dialect } = parts.plan;
  if (isTimed(window)) {
    const assigner = createAssigner(window, { nonNegative: dialect === 'kafka' });
    return new AlignedWindows(parts, assigner);
  }
  return window.kind === 'session'
    ? new Sessions(parts, window.gap)
    : new AnchoredWindows(parts, window.difference);
}

function emissionOf({ emit, dialect, allowedLateness }: Plan): Emission {
  if (emit === 'complete') return 'all';
  if (emit === 'append') return 'final';
  if (dialect === 'spark') return 'changes';
  if (dialect === 'kafka') return 'each';
  return allowedLateness > 0 ? 'firing' : 'final';
}

/** Whether rows can be taken back: sessions that told of themselves, then were merged. */
function retracts({ dialect, emit, window }: Plan): boolean {
  return dialect === 'kafka' && emit === 'update' && window.kind === 'session';
}

function checkDialect({ dialect, emit, window, groupBy, allowedLateness }: Plan): void {
  if (emit === 'complete' && dialect !== 'spark')
    throw new WindowError(
      'invalid-query',
      `Only the dialect spark has the mode complete: take update or append for ${dialect}.`,
    );
  if (allowedLateness > 0 && dialect !== 'flink')
    throw new WindowError(
      'invalid-query',
      `Only the dialect flink has allowed lateness; in ${dialect} a longer watermark delay does as much.`,
    );
  if (window.kind === 'anchored' && dialect !== 'kafka')
    throw new WindowError('invalid-query', 'Only the dialect kafka has anchored windows.');
  if (window.kind !== 'session') return;
  if (dialect === 'spark' && emit === 'update')
    throw new WindowError(
      'invalid-query',
      'Spark has no update mode for sessions: take append or complete.',
    );
  if (dialect === 'spark' && groupBy.length === 0)
    throw new WindowError(
      'invalid-query',
      'Spark has no sessions without a key: group by a field.',
    );
  if (dialect === 'kafka' && typeof window.gap !== 'number')
    throw new WindowError(
      'invalid-query',
      'Sessions of the dialect kafka have one gap for all rows: give a duration.',
    );
}
