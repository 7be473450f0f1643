import { WindowError } from '../errors.js';
import type { Plan, PlanField } from '../query/plan.js';
import { parsePattern } from '../time/pattern.js';
import { fixedOffset } from '../time/zone.js';
import { capabilities, engineNames } from './capabilities.js';
import type { SqlEngine, SqlFeature } from './capabilities.js';
import { usedFields } from './used-fields.js';

/** Zones that have not changed since this year count as offsets. */
const ZONE_SINCE = 1990;

/** The offset of a zone in milliseconds where SQL may say it as one; null where clocks change. */
export function zoneOffset(zone: string): number | null {
  return fixedOffset(zone, ZONE_SINCE);
}

/**
 * Refuses a plan that an engine cannot run with the same results.
 *
 * @throws WindowError `not-expressible`, naming the engine, the feature and the reason.
 */
export function checkExpressible(engine: SqlEngine, plan: Plan): void {
  for (const feature of featuresOf(plan)) {
    const capability = capabilities[feature][engine];
    if (typeof capability === 'string' || 'unless' in capability) continue;
    throw new WindowError(
      'not-expressible',
      `${engineNames[engine]} cannot express ${feature}: ${capability.refused}.`,
    );
  }
}

/** Where results can differ after all, as the data has it: a sentence each. */
export function caveatsOf(engine: SqlEngine, plan: Plan): string[] {
  const told = featuresOf(plan).flatMap((feature) => {
    const capability = capabilities[feature][engine];
    return typeof capability === 'object' && 'unless' in capability ? [capability.unless] : [];
  });
  return [...new Set(told)];
}

/** What a plan asks for. */
export function featuresOf(plan: Plan): SqlFeature[] {
  const fields = usedFields(plan);
  const features: SqlFeature[] = [
    ...windowFeatures(plan),
    `${plan.emit} mode`,
    LATE_ROWS[plan.dialect],
    // Any record may have one, and any line may be such a record.
    ...(['times before 1970', 'keys that a record has twice', 'lines that are no JSON'] as const),
    ...fields.flatMap(fieldFeatures),
    ...plan.aggregates.map(({ aggregate }) => AGGREGATES[aggregate.name] ?? 'monoid'),
  ];
  const steps = fields.flatMap(({ path }) => path.slice(1));
  if (steps.some((step) => typeof step === 'number')) features.push('places in arrays');
  if (steps.some((step) => typeof step === 'string')) features.push('fields within objects');
  if (plan.allowedLateness > 0) features.push('allowed lateness');
  if (plan.watermark.idleTimeout !== null) features.push('idle partitions');
  if (plan.watermark.combine === 'max') features.push('the fastest of several watermarks');
  if (plan.maxKeys !== null) features.push('a bound on keys');
  if (plan.where.length > 0) features.push('filters');
  if (plan.groupBy.length === 0) features.push('results without a key');
  for (const key of plan.groupBy) {
    const kind = fields.find(({ name }) => name === key)?.format.kind;
    features.push(kind === 'text' ? 'keys of text' : 'keys of numbers');
  }
  return [...new Set(features)];
}

const LATE_ROWS = {
  spark: "late rows by Spark's rule",
  flink: "late rows by Flink's rule",
  kafka: "late rows by Kafka's rule",
} as const;

const AGGREGATES: Readonly<Record<string, SqlFeature | undefined>> = {
  count: 'count',
  ...{ sum: 'sum and avg', avg: 'sum and avg', min: 'min and max', max: 'min and max' },
  ...{ variance: 'variance and stddev', stddev: 'variance and stddev' },
  ...{ first: 'first and last', last: 'first and last' },
  ...{ distinct: 'distinct', quantile: 'quantile', topK: 'topK' },
};

function windowFeatures({ window, dialect, emit, groupBy }: Plan): SqlFeature[] {
  switch (window.kind) {
    case 'sliding': {
      const { size, slide, offset } = window;
      const shifted: SqlFeature[] = offset === 0 ? [] : ['windows with an offset'];
      if (size === slide) return ['tumbling windows', ...shifted];
      if (size % slide === 0) return ['sliding windows', ...shifted];
      return ['sliding windows whose size is no multiple of the slide', ...shifted];
    }
    case 'cumulate':
      return [
        'cumulating windows',
        ...(window.offset === 0 ? [] : (['windows with an offset'] as const)),
      ];
    case 'session': {
      const features: SqlFeature[] = [
        dialect === 'kafka' ? "sessions by Kafka's rule" : 'sessions',
      ];
      if (typeof window.gap === 'object') features.push('sessions with a gap of each row');
      if (emit === 'update') features.push('sessions in update mode');
      if (groupBy.length === 0) features.push('sessions without a key');
      return features;
    }
    case 'calendar':
      if (zoneOffset(window.zone) === null) return ['days, weeks and months with daylight saving'];
      return window.unit === 'month'
        ? ['months of a zone without clock changes']
        : ['days and weeks of a zone without clock changes'];
    case 'anchored':
      return ['anchored windows'];
    case 'instant':
      return ['windows of single moments'];
  }
}

function fieldFeatures({ format }: PlanField): SqlFeature[] {
  if (format.kind === 'scalar') return ['values as JSON has them (scalar)'];
  if (format.kind !== 'time') return [];
  const { time } = format;
  if (time.kind === 'iso') return ['ISO 8601 times'];
  if (time.kind === 'epoch') return ['times since the epoch'];
  const features: SqlFeature[] = [
    zoneOffset(time.zone) === null
      ? 'local times with daylight saving'
      : 'local times without clock changes',
  ];
  for (const piece of parsePattern(time.pattern)) {
    if (piece.kind !== 'digits') continue;
    if (piece.min !== piece.max) features.push('times whose parts have one digit or two');
    if (piece.part === 'fraction' && piece.max > 3)
      features.push('fractions of a second below the millisecond');
  }
  return features;
}
