import { PieceEncoder } from '../sources/piece-encoder.js';

/** What a snapshot keeps of a partition, besides the bytes of its cut line. */
export interface PartitionState {
  readonly partition: number;
  readonly document: string | null;
  readonly offset: number;
  readonly lines: number;
  readonly carried: number;
  readonly skipping: boolean;
  readonly pendingText: string;
}

/** Where a partition's input stands: the bytes of a line that is not whole yet, and what came before it. */
export class Partition {
  readonly partition: number;
  /** The file that is being read, where there are files. */
  document: string | null = null;
  /** Bytes of the document before the cut line. */
  offset: number = 0;
  /** Lines of the document before the cut line. */
  lines: number = 0;
  /** Within a line that is too long: nothing of it is kept. */
  skipping: boolean = false;
  /** For strings that are pushed. */
  readonly text: PieceEncoder = new PieceEncoder();
  #carry: Uint8Array = new Uint8Array(0);
  #carried = 0;

  constructor(partition: number) {
    this.partition = partition;
  }

  /** Bytes of the cut line. */
  get carried(): number {
    return this.#carried;
  }

  /** Whether a line has begun that is not whole. */
  get isCut(): boolean {
    return this.#carried > 0 || this.skipping;
  }

  get carry(): Uint8Array {
    return this.#carry.subarray(0, this.#carried);
  }

  /** Adds to the cut line; its room doubles, so that a long line in small pieces takes linear time. */
  append(bytes: Uint8Array): void {
    const length = this.#carried + bytes.length;
    if (length > this.#carry.length) {
      const grown = new Uint8Array(Math.max(256, length, 2 * this.#carry.length));
      grown.set(this.carry);
      this.#carry = grown;
    }
    this.#carry.set(bytes, this.#carried);
    this.#carried = length;
  }

  dropCarry(): void {
    this.#carried = 0;
  }

  /** A new document begins. */
  begin(document: string): void {
    this.document = document;
    this.offset = 0;
    this.lines = 0;
    this.skipping = false;
    this.text.pending = '';
  }

  state(): PartitionState {
    const { partition, document, offset, lines, carried, skipping, text } = this;
    const pendingText = text.pending;
    return { partition, document, offset, lines, carried, skipping, pendingText };
  }

  static from(state: PartitionState, carry: Uint8Array): Partition {
    const partition = new Partition(state.partition);
    partition.document = state.document;
    partition.offset = state.offset;
    partition.lines = state.lines;
    partition.skipping = state.skipping;
    partition.text.pending = state.pendingText;
    partition.append(carry);
    return partition;
  }
}
