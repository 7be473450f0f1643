import { checkNumber } from '../errors.js';

/**
 * Tells whether an input is idle: once it has been silent for longer than a timeout. The silence is
 * counted from the first check that saw no activity, not from the last activity (Flink's
 * WatermarksWithIdleness).
 */
export class IdlenessTimer {
  readonly #timeout: number;
  #active = false;
  /** When silence was first seen; NaN while there is none. */
  #silentSince = NaN;

  /**
   * @param timeout Milliseconds of the clock.
   * @throws WindowError `invalid-parameter` unless it is above 0.
   */
  constructor(timeout: number) {
    this.#timeout = checkNumber('The idle timeout', timeout, { min: Number.MIN_VALUE });
  }

  /** The input has told something. */
  activity(): void {
    this.#active = true;
  }

  /** Whether the input is idle at `now`, in milliseconds of a clock that does not go back. */
  check(now: number): boolean {
    if (this.#active) {
      this.#active = false;
      this.#silentSince = NaN;
      return false;
    }
    if (Number.isNaN(this.#silentSince)) {
      this.#silentSince = now;
      return false;
    }
    return now - this.#silentSince > this.#timeout;
  }
}
