import type { Plan, PlanField } from '../query/plan.js';

/** The fields whose values a plan's results depend on, the event time first. */
export function usedFields(plan: Plan): PlanField[] {
  const names = new Set([
    'time',
    ...plan.where.map(({ field }) => field),
    ...plan.groupBy,
    ...plan.inputs.map(({ field }) => field),
  ]);
  return [...names].flatMap((name) => plan.fields.filter((field) => field.name === name));
}
