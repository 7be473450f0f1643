import { templateOf } from './template.js';

/** Bytes before the templates: which one comes next, and where to go on. */
const HEAD = 16;
const CURRENT = 0;
const RESUME = 4;
const TEMPLATES = 8;
/** A longer line is scanned each time. */
const ROOM = 16_384;
/** What a line that had to be scanned costs in credit; one that was followed gives 1. */
const MISS = 4;
const MOST_CREDIT = 1024;
/** Lines until shapes are learnt again, once they had changed too often. */
const REST = 65_536;

export const RING_BYTES: number = HEAD + TEMPLATES * ROOM;

/** The templates of the last shapes of lines, in a ring, as long as that pays. */
export class TemplateRing {
  readonly #memory: Uint8Array;
  readonly #view: DataView;
  readonly #address: number;
  #count = 0;
  #oldest = 0;
  #credit = MISS * 16;
  #resting = 0;

  /** @param memory RING_BYTES bytes, which lie at `address`. */
  constructor(memory: Uint8Array, address: number) {
    this.#memory = memory;
    this.#view = new DataView(memory.buffer, memory.byteOffset);
    this.#address = address;
  }

  /** Whether lines should be followed: there are templates, and they do. */
  get follows(): boolean {
    return this.#count > 0 && this.#resting === 0;
  }

  /** Whether lines should be learnt. */
  get learns(): boolean {
    return this.#resting === 0;
  }

  /** Where the last match stopped. */
  get resume(): number {
    return this.#view.getUint32(RESUME, true);
  }

  followed(lines: number): void {
    this.#credit = Math.min(MOST_CREDIT, this.#credit + lines);
  }

  /** Lines were scanned without learning. */
  rested(lines: number): void {
    this.#resting = Math.max(0, this.#resting - lines);
  }

  /** A line that no template follows was scanned: it becomes one in place of the oldest, unless it is odd. */
  learn(bytes: Uint8Array, record: Uint32Array): void {
    this.#credit -= MISS;
    if (this.#credit < 0) {
      this.#credit = MISS * 16;
      this.#resting = REST;
      this.#count = 0;
      this.#oldest = 0;
      return;
    }
    const begin = record[0] as number;
    const tail = record[1] as number;
    if (tail & 1) return;
    const place = this.#oldest;
    const at = HEAD + place * ROOM;
    const template = templateOf(
      bytes,
      begin,
      begin + (tail >>> 1),
      record,
      this.#address + at,
      ROOM,
    );
    if (template === null) return;
    this.#memory.set(template, at);
    this.#count = Math.max(this.#count, place + 1);
    this.#oldest = (place + 1) % TEMPLATES;
    for (let i = 0; i < this.#count; i++)
      this.#view.setUint32(
        HEAD + i * ROOM,
        this.#address + HEAD + ((i + 1) % this.#count) * ROOM,
        true,
      );
    this.#view.setUint32(CURRENT, this.#address + at, true);
  }
}
