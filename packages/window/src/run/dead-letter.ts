/** A line that is not a JSON record. */
export interface DeadLetter {
  /** The line, its first 65,536 bytes; bytes that are no UTF-8 as U+FFFD. */
  readonly text: string;
  readonly message: string;
  /** The file it stands in, where the source has files. */
  readonly document: string | null;
  readonly partition: number;
  /** Line number, from 1, and byte offset, from 0, within the document (within the partition where there are none). */
  readonly line: number;
  readonly offset: number;
}

/** Longest text of a dead letter, in bytes. */
export const LETTER_BYTES = 65_536;

/** Where a line stands, for messages: never the line itself, which may be private. */
export function showPlace({
  document,
  partition,
  line,
  offset,
}: Omit<DeadLetter, 'text' | 'message'>): string {
  const where = document ?? `partition ${partition}`;
  return `line ${line} of ${where} (byte ${offset})`;
}
