import { SingleBar } from 'cli-progress';
import type { Progress } from '@nunchi/recommend';

/** Shows on the error stream how far a search is, where somebody looks on. */
export interface Bar {
  readonly show: (progress: Progress) => void;
  readonly stop: () => void;
}

export function progressBar(): Bar {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: '{bar} {value}/{total} {unit}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  let isOn = false;
  return {
    show: ({ done, total, unit }) => {
      if (!isOn) bar.start(total ?? 0, 0, { unit });
      isOn = true;
      bar.update(done, { unit });
    },
    stop: () => bar.stop(),
  };
}
