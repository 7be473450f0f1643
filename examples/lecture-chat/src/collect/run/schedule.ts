import { Cron } from 'croner';

export interface Schedule {
  readonly pattern: string;
  readonly timeZone: string;
  readonly signal: AbortSignal;
  /** Told when the next time is. */
  readonly onWait: (next: Date) => void;
}

/**
 * Does work at the times of a cron pattern until the signal aborts; what is under way then ends first.
 * A time that comes while the work before still goes on is left out.
 *
 * @param work It tells its own failures: the next time comes all the same.
 */
export async function onSchedule(
  work: () => Promise<void>,
  { pattern, timeZone, signal, onWait }: Schedule,
): Promise<void> {
  let working: Promise<void> = Promise.resolve();
  const tellNext = (cron: Cron): void => {
    const next = cron.nextRun();
    if (next !== null && !signal.aborted) onWait(next);
  };
  const cron = new Cron(pattern, { timezone: timeZone, protect: true }, async (self) => {
    working = work();
    await working;
    tellNext(self);
  });
  tellNext(cron);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  cron.stop();
  await working;
}
