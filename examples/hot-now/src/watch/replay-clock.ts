import { setTimeout as wait } from 'node:timers/promises';
import type { ByteReader, ByteSource } from '@nunchi/window';

/** The time of day, or of the replay: milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

const DATE = Buffer.from('"logdate":"');
const DATE_LENGTH = 23;
/** Bytes read at a time: some seconds of the log. */
const PIECE = 8192;
const SEOUL = '+09:00';

/** A clock that goes `speed` times as fast as the real one, from the first time that it is told. */
export class ReplayClock implements Clock {
  readonly #speed: number;
  #start = NaN;
  #began = 0;

  constructor(speed: number) {
    this.#speed = speed;
  }

  /** NaN before it was told a time. */
  now(): number {
    return this.#start + (performance.now() - this.#began) * this.#speed;
  }

  /** Waits until it is that time. */
  async until(time: number, signal: AbortSignal | null): Promise<void> {
    if (Number.isNaN(this.#start)) {
      this.#start = time;
      this.#began = performance.now();
    }
    const milliseconds = (time - this.now()) / this.#speed;
    // A timer cannot wait for longer than 2^31 milliseconds.
    if (milliseconds > 1)
      await wait(Math.min(milliseconds, 2 ** 31 - 1), null, signal ? { signal } : {});
  }
}

/** A log file read as fast as a clock goes: each piece comes when the time of its last line has come. */
export function paced(source: ByteSource, clock: ReplayClock): ByteSource {
  return {
    ...source,
    async open(from, signal) {
      const reader = await source.open(from, signal);
      const slow: ByteReader = {
        totalBytes: reader.totalBytes,
        async read(into) {
          const read = await reader.read(into.subarray(0, PIECE));
          const time = read ? lastTime(into.subarray(0, read.bytes)) : NaN;
          if (!Number.isNaN(time)) await clock.until(time, signal);
          return read;
        },
        position: () => reader.position(),
        close: () => reader.close(),
      };
      return slow;
    },
  };
}

/** The last whole date in a piece of a log; NaN where there is none. */
function lastTime(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = text.lastIndexOf(DATE, text.length - DATE.length - DATE_LENGTH);
  if (at === -1) return NaN;
  const begin = at + DATE.length;
  const date = text.toString('latin1', begin, begin + DATE_LENGTH);
  return Date.parse(`${date.replace(' ', 'T')}${SEOUL}`);
}
