import type { Shard } from '../engine/shard.js';
import { WindowError } from '../errors.js';
import type { Plan } from '../query/plan.js';
import { createByteDecoder, createObjectDecoder } from '../rows/decoder.js';
import type { DecodeCounts, ObjectDecoder, RowDecoder } from '../rows/decoder.js';
import type { EventBatch } from '../rows/event-batch.js';
import type { Sections } from '../state/snapshot.js';
import { LETTER_BYTES, showPlace } from './dead-letter.js';
import type { DeadLetter } from './dead-letter.js';
import { readJson, writeJson } from './json-section.js';
import { LineFeed } from './line-feed.js';
import type { Stretch } from './line-feed.js';
import { Partition } from './partition.js';
import type { PartitionState } from './partition.js';

/** Options of what comes in. */
export interface IntakeOptions {
  /** Told of lines that are not JSON records; without it they are only counted. */
  deadLetter?: ((letter: DeadLetter) => void) | undefined;
  /** How many of them it is told of at most. Default 1,000. */
  deadLetterLimit?: number | undefined;
  /** Throws at the first line that is not a JSON record. Default false. */
  strict?: boolean | undefined;
  /** Longer lines count as malformed and are skipped. From 65,536 to 33,554,432; default 1,048,576. */
  maxLineBytes?: number | undefined;
}

/** Counts of what came in, since the start. */
export interface IntakeCounts extends DecodeCounts {
  bytes: number;
}

interface IntakeState {
  readonly counts: IntakeCounts;
  readonly letters: number;
  readonly partitions: readonly PartitionState[];
}

/** Bytes of a partition that wait to be laid out. */
interface Load {
  readonly owner: Partition;
  readonly half: number;
  readonly bytes: number;
  readonly last: boolean;
  readonly document: string | null;
}

const NOTHING = { half: 0, bytes: 0, document: null };
const NEWLINE = 10;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes that are read and decoded at a time: a few caches' worth, so that reading ahead does not thrash. */
const CHUNK = 524_288;
const NO_ROWS: EventBatch = {
  ...{ count: 0, time: new Float64Array(0), inputs: [] },
  ...{ keys: new Uint8Array(0), keyEnd: new Uint32Array(0), hash: new Uint32Array(0) },
};

