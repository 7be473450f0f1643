import type { Aggregate } from '../aggregates/aggregate.js';

/** The SQL functions that count, sum, avg, min, max, variance and stddev are, in all of the engines. */
export function aggregateCall(
  { name, parameters, input }: Aggregate,
  quoted: (name: string) => string,
): string {
  const argument = input === null ? '*' : quoted(input.field);
  const suffix = parameters.population === true ? 'POP' : 'SAMP';
  const functionName =
    name === 'variance' ? `VAR_${suffix}` : name === 'stddev' ? `STDDEV_${suffix}` : name;
  return `${functionName.toUpperCase()}(${argument})`;
}
