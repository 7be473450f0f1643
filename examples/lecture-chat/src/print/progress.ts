import { SingleBar } from 'cli-progress';

/** Fewer files are read before a bar could be seen. */
const ENOUGH_FILES = 20;
const ENOUGH_BYTES = 8_000_000;

/** Shows how far a long piece of work has come. */
export interface Progress {
  readonly step: () => void;
  readonly stop: () => void;
}

/**
 * A bar on the error stream, where somebody is looking and there is enough to wait for.
 *
 * @param files How many files there are.
 * @param bytes How large they are together.
 * @returns The bar, or something that keeps quiet.
 */
export function progressOver(files: number, bytes: number): Progress {
  if (!process.stderr.isTTY || (files < ENOUGH_FILES && bytes < ENOUGH_BYTES)) {
    return { step: () => undefined, stop: () => undefined };
  }
  const bar = new SingleBar({
    format: '{bar} {value}/{total}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  bar.start(files, 0);
  return {
    step: () => {
      bar.increment();
    },
    stop: () => {
      bar.stop();
    },
  };
}
