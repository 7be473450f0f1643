/** The median of the milliseconds that a piece of work takes, after it has been done a few times. */
export function medianMilliseconds(work: (k: number) => void, times: number): number {
  for (let k = 0; k < times; k++) work(k);
  const taken = Array.from({ length: times }, (_, k) => {
    const begin = performance.now();
    work(k);
    return performance.now() - begin;
  }).sort((a, b) => a - b);
  return taken[Math.floor(times / 2)] ?? 0;
}
