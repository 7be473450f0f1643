import { catalogue } from './catalogue';
import type { Title } from './catalogue';
import { factorOf, plant } from './planted';
import type { Planted } from './planted';
import { Random } from './random';

/** One play of a programme. */
export interface Play {
  readonly title: Title;
  /** When it was, and when the log heard of it: milliseconds since the epoch. */
  readonly time: number;
  readonly arrival: number;
}

/** What is made. */
export interface MakeOptions {
  readonly seed: number;
  readonly minutes: number;
}

/** A log that can be made: what is in it, and its plays. */
export interface MadeLog extends MakeOptions {
  readonly titles: readonly Title[];
  readonly planted: readonly Planted[];
  /** In the order in which they arrive, a second of arrivals at a time. */
  readonly plays: () => Generator<readonly Play[], undefined>;
}

/** 2026-03-14, a Saturday, 17:00 in Seoul. */
const START = Date.UTC(2026, 2, 14, 8);
const SECOND = 1000;
/** Plays a second, in the mean of a day. */
const PLAYS = 8;
/** By how much a programme's popularity wanders from minute to minute: a standard deviation of its logarithm. */
const WANDERING = 0.1;
/** Most plays are heard of within seconds, a few minutes late. */
const DELAY = { mean: 1200, most: 8000, late: 0.001, lateLow: 120_000, lateHigh: 360_000 };

/** Makes a log of an evening from a seed. The same seed gives the same log. */
export function makeLog({ seed, minutes }: MakeOptions): MadeLog {
  const titles = catalogue(seed);
  const planted = plant(seed, titles, START, minutes);
  return { seed, minutes, titles, planted, plays: () => playsOf(titles, planted, seed, minutes) };
}

function* playsOf(
  titles: readonly Title[],
  planted: readonly Planted[],
  seed: number,
  minutes: number,
): Generator<readonly Play[], undefined> {
  const random = new Random(seed ^ 0x2545f491);
  const waiting = new Map<number, Play[]>();
  const rates = new Float64Array(titles.length);
  const sums = new Float64Array(titles.length);
  const end = START + minutes * 60 * SECOND;
  for (let time = START; time < end || waiting.size > 0; time += SECOND) {
    if (time < end) {
      if ((time - START) % (60 * SECOND) === 0) wander(titles, rates, random);
      const total = addUp(titles, rates, planted, time, sums);
      const count = random.poisson(PLAYS * rhythm(time) * total);
      for (let n = 0; n < count; n++) {
        const title = titles[placeOf(sums, random.next() * total)] as Title;
        const at = time + Math.floor(random.next() * SECOND);
        const play = { title, time: at, arrival: at + delay(random) };
        const second = Math.floor(play.arrival / SECOND);
        const others = waiting.get(second);
        if (others) others.push(play);
        else waiting.set(second, [play]);
      }
    }
    const arrived = waiting.get(time / SECOND);
    if (!arrived) continue;
    waiting.delete(time / SECOND);
    yield arrived.sort((a, b) => a.arrival - b.arrival);
  }
  return undefined;
}

function wander(titles: readonly Title[], rates: Float64Array, random: Random): void {
  titles.forEach(({ share }, i) => (rates[i] = share * Math.exp(WANDERING * random.normal())));
}

/** The programmes' parts at a time, summed up from the first; gives the sum of all. */
function addUp(
  titles: readonly Title[],
  rates: Float64Array,
  planted: readonly Planted[],
  time: number,
  sums: Float64Array,
): number {
  const now = planted.filter(({ start }) => time >= start);
  let sum = 0;
  titles.forEach((title, i) => {
    let rate = rates[i] as number;
    for (const one of now) rate *= factorOf(one, title, time);
    sum += rate;
    sums[i] = sum;
  });
  return sum;
}

/** The first place whose sum is above x. */
function placeOf(sums: Float64Array, x: number): number {
  let low = 0;
  for (let high = sums.length - 1; low < high;) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] as number) > x) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How busy the time of day is, 1 in the mean: quiet mornings, a peak after nine in the evening. */
function rhythm(time: number): number {
  const hour = (time / 3_600_000 + 9) % 24;
  const turn = (2 * Math.PI * (hour - 21.3)) / 24;
  return 1 + 0.6 * Math.cos(turn) + 0.25 * Math.cos(2 * turn);
}

function delay(random: Random): number {
  if (random.chance(DELAY.late)) return random.between(DELAY.lateLow, DELAY.lateHigh);
  return Math.floor(Math.min(DELAY.most, random.exponential(DELAY.mean)));
}
