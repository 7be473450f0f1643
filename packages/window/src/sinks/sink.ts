import type { RowBatch } from '../rows/row-batch.js';

/** Where a sink stands, as JSON: bytes written, say. It lies inside each snapshot. */
export type SinkPosition = Readonly<Record<string, unknown>>;

/** Somewhere results go. */
export interface Sink<Row = unknown> {
  readonly name: string;
  /** Opens at a position: what stands behind it (written after the snapshot, before a crash) is taken back. */
  open(at: SinkPosition | null): Promise<void>;
  write(rows: RowBatch<Row>): Promise<void>;
  /** Makes what was written durable and tells where the sink stands. */
  flush(): Promise<SinkPosition>;
  close(): Promise<void>;
}
