import { WindowError } from '../errors.js';
import type { SourceRead } from '../sources/source.js';
import type { KafkaRecord } from './client.js';

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/** Where a partition is read next. */
export interface PartitionPosition {
  /** Of the next record. */
  offset: number;
  /** Bytes of that record's line which were given already: it was longer than a read. */
  given: number;
}

interface Piece {
  readonly partition: number;
  readonly records: readonly KafkaRecord[];
  /** The next record to give. */
  at: number;
}

/**
 * Records that were fetched, as lines: one a record, so that nothing in a record's value can break the
 * lines of others. A newline within a value becomes a carriage return: between the tokens of JSON
 * text that is blank as well, so the record keeps its meaning, and within a string it is just as
 * forbidden, so a malformed record stays malformed. A record without value (a tombstone) is a blank
 * line.
 */
export class RecordQueue {
  readonly #pieces: Piece[] = [];
  readonly #positions: Map<number, PartitionPosition>;
  #bytes = 0;

  constructor(positions: ReadonlyMap<number, PartitionPosition>) {
    this.#positions = new Map([...positions].map(([partition, at]) => [partition, { ...at }]));
  }

  /** Bytes of the records that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  get empty(): boolean {
    return this.#pieces.length === 0;
  }

  /** Behind what `read` has given. */
  get positions(): ReadonlyMap<number, Readonly<PartitionPosition>> {
    return this.#positions;
  }

  /** Takes records of one partition in order of their offsets, at least one. */
  push(partition: number, records: readonly KafkaRecord[]): void {
    if (!this.#positions.has(partition)) this.#positions.set(partition, { offset: 0, given: 0 });
    this.#pieces.push({ partition, records, at: 0 });
    for (const record of records) this.#bytes += lineLength(record);
  }

  /** Fills `into` with lines of one partition. A line is cut only where it is longer than `into`. */
  read(into: Uint8Array): SourceRead {
    const piece = this.#pieces[0] as Piece;
    const { partition, records } = piece;
    const position = this.#positions.get(partition) as PartitionPosition;
    let filled = 0;
    while (piece.at < records.length && filled < into.length) {
      const record = records[piece.at] as KafkaRecord;
      const offset = Number(record.offset);
      if (position.given > 0 && offset !== position.offset) throw cutRecordGone(position.offset);
      const left = lineLength(record) - position.given;
      if (left > into.length - filled && filled > 0) break;
      const room = into.subarray(filled, Math.min(into.length, filled + left));
      writeLine(record, position.given, room);
      filled += room.length;
      if (room.length < left) {
        position.offset = offset;
        position.given += room.length;
        break;
      }
      position.offset = offset + 1;
      position.given = 0;
      piece.at++;
      this.#bytes -= lineLength(record);
    }
    if (piece.at === records.length) this.#pieces.shift();
    return { bytes: filled, partition };
  }
}

/** Bytes of a record's line, its newline with them. */
function lineLength({ value }: KafkaRecord): number {
  return (value?.length ?? 0) + 1;
}

/** Fills `into` with a record's line from byte `begin` on. */
function writeLine({ value }: KafkaRecord, begin: number, into: Uint8Array): void {
  const length = value?.length ?? 0;
  if (value !== null && begin < length) {
    const text = into.subarray(0, Math.min(into.length, length - begin));
    text.set(value.subarray(begin, begin + text.length));
    for (let at = text.indexOf(NEWLINE); at !== -1; at = text.indexOf(NEWLINE, at + 1))
      text[at] = CARRIAGE_RETURN;
  }
  if (begin + into.length > length) into[into.length - 1] = NEWLINE;
}

function cutRecordGone(offset: number): WindowError {
  return new WindowError(
    'source-failed',
    `The snapshot ends within the record at offset ${offset}, which the topic no longer holds: start from an older snapshot, or anew.`,
  );
}
