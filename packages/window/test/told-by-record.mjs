// What a run tells record by record, for Kafka Streams, which tells so, and ours. Plain JavaScript, so
// that scripts and tests share it.

import { createHash } from 'node:crypto';
import { canonical, queryOf } from './random-runs.mjs';

/** The rows that each line of a run made ours tell, as lines that can be compared byte for byte. */
export function toldByRecord(window, run) {
  // Small buffers: a thousand of these are made.
  const processor = queryOf(window, run).open({ maxLineBytes: 65_536 });
  return run.lines.map((line) => {
    processor.pushBytes(`${line}\n`);
    return canonical(processor.trigger().toArray(), run.query);
  });
}

/** An engine's rows, arrays in the order of the canonical columns, in the same form. */
export function canonicalRecords(told) {
  return told.map((rows) => rows.map((row) => JSON.stringify(row)).sort());
}

/** A digest of all that was told, for golden files. */
export function digestOf(records) {
  return createHash('sha256').update(JSON.stringify(records)).digest('base64url').slice(0, 16);
}
