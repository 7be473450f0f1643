import { hot, rising, top } from '@nunchi/window';
import type { Change, RisingKey } from '@nunchi/window';

/** A row of the board of what is hot. */
export interface HotRow {
  readonly rank: number;
  readonly cpk: string;
  readonly title: string;
  /** Plays, each half as much after every half-life. */
  readonly score: number;
  readonly change: Change;
}

/** A row of the board of what rises. */
export interface RisingRow {
  readonly rank: number;
  readonly cpk: string;
  readonly title: string;
  readonly actual: number;
  readonly expected: number;
  readonly ratio: number;
  readonly pValue: number;
  readonly change: Change;
}

/** A row that came onto the board of what rises, as it was then. */
export interface RisenRow extends RisingRow {
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** How boards are kept; what tests vary. */
export interface BoardOptions {
  readonly margin?: number;
  readonly rounds?: number;
}

const SIZE = 10;
/** A row that is ahead by little takes the place before it after so many windows: two minutes. */
const ROUNDS = 12;
/** Keys that may come onto the board next. */
const CANDIDATES = 50;
/** What rises is looked at in windows of five minutes. */
const RISING_WINDOW = 300_000;
/** Rows that are remembered after they have left. */
const REMEMBERED = 200;

/** What is hot, by counts that halve every ten minutes. */
export class HotBoard {
  readonly #hot = hot<string>({ halfLife: '10 minutes' });
  readonly #board: ReturnType<typeof top<string>>;
  #rows: Omit<HotRow, 'title'>[] = [];

  constructor(options: BoardOptions = {}) {
    this.#board = top<string>({ size: SIZE, rounds: ROUNDS, ...options });
  }

  get rows(): readonly Omit<HotRow, 'title'>[] {
    return this.#rows;
  }

  add(cpk: string, time: number, plays: number): void {
    this.#hot.add(cpk, time, plays);
  }

  close(end: number): void {
    const scores = new Map(this.#rows.map(({ cpk }) => [cpk, this.#hot.score(cpk, end)]));
    for (const { key, score } of this.#hot.top(CANDIDATES, end)) scores.set(key, score);
    this.#rows = this.#board
      .update(scores)
      .rows.map(({ rank, key, score, change }) => ({ rank, cpk: key, score, change }));
  }

  save(): unknown {
    const [counts, board] = [this.#hot.snapshot(), this.#board.snapshot()].map(toText);
    return { counts, board, rows: this.#rows };
  }

  restore(saved: unknown): void {
    const { counts, board, rows } = saved as { counts: string; board: string; rows: HotRow[] };
    this.#hot.restore(toBytes(counts));
    this.#board.restore(toBytes(board));
    this.#rows = rows;
  }
}

/** What rises: programmes with more plays in five minutes than the same hour's history lets expect. */
export class RisingBoard {
  readonly #rising = rising<string>({ zone: 'Asia/Seoul' });
  readonly #board = top<string>({ size: SIZE });
  #counts = new Map<string, number>();
  #rows: Omit<RisingRow, 'title'>[] = [];
  #risen: Omit<RisenRow, 'title'>[] = [];

  get rows(): readonly Omit<RisingRow, 'title'>[] {
    return this.#rows;
  }

  /** What has come onto the board, the newest last. */
  get risen(): readonly Omit<RisenRow, 'title'>[] {
    return this.#risen;
  }

  add(cpk: string, plays: number): void {
    this.#counts.set(cpk, (this.#counts.get(cpk) ?? 0) + plays);
  }

  close(end: number): void {
    if (end % RISING_WINDOW !== 0) return;
    const found = new Map<string, RisingKey<string>>();
    for (const row of this.#rising.update(end - RISING_WINDOW, this.#counts))
      found.set(row.key, row);
    this.#counts = new Map();
    const scores = [...found].map(([key, { ratio }]) => [key, ratio] as const);
    this.#rows = this.#board.update(scores).rows.map(({ rank, key, change }) => {
      const { actual, expected, ratio, pValue } = found.get(key) as RisingKey<string>;
      return { rank, cpk: key, actual, expected, ratio, pValue, change };
    });
    const fresh = this.#rows.filter(({ change }) => change === 'new');
    this.#risen.push(...fresh.map((row) => ({ ...row, at: end })));
    this.#risen = this.#risen.slice(-REMEMBERED);
  }

  save(): unknown {
    const [history, board] = [this.#rising.snapshot(), this.#board.snapshot()].map(toText);
    return { history, board, counts: [...this.#counts], rows: this.#rows, risen: this.#risen };
  }

  restore(saved: unknown): void {
    const { history, board, counts, rows, risen } = saved as SavedRising;
    this.#rising.restore(toBytes(history));
    this.#board.restore(toBytes(board));
    this.#counts = new Map(counts);
    this.#rows = rows;
    this.#risen = risen;
  }
}

interface SavedRising {
  readonly history: string;
  readonly board: string;
  readonly counts: readonly [string, number][];
  readonly rows: RisingRow[];
  readonly risen: RisenRow[];
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function toBytes(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
