// What each thread of `threads` runs.
import { parentPort, workerData } from 'node:worker_threads';
import { WindowError } from '../errors.js';
import type { DeadLetter } from '../run/dead-letter.js';
import type { LateRow } from '../run/late-row.js';
import { OwnWork } from '../run/own-work.js';
import type { RowColumns } from '../rows/row-columns.js';
import type { Sections } from '../state/snapshot.js';
import { fromPlain } from './plain-plan.js';
import type { Answer, Command, Failure, ThreadSetup } from './thread-messages.js';

const { plan, shard, triggerRows, options, late, letters } = workerData as ThreadSetup;
let lateRows: LateRow[] = [];
let deadLetters: DeadLetter[] = [];
const work = new OwnWork(
  fromPlain(plan),
  {
    ...options,
    onLate: late ? (row) => lateRows.push(row) : undefined,
    deadLetter: letters ? (letter) => deadLetters.push(letter) : undefined,
  },
  triggerRows,
  shard,
);

/** Works on a command; gives the state where that was asked for. */
function obey(command: Command, batches: RowColumns[]): Sections | null {
  const tell = (results: Iterable<{ readonly columns: RowColumns }>): void => {
    for (const { columns } of results) batches.push(columns);
  };
  switch (command.kind) {
    case 'bytes': {
      const { bytes, partition, begins } = command;
      work.space(0).set(bytes);
      tell(work.workOn({ half: 0, bytes: bytes.length, partition, begins }));
      return null;
    }
    case 'results':
      tell(work.results(command.trigger));
      return null;
    case 'finish':
      tell(work.finish());
      return null;
    case 'tick':
      work.tick(command.now);
      return null;
    case 'capture':
      return work.capture();
    case 'restore':
      work.restore(command.sections);
      return null;
  }
}

/** Buffers of results that need no copy. */
function buffersOf(batches: readonly RowColumns[]): ArrayBuffer[] {
  const columns = batches.flatMap(({ windowStart, windowEnd, keys, keyEnd, values }) => [
    ...[windowStart, windowEnd, keys, keyEnd],
    ...values.filter((column) => column instanceof Float64Array),
  ]);
  return columns.map(({ buffer }) => buffer as ArrayBuffer);
}

let failed = false;
parentPort?.on('message', (command: Command) => {
  if (failed) return;
  try {
    const batches: RowColumns[] = [];
    const sections = obey(command, batches);
    if (command.kind === 'tick') return;
    const { metrics, rows } = work;
    const answer: Answer = {
      ...{ batches, metrics, rows, sections },
      ...{ late: lateRows, letters: deadLetters },
    };
    lateRows = [];
    deadLetters = [];
    parentPort?.postMessage(answer, buffersOf(batches));
  } catch (error) {
    failed = true;
    const failure: Failure = { code: error instanceof WindowError ? error.code : null, error };
    parentPort?.postMessage(failure);
  }
});
