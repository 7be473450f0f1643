import { describe, expect, it } from 'vitest';
import { judge } from '../src/judge/judge';
import { rates } from '../src/judge/score';
import { judgementTable } from '../src/judge/table';

// Options were chosen on the seeds 1 to 5.
describe.each([21, 22])('a log of seed %i, that nothing was tuned on', (seed) => {
  it('gives its bursts and outages away soon, with few false alarms', async () => {
    const judgement = await judge(seed, 150);
    expect(judgement.findings).toHaveLength(3);
    const { found, slowest } = rates(judgement);
    expect(found).toBe(3);
    expect(slowest).toBeLessThanOrEqual(400);
    expect(judgement.falseAlarms.length / judgement.hours).toBeLessThanOrEqual(1);
    const [header, row] = judgementTable([judgement]).split('\n');
    expect(row).toHaveLength(header!.length);
  });
});
