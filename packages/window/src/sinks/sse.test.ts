import { describe, expect, it } from 'vitest';
import { batchOf } from '../../test/result-batch.js';
import { sse } from './sse.js';

const batch = (hit: number) =>
  batchOf([{ window: [0, 10_000], key: ['무한\n도전'], values: [hit] }], ['cpk'], ['hit']);

/** Reads what is there. */
async function texts(stream: ReadableStream<Uint8Array>, count: number): Promise<string[]> {
  const reader = stream.getReader();
  const found: string[] = [];
  while (found.length < count) {
    const { done, value } = await reader.read();
    if (done) break;
    found.push(new TextDecoder().decode(value));
  }
  reader.releaseLock();
  return found;
}

describe('sse', () => {
  it('sends each batch as an event whose data is a JSON array', async () => {
    const board = sse();
    const stream = board.stream();
    await board.write(batch(7));
    const [event = ''] = await texts(stream, 1);
    expect(event).toMatch(/^id: 1\nevent: rows\ndata: .*\n\n$/);
    const data = /^data: (.*)$/m.exec(event)?.[1] ?? '';
    expect(JSON.parse(data)).toEqual([
      { windowStart: 0, windowEnd: 10_000, cpk: '무한\n도전', hit: 7 },
    ]);
  });

  it('tells clients that come late the last events, and others what they missed', async () => {
    const board = sse({ history: 2 });
    for (const hit of [1, 2, 3]) await board.write(batch(hit));
    const ids = async (last: string | null) =>
      (await texts(board.stream(last), last === '2' ? 1 : 2)).map((text) => text.slice(0, 5));
    expect(await ids(null)).toEqual(['id: 2', 'id: 3']);
    expect(await ids('2')).toEqual(['id: 3']);
    // Ids of another server, and what is no id.
    expect(await ids('99')).toEqual(['id: 2', 'id: 3']);
    expect(await ids('<script>')).toEqual(['id: 2', 'id: 3']);
  });

  it('ends the stream of a client that lags too far behind, and only that', async () => {
    const board = sse({ history: 0, lag: 2 });
    const slow = board.stream();
    const quick = board.stream();
    for (const hit of [1, 2, 3]) {
      await board.write(batch(hit));
      await texts(quick, 1);
    }
    expect(board.clients).toBe(1);
    expect(await texts(slow, 9)).toHaveLength(2);
  });

  it('forgets clients that go, and all of them at its end', async () => {
    const board = sse();
    await board.stream().cancel();
    expect(board.clients).toBe(0);
    const stream = board.stream();
    board.end();
    expect(await texts(stream, 9)).toEqual([]);
  });

  it('goes on with its ids after a crash', async () => {
    const board = sse();
    await board.open({ id: 41 });
    board.send('alarm', 'two\r\nlines');
    expect(await texts(board.stream(), 1)).toEqual([
      'id: 42\nevent: alarm\ndata: two\ndata: lines\n\n',
    ]);
    expect(await board.flush()).toEqual({ id: 42 });
  });
});
