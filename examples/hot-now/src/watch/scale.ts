import { KeyedDetector } from '@nunchi/window';
import type { KeyedSnapshot, KeyedVerdict } from '@nunchi/window';

const MINUTE = 60_000;
const SEOUL = 9 * 60 * MINUTE;
/** What is learnt before anything is judged, and calm after which a key may alarm anew. */
const WARM_UP = 60 * MINUTE;
const COOL_DOWN = 10 * MINUTE;

/** A detector of windows of one length: short ones find what is large at once, long ones what is small. */
export class Scale {
  readonly #size: number;
  readonly #detector: KeyedDetector;
  #sums = new Map<string, number>();

  /** @param size Milliseconds, a multiple of the query's windows. */
  constructor(size: number) {
    this.#size = size;
    this.#detector = new KeyedDetector({
      size,
      offset: SEOUL,
      falseAlarmsPerDay: 3,
      warmUp: WARM_UP / size,
      coolDown: COOL_DOWN / size,
    });
  }

  add(key: string, plays: number): void {
    this.#sums.set(key, (this.#sums.get(key) ?? 0) + plays);
  }

  /** The end of one of the query's windows: where it ends one of this scale, what is odd there. */
  close(end: number): readonly KeyedVerdict[] {
    if (end % this.#size !== 0) return [];
    for (const [key, plays] of this.#sums) this.#detector.put(key, plays);
    this.#sums = new Map();
    return this.#detector.close(end);
  }

  save(): unknown {
    return { detector: this.#detector.snapshot(), sums: [...this.#sums] };
  }

  restore(saved: unknown): void {
    const { detector, sums } = saved as { detector: KeyedSnapshot; sums: [string, number][] };
    this.#detector.restore(detector);
    this.#sums = new Map(sums);
  }
}
