import { expect, it } from 'vitest';
import { finalCounts, growingCounts } from '../src/watch/queries';

const plays = { kind: 'kafka', topic: 'plays', servers: 'kafka:9092' } as const;
const counts = { ...plays, topic: 'counts' } as const;

it('the same queries go to Flink and Spark', () => {
  const { text } = finalCounts.toFlinkSQL({ source: plays, sink: counts });
  expect(text).toContain("TUMBLE(TABLE `rows`, DESCRIPTOR(`event_time`), INTERVAL '10' SECOND)");
  const { json } = growingCounts.toSparkJob({ source: plays, sink: counts });
  expect(json).toContain('"delay": "10000 milliseconds"');
});

it('Flink’s windows tell finals only, and that is said', () => {
  expect(() => growingCounts.toFlinkSQL({ source: plays, sink: counts })).toThrow('update mode');
});
