import { sse } from '@nunchi/window';
import type { RunMetrics } from '@nunchi/window';
import type { Alarm } from '../watch/alarms';
import type { HotRow, RisingRow } from '../watch/boards';
import type { Point } from '../watch/hot-now';
import type { OpenView } from '../watch/open-windows';
import type { Watch } from '../watch/watch';

/** How the run stands. */
export interface Status {
  /** Milliseconds since the epoch; null before the first row. */
  readonly watermark: number | null;
  /** Milliseconds behind the clock; null where there is none. */
  readonly lag: number | null;
  readonly rows: number;
  readonly late: number;
  readonly malformed: number;
  readonly alarms: number;
  readonly isOver: boolean;
}

/** What a page is told: everything at first, then what is new. */
export interface News {
  readonly status: Status;
  readonly open: OpenView | null;
  readonly hot: readonly HotRow[];
  readonly rising: readonly RisingRow[];
  readonly points: readonly Point[];
  readonly alarms: readonly Alarm[];
}

/** Milliseconds between two pieces of news. */
const PACE = 250;
/** Points and alarms that a page shows. */
const POINTS = 360;
const ALARMS = 60;

const encoder = new TextEncoder();

/** Tells pages of a watch by server-sent events: `state` on coming, also on coming again, then `news`. */
export class Publisher {
  readonly #watch: Watch;
  readonly #streams = sse({ history: 0 });
  readonly #timer: NodeJS.Timeout;
  #end = -Infinity;
  #alarms = 0;
  #told = '';
  #isOver = false;

  constructor(watch: Watch) {
    this.#watch = watch;
    this.#timer = setInterval(() => this.#tell(), PACE).unref();
    const over = (): void => {
      this.#isOver = true;
    };
    watch.done.then(over, over);
  }

  get metrics(): RunMetrics {
    return this.#watch.metrics;
  }

  /** The events for one page. */
  stream(): ReadableStream<Uint8Array> {
    // Both at once: what closes from now on is news, what closed before is in the state.
    this.#tell();
    const state = JSON.stringify(this.#news(-Infinity, -Infinity));
    const news = this.#streams.stream().getReader();
    return new ReadableStream<Uint8Array>({
      start: (page) => page.enqueue(encoder.encode(`event: state\ndata: ${state}\n\n`)),
      async pull(page) {
        const { done, value } = await news.read();
        if (done) page.close();
        else page.enqueue(value);
      },
      cancel: (reason) => news.cancel(reason),
    });
  }

  /** Ends all streams. */
  close(): void {
    clearInterval(this.#timer);
    this.#streams.end();
  }

  #tell(): void {
    const { now } = this.#watch;
    const news = JSON.stringify(this.#news(this.#end, this.#alarms));
    if (news === this.#told) return;
    this.#streams.send('news', news);
    this.#end = Number.isNaN(now.end) ? -Infinity : now.end;
    this.#alarms = now.alarmCount;
    this.#told = JSON.stringify(this.#news(this.#end, this.#alarms));
  }

  /** What there is since a window's end and a number of alarms. */
  #news(end: number, alarmCount: number): News {
    const { now, open, metrics, lag } = this.#watch;
    const { hot, rising, points, alarms } = now.view;
    const fresh = Math.min(ALARMS, now.alarmCount - alarmCount);
    const { rows, late, malformed, watermark } = metrics;
    return {
      status: {
        watermark: Number.isFinite(watermark) ? watermark : null,
        ...{ lag, rows, late, malformed, alarms: now.alarmCount, isOver: this.#isOver },
      },
      ...{ open: open.view, hot, rising },
      points: points.slice(-POINTS).filter(([at]) => at > end),
      alarms: fresh > 0 ? alarms.slice(-fresh) : [],
    };
  }
}
