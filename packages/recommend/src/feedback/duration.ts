import { RecommendError } from '../errors.js';

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Milliseconds of a length of time: a number is milliseconds already, a text has a unit: `'30m'`,
 * `'90s'`, `'1.5h'`, `'2d'`, `'250ms'`.
 *
 * @throws RecommendError `invalid-parameter` for anything else; `name` says which option it was.
 */
export function millisecondsOf(name: string, value: number | string): number {
  const [, digits, unit] =
    typeof value === 'string' ? (/^(\d{1,9}(?:\.\d{1,6})?)(ms|s|m|h|d)$/.exec(value) ?? []) : [];
  const ms = typeof value === 'number' ? value : Number(digits) * (UNITS[unit ?? ''] ?? NaN);
  if (ms >= 0 && ms < Infinity) return ms;
  throw new RecommendError(
    'invalid-parameter',
    `${name} must be milliseconds from 0 or a text such as '30m', '90s' or '2h', not ${JSON.stringify(value)}.`,
  );
}
