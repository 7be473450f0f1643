import { rates } from '../judge/score';
import type { Score } from '../judge/score';
import type { Watch } from '../watch/watch';
import { chance, clockOf, figure, kindOf, placeOf } from './wording';

/** A line of a terminal: titles come from the log, and control characters of theirs are left out. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

/** What a watch has come to, as lines of text; with the truth beside it where that is known. */
export function summary({ now, metrics }: Watch, score: Score | null): string[] {
  const { hot, risen, alarms, points } = now.view;
  const { rows, late, malformed } = metrics;
  const lines = [
    `${rows.toLocaleString('en-US')} plays in ${points.length.toLocaleString('en-US')} windows, ${late} rows late, ${malformed} lines malformed`,
    '',
    'Hot (plays, halved every 10 minutes)',
    ...hot.map(
      ({ rank, title, score }) =>
        `${String(rank).padStart(4)}  ${figure(score).padStart(6)}  ${plain(title)}`,
    ),
    '',
    'Rising (5 minutes against the same hour; when it came onto the board)',
    ...risen.map(
      ({ at, title, actual, expected, ratio, pValue }) =>
        `  ${clockOf(at)}  ${figure(actual)} for ${figure(expected)} (x${ratio.toFixed(1)}, p ${chance(pValue)})  ${plain(title)}`,
    ),
    '',
    `Alarms: ${now.alarmCount}`,
    ...alarms.map((alarm) => {
      const { at, level, name, expected, actual, pValue } = alarm;
      return `  ${clockOf(at)}  ${kindOf(alarm)}  ${figure(actual)} for ${figure(expected)} (p ${chance(pValue)})  ${plain(placeOf(level, name))}`;
    }),
  ];
  return score === null ? lines : [...lines, '', ...scoreLines(score)];
}

/** How many of the planted things were found. */
function scoreLines(score: Score): string[] {
  const line = (name: string, kind: 'burst' | 'outage'): string => {
    const { found, planted, median, slowest } = rates(score, kind);
    if (found === 0) return `  ${name}: 0 of ${planted}`;
    return `  ${name}: ${found} of ${planted}, after ${Math.round(median)} s in the median, ${Math.round(slowest)} s at most`;
  };
  return [
    'Planted, and found (event time until the alarm is out)',
    line('bursts', 'burst'),
    line('outages', 'outage'),
    `  false alarms: ${score.falseAlarms.length} in ${score.hours.toFixed(1)} h`,
  ];
}
