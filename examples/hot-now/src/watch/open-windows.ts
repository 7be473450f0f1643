import type { CountRow } from './queries';

/** The newest window as it grows. */
export interface OpenView {
  /** Milliseconds since the epoch. */
  readonly end: number;
  readonly plays: number;
  /** Its most played programmes. */
  readonly top: readonly { readonly title: string; readonly hit: number }[];
}

const TOP = 5;
/** More windows than a watermark of ten seconds leaves open. */
const KEPT = 8;

/** Windows that are not closed yet, by the counts told of them so far. */
export class OpenWindows {
  readonly #windows = new Map<number, Map<string, CountRow>>();

  /** Takes rows that changed. */
  take(rows: Iterable<CountRow>): void {
    for (const row of rows) {
      let window = this.#windows.get(row.windowEnd);
      if (!window) this.#windows.set(row.windowEnd, (window = new Map<string, CountRow>()));
      window.set(JSON.stringify([row.cpk, row.base_mck, row.title]), row);
    }
    const ends = [...this.#windows.keys()].sort((a, b) => b - a);
    for (const end of ends.slice(KEPT)) this.#windows.delete(end);
  }

  /** All rows of windows that end in a span, the second bound included. */
  rowsBetween(after: number, until: number): CountRow[] {
    return [...this.#windows]
      .filter(([end]) => end > after && end <= until)
      .flatMap(([, window]) => [...window.values()]);
  }

  /** The newest window; null before the first. */
  get view(): OpenView | null {
    const end = Math.max(...this.#windows.keys());
    const rows = [...(this.#windows.get(end)?.values() ?? [])].sort((a, b) => b.hit - a.hit);
    if (rows.length === 0) return null;
    const plays = rows.reduce((sum, { hit }) => sum + hit, 0);
    const top = rows
      .slice(0, TOP)
      .map(({ title, cpk, hit }) => ({ title: title ?? cpk ?? '', hit }));
    return { end, plays, top };
  }
}
