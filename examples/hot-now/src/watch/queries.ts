import { count, field, localTime, query, tumbling } from '@nunchi/window';

/** Milliseconds of a window. */
export const WINDOW = 10_000;
/** Milliseconds that the watermark waits for rows out of order. */
export const DELAY = 10_000;

/** Plays by programme and menu, every ten seconds; the title comes along as a part of the key. */
const plays = query({
  time: field('_source.logdate', localTime('yyyy-MM-dd HH:mm:ss.SSS', 'Asia/Seoul')),
  cpk: field('_source.@fields.params.cpk'),
  base_mck: field('_source.@fields.params.base_mck'),
  title: field('_source.@fields.params.title'),
})
  .watermark(DELAY)
  .window(tumbling(WINDOW))
  .groupBy('cpk', 'base_mck', 'title')
  .aggregate({ hit: count() });

/** Counts as they grow, for the live board. */
export const growingCounts = plays.emit('update');

/** Counts that are final, for all that remembers: boards and detectors. */
export const finalCounts = plays.emit('append');

/** A row of either. */
export interface CountRow {
  readonly windowStart: number;
  readonly windowEnd: number;
  readonly cpk: string | null;
  readonly base_mck: string | null;
  readonly title: string | null;
  readonly hit: number;
}
