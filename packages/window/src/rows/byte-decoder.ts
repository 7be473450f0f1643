import type { Shard } from '../engine/shard.js';
import { checkNumber } from '../errors.js';
import type { Plan } from '../query/plan.js';
import { createScanner } from '../scan/create-scanner.js';
import type { ScannerKind } from '../scan/create-scanner.js';
import type { PathNode } from '../scan/path-tree.js';
import { pathTree } from '../scan/path-tree.js';
import type { Scanner } from '../scan/scanner.js';
import { recordNumbers } from '../scan/scanner.js';
import { BatchWriter } from './batch-writer.js';
import type { DecodeCounts, RowDecoder } from './row-decoder.js';
import { BATCH_ROWS, noCounts } from './row-decoder.js';
import { RecordRows } from './record-rows.js';
import { rowPlan } from './row-plan.js';
import { SpanRows } from './span-rows.js';

const NEWLINE = 10;
/** A value's length must leave four bits of 32 for its kind. */
const MOST_CAPACITY = 2 ** 27;

/** How lines are decoded. */
export interface ByteDecoderOptions {
  /** Bytes of the input: a line must fit in. */
  readonly capacity: number;
  /** `plain` does without WebAssembly. Default `auto`. */
  readonly scanner?: ScannerKind;
  /** Rows of other keys than its own need no inputs. */
  readonly shard?: Shard | null;
}

/**
 * A decoder of JSON lines. A row is what `JSON.parse` gives for its line, decoded as `TextDecoder` does.
 *
 * @throws WindowError `invalid-parameter` for a capacity that is not from 1 to 2^27.
 */
export function createByteDecoder(plan: Plan, options: ByteDecoderOptions): RowDecoder {
  checkNumber('capacity', options.capacity, { min: 1, max: MOST_CAPACITY, integer: true });
  return new ByteDecoder(plan, options);
}

class ByteDecoder implements RowDecoder {
  readonly input: Uint8Array;
  readonly batch: BatchWriter;
  readonly counts: DecodeCounts = noCounts();
  onMalformed: ((line: Uint8Array, message: string) => void) | null = null;
  readonly #scanner: Scanner;
  readonly #width: number;
  /** Whether the scanner sees the fields: else each line is parsed. */
  readonly #seesFields: boolean;
  readonly #spanRows: SpanRows;
  readonly #recordRows: RecordRows;
  readonly #text = new TextDecoder();
  readonly #lineBegin = new Uint32Array(BATCH_ROWS);
  readonly #lineEnd = new Uint32Array(BATCH_ROWS);

  constructor(plan: Plan, { capacity, scanner, shard = null }: ByteDecoderOptions) {
    const compiled = rowPlan(plan);
    const tree = pathTree(compiled.paths);
    const paths = tree ? compiled.paths.length : 0;
    const size = { capacity, lines: BATCH_ROWS };
    this.#scanner = createScanner(tree ?? (pathTree([]) as PathNode), paths, size, scanner);
    this.#width = recordNumbers(paths);
    this.#seesFields = tree !== null;
    this.input = this.#scanner.bytes.subarray(0, capacity);
    this.batch = new BatchWriter(compiled);
    this.#spanRows = new SpanRows(compiled, this.batch, this.counts, this.#scanner, shard);
    this.#recordRows = new RecordRows(compiled, this.batch, this.counts);
  }

  decode(begin: number, end: number, last: boolean): number {
    const { batch, counts } = this;
    const scanner = this.#scanner;
    batch.clear();
    const linesEnd = this.#linesEnd(begin, end, last);
    if (linesEnd <= begin) return begin;
    const lines = scanner.scan(begin, linesEnd);
    for (let record = 0; record < lines * this.#width; record += this.#width) this.#add(record);
    counts.lines += lines + scanner.blank;
    counts.blank += scanner.blank;
    return Math.min(scanner.end, end);
  }

  lineOf(index: number): readonly [number, number] {
    return [this.#lineBegin[index] as number, this.#lineEnd[index] as number];
  }

  /** Behind the last newline of [begin, end); a last line without one gets it. */
  #linesEnd(begin: number, end: number, last: boolean): number {
    if (end <= begin) return begin;
    const { bytes } = this.#scanner;
    if (!last) return Math.max(begin, bytes.lastIndexOf(NEWLINE, end - 1) + 1);
    if (bytes[end - 1] === NEWLINE) return end;
    bytes[end] = NEWLINE;
    return end + 1;
  }

  #add(record: number): void {
    const { batch } = this;
    const { records } = this.#scanner;
    const begin = records[record] as number;
    const tail = records[record + 1] as number;
    const end = begin + (tail >>> 1);
    const row = batch.count;
    const done = this.#seesFields && (tail & 1) === 0 && this.#spanRows.add(record);
    if (!done) this.#parse(this.input.subarray(begin, end));
    if (batch.count === row) return;
    this.#lineBegin[row] = begin;
    this.#lineEnd[row] = end;
  }

  #parse(line: Uint8Array): void {
    let value: unknown;
    const text = this.#text.decode(line);
    try {
      value = JSON.parse(text);
    } catch (error) {
      if (/^[ \t\r]*$/.test(text)) this.counts.blank++;
      else {
        this.counts.malformed++;
        this.onMalformed?.(line, error instanceof Error ? error.message : String(error));
      }
      return;
    }
    this.#recordRows.add(value);
  }
}
