import { addUnits, type CalendarUnit } from './civil-day.js';
import { anchored, matchAt, WORD_END } from './date-text.js';
import { NATIVE_NUMERAL, numeralValue, SINO_NUMERAL } from './numeral.js';
import type { DayReading, Moment, ShiftReading } from './reading.js';

type ClockUnit = 'hour' | 'minute' | 'second';

/** One part of an amount, as 2시간. */
interface Part {
  readonly unit: CalendarUnit | ClockUnit;
  readonly amount: number;
}

/** Units in the order of their size. */
const UNITS: readonly Part['unit'][] = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'];

const UNIT_WORDS: ReadonlyMap<string, Part['unit']> = new Map([
  ...(['년', '해'] as const).map((word) => [word, 'year'] as const),
  ...(['개월', '달'] as const).map((word) => [word, 'month'] as const),
  ...(['주일', '주'] as const).map((word) => [word, 'week'] as const),
  ['일', 'day'],
  ['시간', 'hour'],
  ['분', 'minute'],
  ['초', 'second'],
]);

/** Days counted in one word: 하루 is one. */
const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ...'하루 이틀 사흘 나흘 닷새 엿새 이레 여드레 아흐레 열흘'
    .split(' ')
    .map((word, i) => [word, i + 1] as const),
  ['보름', 15],
]);

const PART = anchored(
  `(?:(${[...DAY_WORDS.keys()].join('|')})` +
    `|(\\d{1,4}|${SINO_NUMERAL}) {0,2}(년|개월|주일|주|일|분|초)` +
    `|(\\d{1,4}|${NATIVE_NUMERAL}) {0,2}(시간|개월|달|주일|주|해)` +
    `|(반) ?(년|시간))( ?반(?= ?[전후뒤]))? {0,2}`,
);
const DIRECTION = anchored(`(?:전|[후뒤]면?)${WORD_END}`);
const JUST_NOW = anchored(`(?:방금|조금|좀)(?: {0,2}전)${WORD_END}|방금`);

/** 반, half, of the units that have one in whole smaller units. */
const HALVES: ReadonlyMap<Part['unit'], Part> = new Map<Part['unit'], Part>([
  ['year', { unit: 'month', amount: 6 }],
  ['month', { unit: 'day', amount: 15 }],
  ['day', { unit: 'hour', amount: 12 }],
  ['hour', { unit: 'minute', amount: 30 }],
  ['minute', { unit: 'second', amount: 30 }],
]);

const MILLISECONDS: Readonly<Record<ClockUnit, number>> = {
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
};

/**
 * Reads how long ago something was, or will be: 3시간 전, 두 시간 반 전, 1년 2개월 후, 이틀 뒤, 방금 전.
 * Hours and less are counted from the moment itself, days and more from its day, in the calendar.
 */
export function readAmount(
  text: string,
  at: number,
  now: Moment,
): DayReading | ShiftReading | null {
  const justNow = matchAt(JUST_NOW, text, at);
  if (justNow !== null) {
    return { end: at + justNow[0].length, granularity: 'minute', days: 0, milliseconds: 0 };
  }
  const parts: Part[] = [];
  let end = at;
  for (let part = matchAt(PART, text, end); part !== null; part = matchAt(PART, text, end)) {
    const read = readPart(part);
    if (read === null) return null;
    const last = parts[parts.length - 1];
    if (last !== undefined && UNITS.indexOf(last.unit) >= UNITS.indexOf(read[0].unit)) return null;
    parts.push(...read);
    end += part[0].length;
  }
  const direction = matchAt(DIRECTION, text, end);
  if (parts.length === 0 || direction === null) return null;
  // 30일 전까지 is also "before the 30th".
  const isDay = /\d ?일 ?$/.test(text.slice(at, end));
  if (isDay && now.prose && text.startsWith('전까지', end)) return null;
  const sign = direction[0] === '전' ? -1 : 1;
  return moved(parts, sign, end + 1, now);
}

/** A part, and its half where 반 follows; `null` where there is no half of it. */
function readPart(match: RegExpExecArray): readonly [Part, ...Part[]] | null {
  const [, dayWord, sino, sinoUnit, native, nativeUnit, , halfUnit, andHalf] = match;
  if (halfUnit !== undefined) {
    const half = HALVES.get(UNIT_WORDS.get(halfUnit) as Part['unit']);
    return half === undefined ? null : [half];
  }
  const whole: Part =
    dayWord === undefined
      ? {
          unit: UNIT_WORDS.get((sinoUnit ?? nativeUnit) as string) as Part['unit'],
          amount: numeralValue((sino ?? native) as string),
        }
      : { unit: 'day', amount: DAY_WORDS.get(dayWord) as number };
  if (andHalf === undefined) return [whole];
  const half = HALVES.get(whole.unit);
  return half === undefined ? null : [whole, half];
}

function moved(
  parts: readonly Part[],
  sign: number,
  end: number,
  now: Moment,
): DayReading | ShiftReading {
  let midnight: number | null = now.today;
  let milliseconds = 0;
  for (const { unit, amount } of parts) {
    if (isClockUnit(unit)) milliseconds += sign * amount * MILLISECONDS[unit];
    else if (midnight !== null) midnight = addUnits(midnight, unit, sign * amount);
  }
  const { unit } = parts[parts.length - 1] as Part;
  if (!isClockUnit(unit)) return { end, granularity: unit, midnight };
  const days = midnight === null ? null : midnight - now.today;
  return { end, granularity: unit, days, milliseconds };
}

function isClockUnit(unit: Part['unit']): unit is ClockUnit {
  return unit === 'hour' || unit === 'minute' || unit === 'second';
}
