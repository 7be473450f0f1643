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

/** A partition's records. */
interface Lane {
  readonly partition: number;
  readonly position: PartitionPosition;
  records: readonly KafkaRecord[];
  /** The next record to give. */
  at: number;
  /** Offset of the next record to come from the broker, and of the first that it does not have yet. */
  fetched: number;
  known: number;
}

/** Records of one stretch of time go partition by partition. */
const STRETCH = 1_000;

/**
 * Records that were fetched, as lines: one a record, so that nothing in a record's value can break the
 * lines of others. A newline within a value becomes a carriage return: between the tokens of JSON
 * text that is blank as well, so the record keeps its meaning, and within a string it is just as
 * forbidden, so a malformed record stays malformed. A record without value (a tombstone) is a blank
 * line.
 *
 * Partitions are merged by the times that Kafka keeps of their records, second by second: the next
 * record is the one whose second is the earliest, of equal ones that of the lowest partition. A
 * partition whose records are on the broker, but not here, is waited for. So a replay, which fetches
 * partitions at different speeds, gives its records in the order in which they were written, more or
 * less, and in the same order each time (Kafka Streams' tasks choose likewise).
 */
export class RecordQueue {
  readonly #lanes = new Map<number, Lane>();
  #bytes = 0;

  constructor(positions: ReadonlyMap<number, PartitionPosition>) {
    for (const [partition, position] of positions) this.#open(partition, position);
  }

  /** Bytes of the records that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  get empty(): boolean {
    return this.#filled().length === 0;
  }

  /** Partitions whose records wait. */
  get waiting(): number[] {
    return this.#filled().map(({ partition }) => partition);
  }

  /** Whether there is a partition whose records are waited for. */
  get starved(): boolean {
    return [...this.#lanes.values()].some(isStarved);
  }

  /** Whether this partition's records are waited for. */
  awaits(partition: number): boolean {
    return isStarved(this.#laneOf(partition));
  }

  /** Behind what `read` has given. */
  get positions(): ReadonlyMap<number, Readonly<PartitionPosition>> {
    return new Map([...this.#lanes].map(([partition, { position }]) => [partition, position]));
  }

  /** Takes records of one partition in order of their offsets, at least one. */
  push(partition: number, records: readonly KafkaRecord[]): void {
    const lane = this.#laneOf(partition);
    lane.records = [...lane.records.slice(lane.at), ...records];
    lane.at = 0;
    lane.fetched = Number(records.at(-1)?.offset) + 1;
    for (const record of records) this.#bytes += lineLength(record);
  }

  /** Everything of a partition before `fetched` has come, and the broker has records before `known`. */
  expect(partition: number, fetched: number, known: number): void {
    const lane = this.#laneOf(partition);
    lane.fetched = Math.max(lane.fetched, fetched);
    lane.known = Math.max(lane.known, known);
  }

  /** Fills `into` with the next lines, of one partition. A line is cut only where it is longer than `into`. */
  read(into: Uint8Array): SourceRead {
    const [lane, ...others] = this.#filled().sort(inOrder) as [Lane, ...Lane[]];
    const { partition, position } = lane;
    const after = others[0];
    let filled = 0;
    while (lane.at < lane.records.length && filled < into.length) {
      const record = lane.records[lane.at] as KafkaRecord;
      const offset = Number(record.offset);
      if (position.given > 0 && offset !== position.offset) throw cutRecordGone(position.offset);
      const left = lineLength(record) - position.given;
      const fits = left <= into.length - filled;
      if (filled > 0 && (!fits || (after !== undefined && inOrder(lane, after) > 0))) break;
      const room = into.subarray(filled, Math.min(into.length, filled + left));
      writeLine(record, position.given, room);
      filled += room.length;
      position.offset = fits ? offset + 1 : offset;
      position.given = fits ? 0 : position.given + room.length;
      if (!fits) break;
      lane.at++;
      this.#bytes -= lineLength(record);
    }
    return { bytes: filled, partition };
  }

  #filled(): Lane[] {
    return [...this.#lanes.values()].filter(hasRecords);
  }

  #laneOf(partition: number): Lane {
    return this.#lanes.get(partition) ?? this.#open(partition, { offset: 0, given: 0 });
  }

  #open(partition: number, { offset, given }: PartitionPosition): Lane {
    const position = { offset, given };
    const lane = { partition, position, records: [], at: 0, fetched: offset, known: 0 };
    this.#lanes.set(partition, lane);
    return lane;
  }
}

function hasRecords({ records, at }: Lane): boolean {
  return at < records.length;
}

function isStarved(lane: Lane): boolean {
  return !hasRecords(lane) && lane.fetched < lane.known;
}

/** Which of two lanes gives the next record. */
function inOrder(a: Lane, b: Lane): number {
  return stretchOf(a) - stretchOf(b) || a.partition - b.partition;
}

function stretchOf({ records, at }: Lane): number {
  return Math.floor(Number(records[at]?.timestamp) / STRETCH);
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
