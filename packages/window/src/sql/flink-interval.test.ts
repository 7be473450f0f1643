import { expect, it } from 'vitest';
import { flinkInterval } from './flink-interval.js';

it.each([
  [0, "INTERVAL '0' SECOND"],
  [1, "INTERVAL '0.001' SECOND"],
  [10_001, "INTERVAL '10.001' SECOND"],
  [-32_400_000, "INTERVAL '-9' HOUR"],
  [7 * 86_400_000, "INTERVAL '7' DAY"],
  [101_000, "INTERVAL '0 00:01:41' DAY(2) TO SECOND(3)"],
  [-3_661_005, "INTERVAL '-0 01:01:01.005' DAY(2) TO SECOND(3)"],
  [400 * 86_400_000 + 1, "INTERVAL '400 00:00:00.001' DAY(3) TO SECOND(3)"],
])('%i ms', (millis, text) => {
  expect(flinkInterval(millis)).toBe(text);
});
