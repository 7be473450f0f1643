import type { RunMetrics } from './metrics.js';

interface Series {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  /** Null where there is nothing to tell yet. */
  readonly value: (metrics: RunMetrics, now: number) => number | null;
}

const SERIES: readonly Series[] = [
  counter('bytes', 'Bytes of JSON read.', 'bytes'),
  counter('lines', 'Lines read.', 'lines'),
  counter('malformed_lines', 'Lines that are not JSON records.', 'malformed'),
  counter('filtered_rows', 'Rows left out by the query.', 'filtered'),
  counter('bad_values', 'Times and numbers that could not be read.', 'badValues'),
  counter('rows', 'Rows taken into windows.', 'rows'),
  counter('untimed_rows', 'Rows without event time.', 'untimed'),
  counter('late_rows', 'Rows that were late for all of their windows.', 'late'),
  counter('dropped_windows', 'Pairs of row and window that lateness cost.', 'droppedWindows'),
  counter('overflow_rows', 'Rows of keys beyond the limit.', 'overflow'),
  counter('emitted_rows', 'Result rows emitted.', 'emitted'),
  gauge('keys', 'Keyed rows alive.', ({ keys }) => keys),
  gauge('open_windows', 'Windows alive.', ({ windows }) => windows),
  gauge('watermark_seconds', 'The watermark, since the epoch.', ({ watermark }) =>
    seconds(watermark),
  ),
  gauge('watermark_lag_seconds', 'How far the watermark is behind the clock.', (metrics, now) =>
    seconds(now - metrics.watermark),
  ),
  counter('checkpoints', 'Checkpoints saved.', 'checkpoints'),
  gauge('checkpoint_age_seconds', 'Since the newest checkpoint.', ({ checkpointTime }, now) =>
    checkpointTime === null ? null : seconds(now - checkpointTime),
  ),
  gauge(
    'checkpoint_pause_seconds',
    'Longest time at a stretch that the run stood still for it.',
    (metrics) => (metrics.checkpointPause === null ? null : seconds(metrics.checkpointPause)),
  ),
];

function counter(name: string, help: string, key: keyof RunMetrics): Series {
  return { name: `${name}_total`, type: 'counter', help, value: (metrics) => metrics[key] };
}

function gauge(name: string, help: string, value: Series['value']): Series {
  return { name, type: 'gauge', help, value };
}

/** Of milliseconds; null while there is no watermark. */
function seconds(millis: number): number | null {
  return Number.isFinite(millis) ? millis / 1000 : null;
}

/**
 * Metrics in Prometheus' text format (version 0.0.4), each beginning with `nunchi_window_`.
 *
 * @param run A run, a processor or their metrics.
 * @param labels Labels of all series: `{ query: 'hits' }`.
 * @param now The clock, in milliseconds since the epoch.
 *
 * @example
 * app.get('/metrics', (c) => c.text(prometheusText(run, { query: 'hits' })));
 */
export function prometheusText(
  run: RunMetrics | { readonly metrics: RunMetrics },
  labels: Readonly<Record<string, string>> = {},
  now: number = Date.now(),
): string {
  const metrics = 'metrics' in run ? run.metrics : run;
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escape(value)}"`);
  const label = pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
  let text = '';
  for (const { name, type, help, value } of SERIES) {
    const figure = value(metrics, now);
    if (figure === null) continue;
    const series = `nunchi_window_${name}`;
    text += `# HELP ${series} ${help}\n# TYPE ${series} ${type}\n${series}${label} ${figure}\n`;
  }
  return text;
}

function escape(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
