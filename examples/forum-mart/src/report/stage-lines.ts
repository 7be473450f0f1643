import type { StepReport } from '../steps/step';

/** What the stages did, a line each: counts, files that were as they should be, seconds. */
export function stageLines(reports: readonly StepReport[]): string[] {
  return reports.map(({ step, tasks, unchanged, counts, milliseconds }) => {
    const counted = Object.entries(counts).map(
      ([name, count]) => `${name} ${count.toLocaleString('en')}`,
    );
    const made = unchanged === 0 ? `${tasks} made` : `${tasks - unchanged} of ${tasks} made`;
    const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
    const what = [made, counted.join(', ')].filter((text) => text !== '').join(': ');
    return `${step.padEnd(8)} ${seconds.padStart(7)}  ${what}`;
  });
}
