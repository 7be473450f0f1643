import { SingleBar } from 'cli-progress';
import type { StepName } from '../steps/step';

/** Shows on the error stream how far the stages are, where somebody looks on. */
export interface Bar {
  readonly show: (step: StepName, done: number, total: number) => void;
  readonly stop: () => void;
}

export function progressBar(): Bar {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: '{step} {bar} {percentage}%',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  let isOn = false;
  return {
    show: (name, done, total) => {
      const step = name.padEnd(8);
      if (!isOn) bar.start(total, 0, { step });
      isOn = true;
      bar.setTotal(total);
      bar.update(done, { step });
    },
    stop: () => {
      if (isOn) bar.stop();
    },
  };
}
