import type { Planted } from '../make/planted';
import type { MadeLog } from '../make/plays';
import type { Alarm } from '../watch/alarms';
import { DELAY } from '../watch/queries';

/** What became of something planted. */
export interface Finding {
  readonly planted: Planted;
  /** Seconds of event time from its start until the alarm is out; null where there was none. */
  readonly seconds: number | null;
}

/** Alarms beside the truth. */
export interface Score {
  readonly findings: readonly Finding[];
  readonly falseAlarms: readonly Alarm[];
  /** Hours in which detectors judged. */
  readonly hours: number;
}

/** How many were found, how soon, and how many alarms an hour are false. */
export interface Rates {
  readonly found: number;
  readonly planted: number;
  /** Seconds; NaN where none was found. */
  readonly median: number;
  readonly slowest: number;
}

/** Of what was planted the part of one kind, or all. */
export function rates({ findings }: Score, kind?: Planted['kind']): Rates {
  const asked = findings.filter(({ planted }) => kind === undefined || planted.kind === kind);
  const seconds = asked.flatMap((finding) => finding.seconds ?? []).sort((a, b) => a - b);
  const middle = Math.floor((seconds.length - 1) / 2);
  return {
    ...{ found: seconds.length, planted: asked.length },
    median: seconds[middle] ?? NaN,
    slowest: seconds.at(-1) ?? NaN,
  };
}

/** Detectors learn before they judge. */
const LEARNING_HOURS = 1;
/** An alarm so long after something ended still belongs to it. */
const AFTERMATH = 300_000;
/** The last window of something ends up to a minute after it. */
const LAST_WINDOW = 60_000;

/**
 * Which planted bursts and outages an alarm names, how soon, and which alarms nothing planted
 * explains. A window is known to be over when the watermark has passed it: its delay is counted in.
 * A riser is no anomaly; what is told of its programme from then on is not held against anybody.
 */
export function score(
  alarms: readonly Alarm[],
  { planted, titles, minutes }: Pick<MadeLog, 'planted' | 'titles' | 'minutes'>,
): Score {
  const menuOf = new Map(titles.map(({ cpk, base_mck }) => [cpk, base_mck]));
  const findings = planted
    .filter(({ kind }) => kind !== 'riser')
    .map((one): Finding => {
      const kind = one.kind === 'burst' ? 'burst' : 'drop';
      const alarm = alarms.find(
        ({ at, key, ...alarm }) =>
          alarm.kind === kind && key === one.key && at > one.start && at <= one.end + LAST_WINDOW,
      );
      return { planted: one, seconds: alarm ? (alarm.at + DELAY - one.start) / 1000 : null };
    });
  const touches = ({ at, key, level }: Alarm, one: Planted): boolean => {
    const until = one.kind === 'riser' ? Infinity : one.end + AFTERMATH;
    if (at <= one.start || at > until) return false;
    if (key === one.key || level === 'service' || one.level === 'service') return true;
    return menuOf.get(key) === one.key || menuOf.get(one.key) === key;
  };
  const falseAlarms = alarms.filter((alarm) => !planted.some((one) => touches(alarm, one)));
  return { findings, falseAlarms, hours: minutes / 60 - LEARNING_HOURS };
}
