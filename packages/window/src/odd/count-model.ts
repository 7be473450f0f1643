import { blendHours, placeInSeason, seasonHours } from './count-profile.js';
import type { CountSeason } from './count-profile.js';

const HOUR = 3_600_000;
/** Times after which what was learnt of levels, and of an hour of the season, has faded to 1 / e. */
const LEVEL_MEMORY = 24 * HOUR;
const SEASONS_REMEMBERED = 7;
/** Counts that the common profile weighs in a key's own. */
const PROFILE_PRIOR = 20;
/** Squared counts that the common dispersion weighs in a key's own, and what the first windows assume. */
const DISPERSION_PRIOR = 50;
const FIRST_DISPERSION = 0.05;
/** A hair from Poisson: nobody's counts are steadier than 1 in 100, however large. */
const LEAST_DISPERSION = 1e-4;
/** Counts are learnt as if they were within so many standard deviations. */
const CLIP = 4;
/** Squared distances are learnt as if they were within so many variances. */
const SCATTER_CLIP = 6;

/** Columns of a row, before its hours. */
const COUNTS = 0;
const EXPOSURE = 1;
const EXCESS = 2;
const SQUARES = 3;
/** Sums over all hours. */
const SEASON_COUNTS = 4;
const SEASON_WINDOWS = 5;
const HEAD = 6;

/** Stands for all keys together, where rows are saved. */
export const ALL_KEYS = -1;

/** What is expected of a count. */
export interface Expectation {
  /** Mean. */
  readonly mean: number;
  /** Variance is mean + dispersion · mean². */
  readonly dispersion: number;
}

/**
 * Counts per window of many keys: mean = level · season, a negative binomial around it. A key's level is
 * a ratio of faded sums. Its season and its dispersion are shrunk towards those of all keys together,
 * so that a rare key borrows the rhythm that it has too few counts to show. A row is 6 + 2 · hours
 * numbers, and a window costs O(1) a key.
 */
export class CountModel {
  readonly #hours: number;
  readonly #offset: number;
  readonly #levelKeep: number;
  readonly #hourKeep: number;
  /** Faded windows of an hour that was seen in an earlier season. */
  readonly #knownHour: number;
  readonly #stride: number;
  /** Row 0 is that of all keys together; the first key's follows. */
  #rows: Float64Array;

  /**
   * @param size Milliseconds of a window.
   * @param offset Milliseconds that local time is ahead of UTC.
   */
  constructor(size: number, season: CountSeason, offset: number) {
    this.#hours = seasonHours(season);
    this.#offset = offset;
    this.#levelKeep = Math.exp(-size / LEVEL_MEMORY);
    this.#hourKeep = Math.exp(-size / (SEASONS_REMEMBERED * HOUR));
    this.#knownHour = 0.9 * Math.max(1, HOUR / size);
    this.#stride = HEAD + 2 * this.#hours;
    this.#rows = new Float64Array(2 * this.#stride);
  }

