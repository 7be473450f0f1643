/** A query's settings, as plain data. */
export interface RunQuery {
  dialect: 'spark' | 'flink' | 'kafka';
  time: { path: string; format: 'local' | 'epochMillis'; pattern?: string; zone?: string };
  window:
    | { kind: 'sliding'; size: number; slide: number; offset: number }
    | { kind: 'cumulate'; size: number; step: number; offset: number }
    | { kind: 'session'; gap: number }
    | { kind: 'anchored'; difference: number }
    | { kind: 'instant' };
  delay: number;
  where: Record<string, string[]>;
  keys: string[];
  aggregates: {
    name: string;
    aggregate: 'count' | 'sum' | 'min' | 'max';
    field: string | null;
  }[];
  emit: 'append' | 'update' | 'complete';
}

/** Settings, play logs and the ends of micro-batches in them. */
export interface Run {
  id: string;
  seed: number;
  query: RunQuery;
  lines: string[];
  batches: number[];
}

/** A result row by column. */
export type RunRow = Record<string, unknown>;

/** Fields by name: where they lie in a line and how they are read. */
export const runFields: Record<string, { path: string; format: 'text' | 'number' }>;
/** A query's settings and its lines. The same seed and dialect give the same run, always. */
export function makeRun(seed: number, dialect: RunQuery['dialect']): Run;
/** The run's query, made with the package. */
export function queryOf(
  window: typeof import('../src/index.js'),
  run: Run,
): ReturnType<typeof import('../src/index.js').query>;
/** Result rows as lines that can be compared byte for byte. */
export function canonical(rows: readonly RunRow[], query: RunQuery): string[];
/** Of rows in the order they were told, the last of each window and key, as canonical lines. */
export function finals(rows: readonly RunRow[], query: RunQuery): string[];
/** What ours tells of a run in the end. */
export function finalsOf(window: typeof import('../src/index.js'), run: Run): string[];
