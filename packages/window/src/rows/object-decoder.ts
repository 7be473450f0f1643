import type { Plan } from '../query/plan.js';
import { BatchWriter } from './batch-writer.js';
import type { ObjectDecoder } from './row-decoder.js';
import { BATCH_ROWS, noCounts } from './row-decoder.js';
import { RecordRows } from './record-rows.js';
import { rowPlan } from './row-plan.js';

/** A decoder of records that are objects already. */
export function createObjectDecoder(plan: Plan): ObjectDecoder {
  const compiled = rowPlan(plan);
  const batch = new BatchWriter(compiled);
  const counts = noCounts();
  const rows = new RecordRows(compiled, batch, counts);
  return {
    batch,
    counts,
    decode(records, from) {
      batch.clear();
      const end = Math.min(records.length, from + BATCH_ROWS);
      for (let i = from; i < end; i++) rows.add(records[i]);
      counts.lines += end - from;
      return end;
    },
  };
}