  /** Makes room for keys 0 … keys - 1. */
  reserve(keys: number): void {
    const length = (keys + 1) * this.#stride;
    if (length <= this.#rows.length) return;
    const rows = new Float64Array(Math.max(length, 2 * this.#rows.length));
    rows.set(this.#rows);
    this.#rows = rows;
  }

  /** Forgets a key. */
  clear(key: number): void {
    const at = (key + 1) * this.#stride;
    this.#rows.fill(0, at, at + this.#stride);
  }

  expect(key: number, time: number): Expectation {
    const at = (key + 1) * this.#stride;
    const rows = this.#rows;
    const exposure = rows[at + EXPOSURE] as number;
    const level = exposure > 0 ? (rows[at + COUNTS] as number) / exposure : 0;
    return { mean: level * this.#seasonAt(at, time), dispersion: this.#dispersion(at) };
  }

  /** Learns a count of a window of which `expected` was told. */
  learn(key: number, time: number, count: number, expected: Expectation): void {
    const at = (key + 1) * this.#stride;
    const rows = this.#rows;
    const { mean, dispersion } = expected;
    // An hour that the season does not know yet says nothing of how counts scatter around it.
    const hour = Math.floor(placeInSeason(time, this.#hours, this.#offset));
    const known = (rows[at + HEAD + 2 * hour + 1] as number) >= this.#knownHour;
    const variance = mean + dispersion * mean * mean;
    const most = CLIP * Math.sqrt(Math.max(1, variance));
    const clipped = known ? Math.max(mean - most, Math.min(mean + most, count)) : count;

    const season = this.#seasonAt(at, time);
    const keep = this.#levelKeep;
    rows[at + COUNTS] = keep * (rows[at + COUNTS] as number) + clipped;
    rows[at + EXPOSURE] = keep * (rows[at + EXPOSURE] as number) + season;
    if (known) {
      const excess = Math.min((count - mean) ** 2, SCATTER_CLIP * variance) - mean;
      this.#learnScatter(0, 1, excess, mean * mean);
      this.#learnScatter(at, keep, excess, mean * mean);
    }
    this.#learnHour(0, 1, hour, clipped, 1);
    this.#learnHour(at, this.#hourKeep, hour, clipped, 1);
  }

  /** To be called once a window, before its counts are learnt: what all keys showed together fades. */
  beginWindow(time: number): void {
    const hour = Math.floor(placeInSeason(time, this.#hours, this.#offset));
    this.#learnScatter(0, this.#levelKeep, 0, 0);
    this.#learnHour(0, this.#hourKeep, hour, 0, 0);
  }

  #learnScatter(at: number, keep: number, excess: number, square: number): void {
    const rows = this.#rows;
    rows[at + EXCESS] = keep * (rows[at + EXCESS] as number) + excess;
    rows[at + SQUARES] = keep * (rows[at + SQUARES] as number) + square;
  }

  #learnHour(at: number, keep: number, hour: number, count: number, added: number): void {
    const rows = this.#rows;
    const column = at + HEAD + 2 * hour;
    const [counts, windows] = [rows[column] as number, rows[column + 1] as number];
    const moreCounts = keep * counts + count;
    const moreWindows = keep * windows + added;
    rows[column] = moreCounts;
    rows[column + 1] = moreWindows;
    rows[at + SEASON_COUNTS] = (rows[at + SEASON_COUNTS] as number) + moreCounts - counts;
    rows[at + SEASON_WINDOWS] = (rows[at + SEASON_WINDOWS] as number) + moreWindows - windows;
  }

  #dispersion(at: number): number {
    const rows = this.#rows;
    const common =
      ((rows[EXCESS] as number) + DISPERSION_PRIOR * FIRST_DISPERSION) /
      ((rows[SQUARES] as number) + DISPERSION_PRIOR);
    const own =
      ((rows[at + EXCESS] as number) + DISPERSION_PRIOR * common) /
      ((rows[at + SQUARES] as number) + DISPERSION_PRIOR);
    return Math.max(LEAST_DISPERSION, own);
  }

  #seasonAt(at: number, time: number): number {
    const place = placeInSeason(time, this.#hours, this.#offset);
    const { first, second, share } = blendHours(place, this.#hours);
    return (1 - share) * this.#factor(at, first) + share * this.#factor(at, second);
  }

  /** An hour's counts over the mean hour's, shrunk towards that of all keys, and that towards 1. */
  #factor(at: number, hour: number): number {
    return this.#shrunk(at, hour, this.#shrunk(0, hour, 1));
  }

  #shrunk(at: number, hour: number, towards: number): number {
    const rows = this.#rows;
    const windows = rows[at + SEASON_WINDOWS] as number;
    if (windows === 0) return towards;
    const column = at + HEAD + 2 * hour;
    const usual = ((rows[column + 1] as number) * (rows[at + SEASON_COUNTS] as number)) / windows;
    return ((rows[column] as number) + PROFILE_PRIOR * towards) / (usual + PROFILE_PRIOR);
  }

  /** Numbers a saved row has. */
  get rowLength(): number {
    return this.#stride;
  }

  save(key: number, to: number[]): void {
    const at = (key + 1) * this.#stride;
    for (let column = 0; column < this.#stride; column++) {
      to.push(this.#rows[at + column] as number);
    }
  }

  /** Reads what `save` wrote, from `state[at]`; gives the place behind it. */
  load(key: number, state: readonly number[], at: number): number {
    const end = at + this.#stride;
    this.#rows.set(state.slice(at, end), (key + 1) * this.#stride);
    return end;
  }
}
