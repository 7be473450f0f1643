import { WindowError } from '../errors.js';
import type { SourcePosition } from '../sources/source.js';
import type { KeptOffsets } from './client.js';
import type { PartitionPosition } from './record-queue.js';
import { recordsMissing } from './topic-reader.js';

/** From where to where a partition is read; in a snapshot it stands as it is. */
export interface PartitionPlan extends PartitionPosition {
  /** Offset of the record to stop before; null: never. */
  readonly end: number | null;
}

/** By partition. */
export type ReadingPlan = ReadonlyMap<number, PartitionPlan>;

/** For a run without snapshot. */
export function planFirstRun(
  kept: KeptOffsets,
  from: 'earliest' | 'latest',
  bounded: boolean,
): ReadingPlan {
  const plan = new Map<number, PartitionPlan>();
  for (const [partition, { low, high }] of kept) {
    const offset = from === 'earliest' ? low : high;
    plan.set(partition, { offset, given: 0, end: bounded ? high : null });
  }
  return plan;
}

/**
 * For a run from a snapshot. A bounded run ends where it would have ended without the interruption;
 * partitions that are new since are read whole.
 *
 * @throws WindowError `invalid-snapshot` for a position in something else, `source-failed` where
 *   records are missing.
 */
export function planRestart(
  position: SourcePosition,
  topic: string,
  kept: KeptOffsets,
  bounded: boolean,
): ReadingPlan {
  if (position.topic !== topic)
    throw new WindowError(
      'invalid-snapshot',
      `The snapshot was made over something else than Kafka topic ${JSON.stringify(topic)}: run it over that, or begin anew with an empty store.`,
    );
  const saved = position.partitions as Readonly<Record<string, PartitionPlan>>;
  for (const [partition, { offset }] of Object.entries(saved)) {
    const { low, high } = kept.get(Number(partition)) ?? { low: 0, high: 0 };
    if (offset < low || offset > high)
      throw recordsMissing(topic, Number(partition), offset, low, high);
  }
  const plan = new Map<number, PartitionPlan>();
  for (const [partition, { low, high }] of kept) {
    const { offset, given, end } = saved[partition] ?? { offset: low, given: 0, end: null };
    plan.set(partition, { offset, given, end: bounded ? (end ?? high) : null });
  }
  return plan;
}
