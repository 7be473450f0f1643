import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { PieceReader } from '../sources/piece-reader.js';
import type { InputFile } from './input-file.js';

const PIECE = 262_144;

/** Standard input, or a gzip file: to go on within it means to begin anew and skip. */
export class PieceFile implements InputFile {
  readonly identity: null = null;
  readonly #stream: Readable;
  readonly #reader: PieceReader;
  #offset: number = 0;

  private constructor(stream: Readable) {
    this.#stream = stream;
    this.#reader = new PieceReader(stream as AsyncIterable<Uint8Array>, null);
  }

  /** @param path `-` for standard input. */
  static async open(path: string, offset: number, gzip: boolean): Promise<PieceFile> {
    const raw = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: PIECE });
    const file = new PieceFile(gzip ? unpacked(raw) : raw);
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
