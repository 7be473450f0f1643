import { describe, expect, it } from 'vitest';
import { compareShapes } from '../src/make/bounds';
import { makeLog } from '../src/make/make-log';
import { measureShape } from '../src/make/measure';
import { SHAPE } from '../src/make/shape';

const log = makeLog();

describe('the made log', () => {
  it('has the shape of the real one', () => {
    const compared = compareShapes(SHAPE, measureShape(log));
    expect(compared.length).toBe(142);
    expect(compared.filter(({ isWithin }) => !isWithin)).toEqual([]);
  });

  it('keeps its shape with another seed', () => {
    const compared = compareShapes(SHAPE, measureShape(makeLog({ seed: 71 })));
    expect(compared.filter(({ isWithin }) => !isWithin).length).toBeLessThan(3);
  });

  it('is the same again from the same seed', () => {
    expect(makeLog({ scale: 0.2, seed: 3 })).toEqual(makeLog({ scale: 0.2, seed: 3 }));
    expect(makeLog({ scale: 0.2, seed: 4 }).rows).not.toEqual(
      makeLog({ scale: 0.2, seed: 3 }).rows,
    );
  });

  it('has more viewers on demand', () => {
    const { viewers, rows } = makeLog({ scale: 2 });
    expect(viewers.length).toBe(818);
    expect(rows.length).toBe(11_628);
  });

  it('lets viewers keep to their tastes', () => {
    const taste = new Map(log.viewers.map(({ id, taste: of }) => [id, of]));
    const means = { watched: 0, everything: 0 };
    for (const { viewer, series } of log.rows) {
      const liked = taste.get(viewer)!;
      means.watched += liked[log.series[series]!.genre]! / log.rows.length;
      means.everything += liked.reduce((a, b) => a + b, 0) / liked.length / log.rows.length;
    }
    expect(means.watched - means.everything).toBeGreaterThan(1);
  });

  it('lets viewers finish what they like, and short things', () => {
    const rate = (rows: typeof log.rows): number =>
      rows.reduce((sum, row) => sum + Math.min(1, row.watchedSeconds / row.runningSeconds), 0) /
      rows.length;
    const taste = new Map(log.viewers.map(({ id, taste: of }) => [id, of]));
    const isLiked = ({ viewer, series }: (typeof log.rows)[number]): boolean =>
      taste.get(viewer)![log.series[series]!.genre]! > 1;
    expect(rate(log.rows.filter(isLiked))).toBeGreaterThan(
      rate(log.rows.filter((row) => !isLiked(row))) + 0.05,
    );
  });

  it('has no two programmes of one title', () => {
    const titles = log.series.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('never runs beyond a series, and repeats what it says of an episode', () => {
    const lengths = new Map<string, number>();
    for (const { asset, runningSeconds } of log.rows) {
      expect(lengths.get(asset) ?? runningSeconds).toBe(runningSeconds);
      lengths.set(asset, runningSeconds);
    }
  });
});
