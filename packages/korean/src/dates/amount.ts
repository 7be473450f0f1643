import { addUnits, type CalendarUnit } from './civil-day.js';
import { anchored, matchAt, WORD_END } from './date-text.js';
import { NATIVE_NUMERAL, numeralValue, SINO_NUMERAL } from './numeral.js';
import type { DayReading, ShiftReading, Moment } from './reading.js';

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
const DIRECTION = anchored(`(전|(?:후|뒤)(?:면)?)${WORD_END}`);
const JUST_NOW = anchored(`(?:방금|조금|좀)(?: {0,2}전)${WORD_END}|방금`);

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
    const last = parts[parts.length - 1];
    if (last !== undefined && UNITS.indexOf(last.unit) >= UNITS.indexOf(read[0].unit)) return null;
    parts.push(...read);
    end += part[0].length;
  }
  const direction = matchAt(DIRECTION, text, end);
  if (parts.length === 0 || direction === null) return null;
  const sign = direction[0] === '전' ? -1 : 1;
  return moved(parts, sign, end + 1, now);
}

function readPart(match: RegExpExecArray): [Part, ...Part[]] {
  const [, dayWord, sino, sinoUnit, native, nativeUnit, , halfUnit, andHalf] = match;
  if (dayWord !== undefined) return [{ unit: 'day', amount: DAY_WORDS.get(dayWord) as number }];
  if (halfUnit !== undefined) return [halfOf(UNIT_WORDS.get(halfUnit) as Part['unit']) as Part];
  const word = (sinoUnit ?? nativeUnit) as string;
  const unit = UNIT_WORDS.get(word) as Part['unit'];
  const whole: Part = { unit, amount: numeralValue((sino ?? native) as string) };
  const half = andHalf === undefined ? null : halfOf(unit);
  return half === null ? [whole] : [whole, half];
}

/** 반 of a unit; of the ones that have no half in smaller units, none. */
function halfOf(unit: Part['unit']): Part | null {
  switch (unit) {
    case 'year':
      return { unit: 'month', amount: 6 };
    case 'month':
      return { unit: 'day', amount: 15 };
    case 'hour':
      return { unit: 'minute', amount: 30 };
    case 'minute':
      return { unit: 'second', amount: 30 };
    default:
      return null;
  }
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
