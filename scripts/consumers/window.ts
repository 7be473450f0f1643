// A small program as a user would write it. check-consumers.mjs compiles it against the packed
// package and runs it; it throws when something is not as the types promise.

import {
  collect,
  count,
  field,
  hot,
  isoTime,
  ndjson,
  number,
  query,
  sum,
  tumbling,
  WindowError,
} from '@nunchi/window';
import type { Dialect, RowBatch } from '@nunchi/window';

const plays = query({
  time: field('at', isoTime()),
  title: field('play.title'),
  seconds: field('play.seconds', number()),
})
  .watermark('10 seconds')
  .window(tumbling('1 minute'))
  .groupBy('title')
  .aggregate({ hit: count(), watched: sum('seconds') });

const log = [0, 20, 61]
  .map((s) => ({
    at: new Date(Date.UTC(2026, 0, 1) + s * 1000).toISOString(),
    play: { title: '시그널', seconds: s },
  }))
  .map((row) => `${JSON.stringify(row)}\n`)
  .join('');

void (async () => {
  const dialects: Dialect[] = ['spark', 'flink', 'kafka'];
  for (const dialect of dialects) {
    const told: { title: string | null; hit: number; watched: number | null }[] = [];
    for await (const rows of plays.dialect(dialect).run(ndjson(log))) told.push(...rows);
    const shown = told.map(({ title, hit, watched }) => `${title} ${hit} ${watched}`).join(', ');
    if (shown !== '시그널 2 20, 시그널 1 61') throw new Error(`${dialect}: ${shown}`);
  }

  const sink = collect<{ hit: number }>();
  const metrics = await plays.run(ndjson(log)).into(sink);
  const rows: number = metrics.rows;
  if (rows !== 3) throw new Error(`${rows} rows`);

  const open = plays.open();
  open.push([{ at: '2026-01-01T00:00:00Z', play: { title: '미생', seconds: 1 } }]);
  const batch: RowBatch<{ title: string | null }> = open.finish();
  if (batch.at(0)?.title !== '미생') throw new Error('no row');

  const board = hot<string>({ halfLife: '1 hour' });
  board.add('시그널', 0, 3);
  if (board.top(1, 0)[0]?.key !== '시그널') throw new Error('nothing is hot');

  try {
    plays.emit('update').toFlinkSQL({
      source: { kind: 'kafka', topic: 'plays', servers: 'localhost:9092' },
      sink: { kind: 'print' },
    });
    throw new Error('Flink took an update');
  } catch (error) {
    if (!(error instanceof WindowError) || error.code !== 'not-expressible') throw error;
  }
})();