/** Turns bytes of partitions, cut anywhere, or objects into batches of decoded rows. */
export class Intake {
  /** The rows that were decoded last. */
  batch: EventBatch = NO_ROWS;
  /** The partition they are of. */
  partition: number = 0;
  readonly #plan: Plan;
  readonly #shard: Shard | null;
  readonly #options: IntakeOptions;
  readonly #maxLine: number;
  readonly #partitions = new Map<number, Partition>();
  readonly #counts: IntakeCounts = {
    ...{ bytes: 0, lines: 0, blank: 0, malformed: 0, filtered: 0, badValues: 0 },
  };
  #decoder: RowDecoder | null = null;
  #feed: LineFeed | null = null;
  #objects: ObjectDecoder | null = null;
  #stretch: Stretch | null = null;
  #rows: readonly unknown[] = [];
  #nextRow = 0;
  readonly #loads: Load[] = [];
  #letters = 0;
  #failure: WindowError | null = null;
  /** Up to where of the input lines are counted, for the numbers of malformed ones. */
  #counted = { to: 0, lines: 0 };

  constructor(plan: Plan, options: IntakeOptions, maxLine: number, shard: Shard | null) {
    this.#plan = plan;
    this.#shard = shard;
    this.#options = options;
    this.#maxLine = maxLine;
  }

  get counts(): IntakeCounts {
    const counts = { ...this.#counts };
    for (const decoder of [this.#decoder, this.#objects]) {
      if (!decoder) continue;
      counts.lines += decoder.counts.lines;
      counts.blank += decoder.counts.blank;
      counts.malformed += decoder.counts.malformed;
      counts.filtered += decoder.counts.filtered;
      counts.badValues += decoder.counts.badValues;
    }
    return counts;
  }

  /** Room to write bytes into: one half is written while the other is decoded. */
  space(half: number): Uint8Array {
    return this.#bytes().feed.space(half);
  }

  /** Text as bytes; a character that is cut in two waits for its other half. */
  encode(text: string, partition: number): Uint8Array {
    return this.#partitionOf(partition).text.encode(text);
  }

  /**
   * Takes the first `bytes` bytes of a half; what was taken before must be decoded to its end.
   *
   * @param document The name of the document that begins with these bytes, if one does: a line cut
   *   before it ends there.
   */
  load(half: number, bytes: number, partition: number, document: string | null): void {
    const owner = this.#partitionOf(partition);
    this.#counts.bytes += bytes;
    if (document !== null && owner.isCut) this.#loads.push({ ...NOTHING, owner, last: true });
    this.#loads.push({ owner, half, bytes, last: false, document });
  }

  /** Takes objects; what was taken before must be decoded to its end. */
  loadRows(rows: readonly unknown[]): void {
    this.partition = 0;
    this.#rows = rows;
    this.#nextRow = 0;
  }

  /** Nothing follows: lines that are cut are the last ones. */
  end(): void {
    for (const owner of this.#partitions.values()) {
      const text = owner.text.end();
      if (!owner.skipping) owner.append(text);
      if (owner.isCut) this.#loads.push({ ...NOTHING, owner, last: true });
    }
  }

  /** Decodes the next batch of what was taken (it may be empty); false where nothing is left. */
  decode(): boolean {
    if (this.#nextRow < this.#rows.length) return this.#decodeRows();
    const stretch = this.#stretch ?? this.#join();
    if (!stretch) return this.#loads.length > 0;
    const { decoder, feed } = this.#bytes();
    const { partition, begin } = stretch;
    const lines = decoder.counts.lines;
    this.#counted = { to: begin, lines: partition.lines };
    const next = decoder.decode(begin, stretch.end, stretch.last);
    partition.offset += next - begin;
    partition.lines += decoder.counts.lines - lines;
    stretch.begin = next;
    if (next === begin || next === stretch.end) {
      feed.leave(stretch, next);
      this.#stretch = null;
    }
    this.batch = next === begin ? NO_ROWS : decoder.batch;
    if (this.#failure) throw this.#failure;
    return true;
  }

  #decodeRows(): boolean {
    const objects = (this.#objects ??= createObjectDecoder(this.#plan));
    this.#nextRow = objects.decode(this.#rows, this.#nextRow);
    this.batch = objects.batch;
    if (this.#nextRow === this.#rows.length) this.#rows = [];
    return true;
  }

  /** Lays out what was taken next. */
  #join(): Stretch | null {
    const load = this.#loads.shift();
    if (!load) return null;
    const { owner, half, bytes, last, document } = load;
    if (document !== null) owner.begin(document);
    this.batch = NO_ROWS;
    this.partition = owner.partition;
    this.#stretch = this.#bytes().feed.join(owner, half, bytes, last);
    if (this.#failure) throw this.#failure;
    return this.#stretch;
  }

  #partitionOf(number: number): Partition {
    let partition = this.#partitions.get(number);
    if (!partition) this.#partitions.set(number, (partition = new Partition(number)));
    return partition;
  }

  /** The decoder of bytes is made when there are some. */
  #bytes(): { decoder: RowDecoder; feed: LineFeed } {
    if (this.#decoder && this.#feed) return { decoder: this.#decoder, feed: this.#feed };
    const chunk = Math.min(CHUNK, this.#maxLine);
    const decoder = createByteDecoder(this.#plan, {
      capacity: LineFeed.capacity(chunk, this.#maxLine),
      shard: this.#shard,
    });
    const feed = new LineFeed(decoder.input, chunk, this.#maxLine, (partition) => {
      this.#counts.malformed++;
      this.#counts.lines++;
      const message = `The line is longer than maxLineBytes (${this.#maxLine}).`;
      this.#report(partition, partition.carry, message, partition.lines, partition.offset);
    });
    decoder.onMalformed = (line, message) => this.#malformed(decoder.input, line, message);
    this.#decoder = decoder;
    this.#feed = feed;
    return { decoder, feed };
  }

  #malformed(input: Uint8Array, line: Uint8Array, message: string): void {
    const stretch = this.#stretch;
    if (!stretch) return;
    const at = line.byteOffset - input.byteOffset;
    const counted = this.#counted;
    for (let i = counted.to; i < at; i++) if (input[i] === NEWLINE) counted.lines++;
    counted.to = at;
    const { partition, begin } = stretch;
    this.#report(partition, line, message, counted.lines, partition.offset + at - begin);
  }

  /** @param before Lines of the document before this one. */
  #report(
    { document, partition }: Partition,
    bytes: Uint8Array,
    message: string,
    before: number,
    offset: number,
  ): void {
    const { strict = false, deadLetter, deadLetterLimit = 1000 } = this.#options;
    const place = { document, partition, line: before + 1, offset };
    if (strict) {
      this.#failure ??= new WindowError(
        'malformed-input',
        `There is no JSON record in ${showPlace(place)}. Mend it, or run without strict: then such lines are counted and given to deadLetter.`,
      );
    }
    if (!deadLetter || this.#letters >= deadLetterLimit) return;
    this.#letters++;
    const text = utf8.decode(bytes.subarray(0, LETTER_BYTES));
    deadLetter({ text, message, ...place });
  }

  /** Everything, the bytes of cut lines among it. What was taken must be decoded to its end. */
  capture(sections: Sections): void {
    const partitions = [...this.#partitions.values()];
    const carry = new Uint8Array(partitions.reduce((sum, { carried }) => sum + carried, 0));
    let at = 0;
    for (const partition of partitions) {
      carry.set(partition.carry, at);
      at += partition.carried;
    }
    const state: IntakeState = {
      counts: this.counts,
      letters: this.#letters,
      partitions: partitions.map((partition) => partition.state()),
    };
    sections.set('intake', writeJson(state));
    sections.set('intake.cut', carry);
  }

  /** @throws WindowError `invalid-snapshot` */
  restore(sections: Sections): void {
    const state = readJson(sections, 'intake') as IntakeState;
    const carry = sections.get('intake.cut') ?? new Uint8Array(0);
    Object.assign(this.#counts, state.counts);
    this.#letters = state.letters;
    let at = 0;
    for (const saved of state.partitions) {
      const cut = carry.subarray(at, (at += saved.carried));
      this.#partitions.set(saved.partition, Partition.from(saved, cut));
    }
  }
}
