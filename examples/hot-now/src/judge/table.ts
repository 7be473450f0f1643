import { rates } from './score';
import type { Score } from './score';
import type { Judgement } from './judge';

const HEADER = [
  'seed',
  'bursts',
  'median',
  'slowest',
  'outages',
  'median',
  'slowest',
  'false/h',
  'riser',
];

/** Judgements as a table, one seed a line, all of them in the last. */
export function judgementTable(judgements: readonly Judgement[]): string {
  const rows = judgements.map((one) => [
    String(one.seed),
    ...cells(one),
    one.riserAfter === null ? '-' : `${one.riserAfter} min`,
  ]);
  const risers = judgements.filter(({ riserAfter }) => riserAfter !== null).length;
  const all: Score = {
    findings: judgements.flatMap(({ findings }) => findings),
    falseAlarms: judgements.flatMap(({ falseAlarms }) => falseAlarms),
    hours: judgements.reduce((sum, { hours }) => sum + hours, 0),
  };
  const table = [HEADER, ...rows, ['all', ...cells(all), `${risers}/${judgements.length}`]];
  const widths = HEADER.map((_, i) => Math.max(...table.map((row) => (row[i] as string).length)));
  return table
    .map((row) => row.map((cell, i) => cell.padStart(widths[i] as number)).join('  '))
    .join('\n');
}

function cells(score: Score): string[] {
  const parts = (['burst', 'outage'] as const).flatMap((kind) => {
    const { found, planted, median, slowest } = rates(score, kind);
    return [`${found}/${planted}`, `${Math.round(median)} s`, `${Math.round(slowest)} s`];
  });
  return [...parts, (score.falseAlarms.length / score.hours).toFixed(2)];
}
