const HOUR = 3_600_000;
/** 1970-01-01 was a Thursday; weeks begin with Monday. */
const WEEK_OFFSET = 3 * 24 * HOUR;

/** A rhythm: hours of a day, or of a week. */
export type CountSeason = 'day' | 'week';

/** Hours of a season. */
export function seasonHours(season: CountSeason): number {
  return season === 'day' ? 24 : 168;
}

/** The place of a time in a season, in hours from 0, with a fraction. */
export function placeInSeason(time: number, hours: number, offset: number): number {
  const local = (time + offset + WEEK_OFFSET) / HOUR;
  const place = local - Math.floor(local / hours) * hours;
  return place < hours ? place : 0;
}

/** Two neighbouring hours whose middles lie around a place, and the share of the second. */
export interface HourBlend {
  readonly first: number;
  readonly second: number;
  readonly share: number;
}

/** So that what is expected does not jump at full hours. */
export function blendHours(place: number, hours: number): HourBlend {
  const shifted = (place - 0.5 + hours) % hours;
  const first = Math.min(hours - 1, Math.floor(shifted));
  return { first, second: (first + 1) % hours, share: shifted - first };
}
