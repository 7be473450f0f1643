import type { Random } from './random';
import type { Shape } from './shape';
import type { View } from './views';

/** The log begins at midnight of this day, a Wednesday; times are those of the wall clock. */
export const FIRST_DAY: number = Date.UTC(2024, 4, 1);
const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * The time of each view in milliseconds, as if the wall clock stood in UTC. Views keep the order of
 * their wishes by day; days of the week and hours get as many as they have in the real log.
 */
export function whenWatched(views: readonly View[], shape: Shape, random: Random): Float64Array {
  const n = views.length;
  const byWish = views.map((_, k) => k).sort((a, b) => wishOf(a) - wishOf(b));
  function wishOf(k: number): number {
    return views[k]?.wish ?? 0;
  }
  const days = daysOfRows(n, shape);
  const dayOf = new Int32Array(n);
  for (const [place, k] of byWish.entries()) dayOf[k] = days[place] ?? 0;

  const hours = random.shuffle(dealOut(shape.hours, n));
  const times = Float64Array.from(
    dayOf,
    (day, k) =>
      FIRST_DAY + day * DAY + (hours[k] ?? 0) * HOUR + Math.floor(random.next() * 3600) * 1000,
  );
  // What a viewer watches on one day comes in the order of the wishes.
  const groups = new Map<string, number[]>();
  for (const k of byWish) {
    const key = `${views[k]?.viewer ?? 0} ${dayOf[k] ?? 0}`;
    const group = groups.get(key);
    if (group) group.push(k);
    else groups.set(key, [k]);
  }
  for (const group of groups.values()) {
    const sorted = group.map((k) => times[k] ?? 0).sort((a, b) => a - b);
    for (const [place, k] of group.entries()) times[k] = sorted[place] ?? 0;
  }
  return times;
}

/** The day of each row, rising: as many a day as its weekday has in the real log. */
function daysOfRows(rows: number, { weekdays, days }: Shape): number[] {
  const weekdayOf = (day: number): number => new Date(FIRST_DAY + day * DAY).getUTCDay();
  const often = new Int32Array(7);
  for (let day = 0; day < days; day++) often[weekdayOf(day)] = (often[weekdayOf(day)] ?? 0) + 1;
  const weights = Array.from({ length: days }, (_, day) => {
    const weekday = weekdayOf(day);
    return (weekdays[weekday] ?? 0) / (often[weekday] ?? 1);
  });
  return dealOut(weights, rows);
}

/** `count` places, rising, each as often as its weight says. */
function dealOut(weights: readonly number[], count: number): number[] {
  const total = weights.reduce((a, b) => a + b, 0);
  const places: number[] = [];
  let sum = 0;
  for (const [place, weight] of weights.entries()) {
    sum += weight;
    while (places.length < Math.round((sum / total) * count)) places.push(place);
  }
  return places;
}
