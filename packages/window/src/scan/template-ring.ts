import { foldedTemplateOf } from './folded-template.js';
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

/** Lines that a template follows before it is folded, at first and at most. */
const FOLD_AFTER = 256;
const FOLD_AFTER_AT_MOST = 65_536;
/** Lines that are compared to fold a template. */
export const FOLD_LINES = 64;

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
  /** Places of templates that are folded, and lines until another one is. */
  readonly #folded = new Set<number>();
  #foldAfter = FOLD_AFTER;
  #untilFold = FOLD_AFTER;

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

  /** Whether the current template has followed so many lines that it should be folded. */
  get folds(): boolean {
    return this.#untilFold <= 0;
  }

  followed(lines: number): void {
    this.#credit = Math.min(MOST_CREDIT, this.#credit + lines);
    if (!this.#folded.has(this.#current)) this.#untilFold -= lines;
  }

  /**
   * Folds the current template, which stays in the ring for lines that differ from the folded one.
   *
   * @param records Of FOLD_LINES lines of those that were followed last.
   */
  fold(bytes: Uint8Array, records: readonly Uint32Array[]): void {
    this.#foldAfter = Math.min(this.#foldAfter * 2, FOLD_AFTER_AT_MOST);
    this.#untilFold = this.#foldAfter;
    const place = this.#oldest === this.#current ? this.#behind(this.#oldest) : this.#oldest;
    const template = foldedTemplateOf(bytes, records, this.#addressOf(place), ROOM);
    if (template === null) return;
    this.#put(place, template);
    this.#folded.add(place);
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
      this.#folded.clear();
      this.#foldAfter = FOLD_AFTER;
      this.#untilFold = FOLD_AFTER;
      return;
    }
    if ((record[1] as number) & 1) return;
    const place = this.#oldest;
    const template = templateOf(bytes, record, this.#addressOf(place), ROOM);
    if (template !== null) this.#put(place, template);
  }

  #put(place: number, template: Uint8Array): void {
    this.#memory.set(template, HEAD + place * ROOM);
    this.#folded.delete(place);
    this.#count = Math.max(this.#count, place + 1);
    this.#oldest = this.#behind(place);
    // The newer ones are tried first, and so a folded one before that of which it was made.
    for (let i = 0; i < this.#count; i++) {
      const next = this.#addressOf((i + this.#count - 1) % this.#count);
      this.#view.setUint32(HEAD + i * ROOM, next, true);
    }
    this.#view.setUint32(CURRENT, this.#addressOf(place), true);
  }

  get #current(): number {
    return (this.#view.getUint32(CURRENT, true) - this.#addressOf(0)) / ROOM;
  }

  #addressOf(place: number): number {
    return this.#address + HEAD + place * ROOM;
  }

  #behind(place: number): number {
    return (place + 1) % TEMPLATES;
  }
}
