import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { PieceReader } from '../sources/piece-reader.js';
import type { InputFile } from './input-file.js';

const PIECE = 262_144;

/** What must be done to a file's bytes. */
export interface PieceOptions {
  readonly gzip: boolean;
  /** As `TextDecoder` names it; null for UTF-8. */
  readonly encoding: string | null;
}

/** Standard input, or a file that is unpacked or decoded: to go on within it means to begin anew and skip. */
export class PieceFile implements InputFile {
  readonly identity: null = null;
  readonly #stream: Readable;
  readonly #reader: PieceReader;
  #offset: number = 0;

  private constructor(stream: Readable, encoding: string | null) {
    this.#stream = stream;
    const bytes = stream as AsyncIterable<Uint8Array>;
    this.#reader = new PieceReader(encoding === null ? bytes : decoded(bytes, encoding), null);
  }

  /** @param path `-` for standard input. */
  static async open(path: string, offset: number, options: PieceOptions): Promise<PieceFile> {
    const raw = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: PIECE });
    const file = new PieceFile(options.gzip ? unpacked(raw) : raw, options.encoding);
    try {
      await file.#reader.skip(offset);
    } catch (error) {
      await file.close();
      throw error;
    }
    file.#offset = offset;
    return file;
  }

  get offset(): number {
    return this.#offset;
  }

  async read(into: Uint8Array): Promise<number> {
    const read = await this.#reader.read(into);
    this.#offset += read?.bytes ?? 0;
    return read?.bytes ?? 0;
  }

  async close(): Promise<void> {
    this.#stream.destroy();
    await this.#reader.close();
  }
}

/** All members of a gzip file, one behind the other. */
function unpacked(raw: Readable): Readable {
  const gunzip = createGunzip({ chunkSize: PIECE });
  raw.on('error', (error) => gunzip.destroy(error));
  gunzip.on('close', () => raw.destroy());
  return raw.pipe(gunzip);
}

async function* decoded(
  pieces: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
  return undefined;
}
