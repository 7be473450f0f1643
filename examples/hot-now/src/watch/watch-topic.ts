import { kafkaSource } from '@nunchi/window/kafka';
import { watch } from './watch';
import type { Watch } from './watch';
import { storesIn } from './watch-file';

/** A topic that is watched. */
export interface TopicOptions {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly live: boolean;
  readonly checkpoint: string | null;
  readonly signal?: AbortSignal;
}

/** Watches a Kafka topic as it grows, from its next record, or from where a checkpoint says. */
export function watchTopic({ brokers, topic, live, checkpoint, signal }: TopicOptions): Watch {
  return watch({
    source: () => kafkaSource({ brokers: [...brokers], topic, from: 'latest' }),
    trigger: '1 second',
    clock: { now: () => Date.now() },
    checkpoints: storesIn(checkpoint),
    live,
    signal,
  });
}
