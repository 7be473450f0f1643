// From samples to rows, and from rows to tables.

import { markdownTable, printTable } from '../../scripts/house/print-table.mjs';
import { median } from './measure.mjs';

/**
 * One row a task: speed in the group's unit (median, and the slowest and fastest round), as a ratio
 * to the group's baseline, and where a base checkout ran too, to its median.
 *
 * `group.amount` is what one call works through, in the unit's numerator: megabytes for `MB/s`.
 */
export function rowsOf(group, tasks, samples) {
  const rows = tasks.map((task, index) => {
    const speeds = samples[index].map((milliseconds) => (group.amount * 1000) / milliseconds);
    return {
      name: task.name,
      of: task.of ?? 'head',
      min: Math.min(...speeds),
      median: median(speeds),
      max: Math.max(...speeds),
    };
  });
  const yardstick = rows[tasks.findIndex((task) => task.baseline)];
  for (const row of rows) {
    row.ratio = row.median / yardstick.median;
    const twin = rows.find((other) => other.of === 'base' && other.name === row.name);
    if (row.of === 'head' && twin !== undefined) row.againstBase = row.median / twin.median;
  }
  return rows;
}

/** Prints the table of a group; gives the same as Markdown. */
export function printGroup(group, rows) {
  const compared = rows.some((row) => row.againstBase !== undefined);
  const head = ['', `${group.unit} (median)`, 'min', 'max', 'ratio'];
  if (compared) head.push('against base');
  const cells = rows
    .filter((row) => row.of === 'head')
    .map((row) => {
      const line = [row.name, figure(row.median), figure(row.min), figure(row.max)];
      line.push(row.ratio.toFixed(3));
      if (compared)
        line.push(row.againstBase === undefined ? '' : `${row.againstBase.toFixed(2)}x`);
      return line;
    });
  console.log(`\n${group.title}`);
  printTable(head, cells);
  return `**${group.title}**\n\n${markdownTable(head, cells)}`;
}

/** The row that lost most against its base, or `null` when no base ran. */
export function slowest(rows) {
  const compared = rows.filter((row) => row.againstBase !== undefined);
  if (compared.length === 0) return null;
  return compared.reduce((worst, row) => (row.againstBase < worst.againstBase ? row : worst));
}

function figure(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
