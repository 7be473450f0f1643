import type { Planted } from '../make/planted';
import type { Alarm } from '../watch/alarms';

const SEOUL = 9 * 3_600_000;
const KINDS = { burst: '급증', drop: '끊김' };
const PLANTED = { burst: '급증', riser: '서서히 오름', outage: '끊김' };

/** The time of day in Seoul. */
export function clockOf(time: number): string {
  return new Date(time + SEOUL).toISOString().slice(11, 19);
}

/** One digit behind the point where that says something. */
export function figure(x: number): string {
  return x < 10 ? x.toFixed(1) : Math.round(x).toLocaleString('en-US');
}

/** A p-value; what is too small for a number is below 1e-300. */
export function chance(p: number): string {
  if (p === 0) return '<1e-300';
  return p < 0.001 ? p.toExponential(0) : p.toFixed(3);
}

/** Where something is: a programme by its title, a menu, the whole service. */
export function placeOf(level: Alarm['level'], name: string): string {
  if (level === 'service') return '서비스 전체';
  return level === 'menu' ? `메뉴 ${name}` : name;
}

export function kindOf({ kind }: Alarm): string {
  return KINDS[kind];
}

/** `급증 ×12`, say. */
export function plantedText({ kind, factor }: Planted): string {
  return kind === 'outage' ? PLANTED[kind] : `${PLANTED[kind]} ×${factor}`;
}
