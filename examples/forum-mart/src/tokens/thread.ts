// What each thread runs.
import { parentPort } from 'node:worker_threads';
import { createLinesReader } from './read-lines';
import type { ThreadAnswer } from './thread-messages';

const read = createLinesReader();

parentPort?.on('message', (lines: readonly string[]) => {
  let answer: ThreadAnswer;
  try {
    answer = { read: read(lines) };
  } catch (error) {
    answer = { error };
  }
  parentPort?.postMessage(answer);
});
