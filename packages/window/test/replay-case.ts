import { expect } from 'vitest';
import { createEngine } from '../src/engine/create.js';
import type { WindowEngine } from '../src/engine/engine.js';
import { batchOf, makePlan, resultsOf } from './make-plan.js';
import type { PlanParts, Row } from './make-plan.js';

/** One step of a case: what is done, then what is expected to have come of it. */
export interface Step {
  /** Rows, pushed one by one; a micro-batch where the dialect has them. */
  readonly rows?: readonly Row[];
  /** The watermark from outside. */
  readonly advance?: number;
  /** Another engine goes on from a snapshot. */
  readonly restart?: boolean;
  readonly finish?: boolean;
  /** The rows that come out, in any order. */
  readonly out?: readonly (readonly unknown[])[];
  /** The rows that come out, in this order. */
  readonly outInOrder?: readonly (readonly unknown[])[];
  /** The watermark then. */
  readonly watermark?: number;
  /** Keyed rows alive then. */
  readonly alive?: number;
  /** Rows of this step that are late. */
  readonly late?: readonly Row[];
  /** Windows that rows of this step came too late for. */
  readonly droppedWindows?: number;
}

/** A run that an engine's own test tells of. */
export interface Case {
  readonly name: string;
  /** The test it is told in. */
  readonly source: string;
  readonly query: PlanParts;
  readonly noDataBatches?: boolean;
  readonly steps: readonly Step[];
}

/** Does the steps of a case with an engine and checks what comes out. */
export function replay({ query, noDataBatches = true, steps, name }: Case): void {
  const plan = makePlan(query);
  const keyed = plan.groupBy.length > 0;
  let engine = createEngine(plan, { noDataBatches });
  steps.forEach((step, index) => {
    const message = `${name}, step ${index + 1}`;
    if (step.restart === true) {
      const next = createEngine(plan, { noDataBatches });
      next.restore(engine.capture());
      engine = next;
    }
    const droppedBefore = engine.counts.droppedWindows;
    const late = pushAll(engine, step.rows ?? [], keyed);
    // Spark runs a batch of the rows, then one without, for the watermark has moved.
    if (step.rows !== undefined) engine.trigger();
    if (step.rows !== undefined) engine.trigger();
    if (step.advance !== undefined) engine.advance(step.advance);
    if (step.finish === true) engine.finish();
    const out = resultsOf(engine.take());
    if (step.out !== undefined) expect(sorted(out), message).toEqual(sorted(step.out));
    if (step.outInOrder !== undefined) expect(out, message).toEqual(step.outInOrder);
    if (step.watermark !== undefined) expect(engine.watermark, message).toBe(step.watermark);
    if (step.alive !== undefined) expect(engine.keys, message).toBe(step.alive);
    if (step.late !== undefined) expect(late, message).toEqual(step.late);
    if (step.droppedWindows !== undefined)
      expect(engine.counts.droppedWindows - droppedBefore, message).toBe(step.droppedWindows);
  });
}

function pushAll(engine: WindowEngine, rows: readonly Row[], keyed: boolean): Row[] {
  const late: Row[] = [];
  const batch = batchOf(rows, keyed);
  engine.onLate = (_, index) => late.push(rows[index]!);
  for (let i = 0; i < rows.length; i++) engine.push(batch, i, i + 1);
  engine.onLate = null;
  return late;
}

function sorted(rows: readonly (readonly unknown[])[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
