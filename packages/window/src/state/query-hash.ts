import type { Plan } from '../query/plan.js';
import { hashBytes } from '../rows/key-codec.js';

/**
 * A hash of what in a query makes the meaning of its state: 16 hexadecimal digits. Fields, filters,
 * window, keys, aggregates, mode, dialect, allowed lateness and firing; not the watermark's delay nor
 * `maxKeys`, which may be changed between runs.
 */
export function queryHash(plan: Plan): string {
  const { fields, where, window, groupBy, aggregates, emit, dialect } = plan;
  const bytes = new TextEncoder().encode(
    canonical({
      ...{ fields, where, window, groupBy, emit, dialect },
      lateness: [plan.allowedLateness, plan.firing],
      aggregates: aggregates.map(({ name, aggregate }) => [
        ...[name, aggregate.name, aggregate.parameters, aggregate.input],
      ]),
    }),
  );
  const middle = bytes.length >> 1;
  // Two hashes of 32 bits, of the text and of it with its halves changed over.
  const swapped = new Uint8Array(bytes.length);
  swapped.set(bytes.subarray(middle));
  swapped.set(bytes.subarray(0, middle), bytes.length - middle);
  return hex(hashBytes(bytes, 0, bytes.length)) + hex(hashBytes(swapped, 0, swapped.length));
}

/** JSON with the keys of objects in order; equal values give equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, of]) => `${JSON.stringify(key)}:${canonical(of)}`).join()}}`;
}

function hex(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}
