/** Where a source stands, as JSON: file offsets, Kafka offsets. It lies inside each snapshot. */
export type SourcePosition = Readonly<Record<string, unknown>>;

/** One read: how many bytes, of which partition. Bytes of a partition follow each other; lines may be cut anywhere. */
export interface SourceRead {
  readonly bytes: number;
  readonly partition: number;
  /**
   * The name of the document (a file) that begins with these bytes, where one does. A line that was cut
   * before ends there, a byte-order mark is left out, lines are counted anew.
   */
  readonly begins?: string | undefined;
}

/** Newline-delimited JSON, read piece by piece. */
export interface ByteReader {
  /** Reads up to `into.length` bytes of one partition; null at the end (of a bounded source). */
  read(into: Uint8Array): Promise<SourceRead | null>;
  /** The position behind what `read` has given. */
  position(): SourcePosition;
  /** Bytes in all, where that is known: for progress. */
  readonly totalBytes: number | null;
  close(): Promise<void>;
}

/** Something that can be read from any position: a file, a stream, a topic. */
export interface ByteSource {
  readonly kind: 'bytes';
  readonly name: string;
  /** Whether it ends. */
  readonly bounded: boolean;
  open(from: SourcePosition | null, signal: AbortSignal | null): Promise<ByteReader>;
}

/** Records that are objects already. */
export interface ObjectSource {
  readonly kind: 'objects';
  readonly name: string;
  readonly bounded: boolean;
  /** Batches from a position on (rows to skip). */
  open(
    skip: number,
    signal: AbortSignal | null,
  ): AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>;
}

/** What a query can run over. */
export type Source = ByteSource | ObjectSource;
