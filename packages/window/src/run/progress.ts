/** How far a run has come. */
export interface RunProgress {
  /** Bytes of JSON worked on. */
  readonly bytes: number;
  /** Bytes in all; null where that cannot be known (streams, compressed files, objects). */
  readonly totalBytes: number | null;
  readonly rows: number;
  /** Milliseconds since the epoch. */
  readonly watermark: number;
  readonly late: number;
}
