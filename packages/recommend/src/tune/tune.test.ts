import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { Popularity } from '../implicit/popularity.js';
import { splitByTime } from '../judge/split-by-time.js';
import { openTestSet } from '../judge/test-set.js';
import { optimize } from './optimize.js';
import { choice, int, logUniform, uniform } from './space.js';
import type { TuneState } from './trial.js';
import { tune, tuneAsync, type TuneOptions } from './tune.js';

const DAY = 86_400_000;
// A new drama every five days; viewers take the newest one.
const data = Interactions.from(
  Array.from({ length: 300 }, (_, n) => ({
    user: `시청자${(n * 7) % 40}`,
    item: `드라마${Math.floor(n / 25) - (n % 3 === 0 ? n % 4 : 0)}`,
    at: n * (DAY / 5),
  })),
);
const { train, validation, trainAndValidation, test } = splitByTime(data, {
  test: 0.1,
  validation: 0.2,
});
const space = { halfLife: logUniform(0.1, 1000) };
const options: TuneOptions<typeof space, Popularity> = {
  ...{ model: (params) => new Popularity(params), space, train, validation },
  ...{ metric: 'ndcg@5', trials: 15, seed: 3, evaluate: { seen: 'allow' } },
};

describe('tune', () => {
  it('finds that yesterday matters more than last month', () => {
    const { best, trials, refit } = tune(options);
    expect(trials).toHaveLength(15);
    expect(best.value).toBe(Math.max(...trials.map(({ value }) => value ?? 0)));
    expect(best.params.halfLife).toBeLessThan(30);
    expect(refit(trainAndValidation).options).toEqual(best.params);
  });

  it('refuses the test set, wrapped or not', () => {
    const refused = expect.objectContaining({ code: 'test-set-refused' });
    const validationOf = (set: unknown): Interactions => set as Interactions;
    expect(() => tune({ ...options, validation: validationOf(test) })).toThrow(refused);
    expect(() => tune({ ...options, validation: openTestSet(test) })).toThrow(refused);
    expect(() => tune({ ...options, train: openTestSet(test) })).toThrow(refused);
    expect(() => tune(options).refit(openTestSet(test))).toThrow(refused);
  });

  it('notes failures with their reason and goes on', () => {
    let made = 0;
    const { trials, best } = tune({
      ...options,
      trials: 4,
      model: (params) => {
        if (made++ < 2) throw new Error('메모리가 모자랍니다');
        return new Popularity(params);
      },
    });
    expect(trials.map(({ failure }) => failure)).toEqual([
      ...['메모리가 모자랍니다', '메모리가 모자랍니다', null, null],
    ]);
    expect(best.number).toBeGreaterThan(1);
    expect(() => tune({ ...options, trials: 2, metric: () => NaN })).toThrow(
      'All 2 trials failed; the first: The metric is NaN.',
    );
  });

  it('tries first what it is told to', () => {
    const { trials } = tune({ ...options, trials: 2, first: [{ halfLife: 14 }] });
    expect(trials[0]?.params).toEqual({ halfLife: 14 });
    expect(() => tune({ ...options, first: [{ halfLife: 1e6 }] })).toThrow('cannot take');
  });

  it('gives more users to the better third', () => {
    const { trials, best } = tune({
      ...options,
      ...{ sampler: 'halving', trials: 9, resource: { param: 'users', min: 1 / 9, max: 1 } },
    });
    const shares = trials.map(({ resource }) => resource);
    expect(shares.slice(0, 9)).toEqual(Array(9).fill(1 / 9));
    expect(shares.slice(9, 12)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(shares.slice(12)).toEqual([1]);
    expect(best.number).toBe(12);
  });

  it('lets other work through, tells how far it is, and stops on a signal', async () => {
    const done: number[] = [];
    const controller = new AbortController();
    const states: TuneState[] = [];
    const running = tuneAsync({
      ...options,
      signal: controller.signal,
      onProgress: (progress) => done.push(progress.done),
      onTrial: ({ number }, state) => {
        states.push(state);
        if (number === 3) controller.abort(new Error('그만'));
      },
    });
    await expect(running).rejects.toThrow('그만');
    expect(done.at(-1)).toBe(4);
    const resumed = tune({ ...options, resume: states.at(-1) });
    expect(resumed.best).toEqual(tune(options).best);
  });
});

describe('a search', () => {
  const mixed = { x: uniform(-5, 5), n: int(1, 100, { log: true }), kind: choice(['가', '나']) };
  const of = ({ x, n, kind }: { x: number; n: number; kind: string }): number => {
    if (x > 4) throw new Error('너무 큽니다');
    return x * x + Math.log(n) + (kind === '가' ? 1 : 0);
  };
  const untimed = (trials: readonly { seconds: number }[]): object[] =>
    trials.map((trial) => ({ ...trial, seconds: 0 }));

  it('equals itself when it is stopped and resumed anywhere, with every sampler', () => {
    const sampler = fc.constantFrom('tpe' as const, 'random' as const, 'halving' as const);
    fc.assert(
      fc.property(
        sampler,
        fc.nat(2 ** 32 - 1),
        fc.integer({ min: 1, max: 17 }),
        (kind, seed, cut) => {
          const search = {
            ...{ space: mixed, sampler: kind, seed, trials: 18, direction: 'minimize' as const },
            resource: { param: 'epochs', min: 1, max: 9 },
          };
          const states: TuneState[] = [];
          const whole = optimize(of, { ...search, onTrial: (_, state) => states.push(state) });
          const resume = JSON.parse(JSON.stringify(states[cut - 1])) as TuneState;
          const resumed = optimize(of, { ...search, resume });
          expect(untimed(resumed.trials)).toEqual(untimed(whole.trials));
          expect(resumed.best).toEqual(whole.best);
        },
      ),
      { seed: 1, numRuns: 15 },
    );
  });

  it('stays inside its space', () => {
    const space = { step: int(5, 50, { step: 20 }), fixed: uniform(2, 2), rate: logUniform(1, 10) };
    const { trials } = optimize(({ step }) => step, { space, trials: 40 });
    for (const { params } of trials) {
      expect([5, 25, 45]).toContain(params.step);
      expect(params.fixed).toBe(2);
      expect(params.rate).toBeGreaterThanOrEqual(1);
      expect(params.rate).toBeLessThanOrEqual(10);
    }
  });

  it('refuses to resume another search', () => {
    const { state } = optimize(of, { space: mixed, trials: 2, direction: 'minimize' });
    expect(() => optimize(of, { space: mixed, trials: 3, resume: state })).toThrow(
      'had direction "minimize", this one has "maximize"',
    );
  });

  it('refuses to resume a halving search whose rounds would be others', () => {
    const resource = { param: 'epochs', min: 1, max: 9 };
    const search = { space: mixed, trials: 9, sampler: 'halving', direction: 'minimize' } as const;
    const { state } = optimize(of, { ...search, resource });
    for (const other of [{ trials: 18 }, { resource: { ...resource, min: 3 } }]) {
      expect(() => optimize(of, { ...search, resource, ...other, resume: state })).toThrow(
        'had the resource',
      );
    }
  });

  it('refuses first values that the sampler could never choose', () => {
    const one = { space: { k: int(10, 50, { step: 10 }) }, trials: 1 };
    expect(optimize(({ k }) => k, { ...one, first: [{ k: 30 }] }).best.params.k).toBe(30);
    for (const k of [25, 30.5, NaN]) {
      expect(() => optimize(() => 1, { ...one, first: [{ k }] })).toThrow('k of a given trial');
    }
  });

  it('refuses spaces and options that cannot be', () => {
    const none = { eiCandidates: 0 };
    expect(() => optimize(of, { space: mixed, trials: 12, tpe: none })).toThrow('eiCandidates');
    expect(() => uniform(2, 1)).toThrow('uniform needs low <= high');
    expect(() => logUniform(0, 1)).toThrow('above 0');
    expect(() => int(0.5, 2)).toThrow('whole');
    expect(() => int(1, 9, { log: true, step: 2 })).toThrow('not both');
    expect(() => choice([])).toThrow('at least one');
    expect(() => optimize(of, { space: mixed, trials: 0 })).toThrow('trials');
    expect(() => optimize(() => 1, { space: {}, trials: 1 })).toThrow('empty');
    expect(() => optimize(of, { space: mixed, trials: 3, sampler: 'halving' })).toThrow('resource');
  });
});
