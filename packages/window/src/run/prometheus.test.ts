import { expect, it } from 'vitest';
import type { RunMetrics } from './metrics.js';
import { prometheusText } from './prometheus.js';

const metrics: RunMetrics = {
  ...{ bytes: 700, lines: 7, blank: 0, malformed: 1, filtered: 2, badValues: 0 },
  ...{ rows: 4, untimed: 0, late: 1, droppedWindows: 1, overflow: 0, emitted: 3 },
  ...{ keys: 2, windows: 1, watermark: 59_500 },
  ...{ checkpoints: 0, checkpointTime: null, checkpointPause: null },
};

it('writes counters and gauges by the naming rules, labels escaped', () => {
  const text = prometheusText({ metrics }, { query: 'a "b"\\\n' }, 60_000);
  expect(text).toContain(
    '# HELP nunchi_window_rows_total Rows taken into windows.\n' +
      '# TYPE nunchi_window_rows_total counter\n' +
      'nunchi_window_rows_total{query="a \\"b\\"\\\\\\n"} 4\n',
  );
  expect(text).toMatch(/^nunchi_window_watermark_lag_seconds\{.*\} 0\.5$/m);
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) )?nunchi_window_[a-z_]+(\{.*\})? /);
});

it('leaves out what there is not yet', () => {
  const text = prometheusText({ ...metrics, watermark: -Infinity });
  expect(text).not.toMatch(/watermark|checkpoint_age|Infinity|null/);
  const saved = { ...metrics, checkpointTime: 1000, checkpointPause: 20 };
  expect(prometheusText(saved, {}, 3000)).toContain('nunchi_window_checkpoint_age_seconds 2\n');
});
