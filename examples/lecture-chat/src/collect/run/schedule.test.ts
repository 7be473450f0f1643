import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onSchedule } from './schedule';

beforeEach(() => {
  // 18:30 in Korea.
  vi.useFakeTimers({ now: new Date('2026-03-05T09:30:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const SCHEDULE = { pattern: '0 19-23 * * *', timeZone: 'Asia/Seoul' };
const HOUR = 3_600_000;

test('collects on the hour from 19:00 to 23:00, and again the next evening', async () => {
  const hours: number[] = [];
  const waits: string[] = [];
  const controller = new AbortController();
  const ended = onSchedule(
    () => {
      hours.push((new Date().getUTCHours() + 9) % 24);
      return Promise.resolve();
    },
    {
      ...{ ...SCHEDULE, signal: controller.signal },
      onWait: (next) => waits.push(next.toISOString()),
    },
  );
  await vi.advanceTimersByTimeAsync(25 * HOUR);
  expect(hours).toEqual([19, 20, 21, 22, 23, 19]);
  expect(waits.slice(0, 2)).toEqual(['2026-03-05T10:00:00.000Z', '2026-03-05T11:00:00.000Z']);
  expect(waits).toContain('2026-03-06T10:00:00.000Z');
  controller.abort();
  await ended;
});

test('a time that comes while the work before goes on is left out; stopping waits for the work', async () => {
  let begun = 0;
  let finished = 0;
  const controller = new AbortController();
  const schedule = { ...SCHEDULE, signal: controller.signal, onWait: () => undefined };
  let isOver = false;
  const ended = onSchedule(async () => {
    begun++;
    await new Promise((resolve) => setTimeout(resolve, 2.5 * HOUR));
    finished++;
  }, schedule).then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(4 * HOUR);
  expect(begun).toBe(2);
  expect(finished).toBe(1);
  controller.abort();
  await vi.advanceTimersByTimeAsync(HOUR / 2);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(HOUR);
  await ended;
  expect(finished).toBe(2);
});
