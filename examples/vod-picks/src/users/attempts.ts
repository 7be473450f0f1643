/**
 * Counts attempts in a sliding window, to slow down those who guess. Attempts are counted before
 * they are judged, so that many at once do not slip through.
 */
export class Attempts {
  readonly #most: number;
  readonly #window: number;
  readonly #times = new Map<string, number[]>();

  /** @param window In milliseconds. */
  constructor(most: number, window: number) {
    this.#most = most;
    this.#window = window;
  }

  /** Counts one; gives the seconds to wait if it was one too many, else 0. */
  take(key: string): number {
    const now = Date.now();
    const recent = (this.#times.get(key) ?? []).filter((time) => time > now - this.#window);
    if (recent.length >= this.#most) {
      return Math.ceil(((recent[0] ?? now) + this.#window - now) / 1000);
    }
    recent.push(now);
    this.#times.delete(key);
    this.#times.set(key, recent);
    // Whoever invents keys must not fill the memory: the oldest go.
    if (this.#times.size > MOST_KEYS) {
      const [oldest] = this.#times.keys();
      if (oldest !== undefined) this.#times.delete(oldest);
    }
    return 0;
  }

  /** Forgets a key: its owner has shown who he or she is. */
  forget(key: string): void {
    this.#times.delete(key);
  }
}

const MOST_KEYS = 10_000;
