import type { Dialect, WatermarkPlan } from '../query/plan.js';
import { FlinkWatermark } from './flink-watermark.js';
import { KafkaWatermark } from './kafka-watermark.js';
import { SparkWatermark } from './spark-watermark.js';
import type { Watermark } from './watermark.js';

/** The watermark of a plan, by its dialect's rules. */
export function createWatermark(plan: WatermarkPlan, dialect: Dialect, inputs = 1): Watermark {
  const { delay, combine, idleTimeout } = plan;
  switch (dialect) {
    case 'spark':
      return new SparkWatermark(new Array<number>(inputs).fill(delay), combine);
    case 'flink':
      return new FlinkWatermark({ bound: delay, combine, idleTimeout, inputs });
    case 'kafka':
      return new KafkaWatermark(delay, combine, inputs);
  }
}
