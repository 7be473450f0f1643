import { SingleBar } from 'cli-progress';
import type { RunProgress } from '@nunchi/window';

/** Shows on the error stream how far a replay is, where somebody looks on. */
export interface Bar {
  readonly show: (progress: RunProgress) => void;
  readonly stop: () => void;
}

const SEOUL = 9 * 3_600_000;

export function progressBar(): Bar {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: '{bar} {percentage}% · {time} · {rows} plays · {late} late',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  let isOn = false;
  return {
    show: ({ bytes, totalBytes, rows, late, watermark }) => {
      const time = Number.isFinite(watermark)
        ? new Date(watermark + SEOUL).toISOString().slice(11, 19)
        : '--:--:--';
      if (!isOn) bar.start(totalBytes ?? 0, 0, { time, rows, late });
      isOn = true;
      bar.update(bytes, { time, rows, late });
    },
    stop: () => {
      if (isOn) bar.stop();
    },
  };
}
