/**
 * `exact`: the engine's finals are ours, value for value; `unless`: they are, but in the case that is
 * told, which lies in the data; `refused`: they would not be, for the reason that is told.
 */
export type Capability = 'exact' | { readonly unless: string } | { readonly refused: string };

// What capabilities there are, each with its reason.

export const exact = 'exact';

export const DAYLIGHT =
  'its windows have one length, or the days of its session zone; run this query embedded';
export const ORDER =
  'what comes first is lost when rows are exchanged between tasks; group by time, or run this query embedded';
export const BOUND = 'it keeps every key; leave maxKeys out';
export const SCALAR =
  'it reads one type a column, so that 1 and "1" fall together; use text() or number()';
export const MONOID = 'a function of JavaScript does not run there';
export const ROUNDING = {
  unless: 'numbers have fractions: additions in another order differ in the last bits',
} as const;
export const WELFORD = { unless: 'it rounds otherwise in the last bits' } as const;
export const SPELLED = {
  unless:
    'a JSON number is read as text that has a fraction, an exponent or more than 15 digits, or is -0: it is spelled otherwise',
} as const;
export const WITHIN_YEARS = {
  unless: 'a time lies outside of the years 1 to 9999, or has more than nine digits of a fraction',
} as const;
export const FIXED_ZONE = {
  unless: 'a time lies before 1990, when the zone may have changed',
} as const;
export const WALL_CLOCK = 'its AT TIME ZONE takes the second of two hours that a clock shows twice';
export const KAFKA_SESSION = "Kafka's sessions end at their last row; .dialect('spark') or 'flink'";
export const DROPPED_EARLY = {
  unless: 'a row comes later than the delay: it is dropped even while its window is open',
} as const;
export const AT_REST = {
  unless: 'rows come late: here none does, since records are at rest',
} as const;
export const NO_EARLY_WINDOWS = {
  unless:
    "rows come late: it has a rule of its own for them; or a window begins before 1970: Kafka's never do",
} as const;
export const GOES_ON = { unless: 'a line goes on behind its record: the record counts' } as const;
export const FIRST_OF_TWO = {
  unless: 'a record has a key twice: the first value may count',
} as const;
export const BY_DIGITS = {
  unless: 'an object stands where a place in an array is read: its key of these digits is taken',
} as const;
export const NO_SUCH_DAY = {
  unless: 'a time names a day or an hour that is none (2020-02-30, 24:00): another is taken',
} as const;
export const OTHER_SHAPE = {
  unless: 'another value stands where an object or an array is read: the record is left out',
} as const;

export function approximate(own: string): Capability {
  return {
    refused: `its ${own} estimates in another way, or is exact where ours estimates; run this query embedded`,
  };
}

export function otherRule(dialect: string): Capability {
  return { unless: `rows come late: it has a rule of its own for them, .dialect('${dialect}')` };
}

export function refused(reason: string): Capability {
  return { refused: reason };
}
