import { checkNumber } from '../errors.js';
import type { RowBatch } from '../rows/row-batch.js';
import { RowEncoder } from './row-encoder.js';
import type { Sink, SinkPosition } from './sink.js';

/** Options of `sse`. */
export interface SseOptions {
  /** The name of the events: `source.addEventListener('rows', …)`. Default `rows`. */
  event?: string | undefined;
  /** Events kept for clients that come, or come again. Default 100. */
  history?: number | undefined;
  /** Events a client may lag behind; then its stream ends, and it comes again by itself. Default 1,000. */
  lag?: number | undefined;
}

const LINE_BREAK = /\r\n|\r|\n/;
const encoder = new TextEncoder();
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Results as server-sent events for any number of clients: `sse()` makes one. */
export class EventStreams<Row = unknown> implements Sink<Row> {
  readonly name: string = 'sse';
  readonly #event: string;
  readonly #limit: number;
  readonly #lag: number;
  readonly #history: { id: number; bytes: Uint8Array }[] = [];
  readonly #clients = new Set<ReadableStreamDefaultController<Uint8Array>>();
  readonly #encoder = new RowEncoder();
  #id = 0;

  constructor(options: SseOptions = {}) {
    const { event = 'rows', history = 100, lag = 1000 } = options;
    this.#event = event;
    this.#limit = checkNumber('history', history, { min: 0, integer: true });
    this.#lag = checkNumber('lag', lag, { min: 1, integer: true });
  }

  /** Clients that listen. */
  get clients(): number {
    return this.#clients.size;
  }

  /**
   * The events for one client, as the body of a response of type `text/event-stream`. It begins with
   * the last events, or with what the client missed of them.
   *
   * @param lastEventId The request's `Last-Event-ID` header, if it has one.
   */
  stream(lastEventId: string | null = null): ReadableStream<Uint8Array> {
    const last = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : 0;
    // An id that was never given is one of a server before this one.
    const seen = last > this.#id ? 0 : last;
    let client: ReadableStreamDefaultController<Uint8Array>;
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          client = controller;
          for (const { id, bytes } of this.#history) if (id > seen) client.enqueue(bytes);
          this.#clients.add(client);
        },
        cancel: () => void this.#clients.delete(client),
      },
      new CountQueuingStrategy({ highWaterMark: this.#lag + this.#limit }),
    );
  }

  /** Sends an event of one's own to all clients: an alarm, metrics. */
  send(event: string, data: string): void {
    const id = ++this.#id;
    const name = event.split(LINE_BREAK).join(' ');
    const body = data.split(LINE_BREAK).join('\ndata: ');
    const bytes = encoder.encode(`id: ${id}\nevent: ${name}\ndata: ${body}\n\n`);
    this.#history.push({ id, bytes });
    if (this.#history.length > this.#limit) this.#history.shift();
    for (const client of this.#clients) {
      if ((client.desiredSize ?? 0) > 0) client.enqueue(bytes);
      else this.#leave(client);
    }
  }

  /** Ends all streams: the server goes down. */
  end(): void {
    for (const client of this.#clients) this.#leave(client);
  }

  #leave(client: ReadableStreamDefaultController<Uint8Array>): void {
    this.#clients.delete(client);
    client.close();
  }

  open(at: SinkPosition | null): Promise<void> {
    // Ids go on after a crash, or clients would leave out what is new.
    this.#id = Math.max(this.#id, Number(at?.id ?? 0));
    return Promise.resolve();
  }

  write(rows: RowBatch<Row>): Promise<void> {
    const lines = utf8.decode(this.#encoder.encode(rows)).trimEnd();
    this.send(this.#event, `[${lines.replaceAll('\n', ',')}]`);
    return Promise.resolve();
  }

  flush(): Promise<SinkPosition> {
    return Promise.resolve({ id: this.#id });
  }

  /** The run has ended; clients stay, since another run may go on. */
  close(): Promise<void> {
    return Promise.resolve();
  }
}

/**
 * A sink for pages: each batch of results is one server-sent event, a JSON array of its rows with an
 * id. What was sent cannot be taken back: after a crash the results since the checkpoint come again.
 *
 * @throws WindowError `invalid-parameter`
 *
 * @example
 * const board = sse();
 * void hits.run(source).into(board);
 * app.get('/events', (c) =>
 *   c.body(board.stream(c.req.header('last-event-id')), 200, { 'content-type': 'text/event-stream' }),
 * );
 */
export function sse<Row = unknown>(options: SseOptions = {}): EventStreams<Row> {
  return new EventStreams<Row>(options);
}
