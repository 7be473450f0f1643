import { describe, expect, it } from 'vitest';
import { Interactions, type Interaction } from '../../data/interactions.js';
import { rmse } from '../../judge/rating-metrics.js';
import { RandomState } from '../../random/random-state.js';
import { runSteps } from '../../work.js';
import { drawFactors } from './factors.js';
import { NMF } from '../nmf/nmf.js';
import { PMF } from './pmf.js';
import { factorSettings } from './svd-options.js';
import { descendSingle } from './svd-single.js';
import { SVD } from './svd.js';
import { SVDpp } from './svdpp.js';

const random = new RandomState(0);

/** Viewers who like either the even or the odd dramas. */
function ratingsOf(users: number[], items: number, share: number): Interaction[] {
  return users.flatMap((user) =>
    Array.from({ length: items }, (_, item) => ({
      user: `시청자${user}`,
      item: `드라마${item}`,
      value: (user + item) % 2 === 0 ? 5 : 2,
    })).filter(() => random.random() < share),
  );
}

const people = Array.from({ length: 40 }, (_, user) => user);
const data = Interactions.from(ratingsOf(people, 20, 0.6), { ratingScale: [1, 5] });
const small = { nFactors: 8, randomState: 1 };

describe.each([
  ['SVD', () => new SVD({ ...small, nEpochs: 100, lrDecay: 1 })],
  ['PMF', () => new PMF({ ...small, nEpochs: 100, lrDecay: 1 })],
  ['SVDpp', () => new SVDpp({ ...small, nEpochs: 100, lrDecay: 1 })],
  ['NMF', () => new NMF({ ...small })],
  ['NMF with biases', () => new NMF({ ...small, biased: true, nEpochs: 100 })],
] as const)('%s', (_, make) => {
  const model = make().fit(data);

  it('learns who likes what', () => {
    expect(rmse(model.test(data.rows()))).toBeLessThan(0.5);
    const list = model.recommend('시청자4', { k: 5, seen: 'allow' });
    expect(list.every(({ item }) => Number(String(item).slice(3)) % 2 === 0)).toBe(true);
  });

  it.each([SVD, PMF, SVDpp])('folds newcomers into what was learnt last: %o', (Model) => {
    const history = [{ item: '드라마0', value: 5 }];
    const part = data.select(Array.from({ length: 200 }, (_, row) => row));
    const model = new Model(small).fit(part);
    const before = model.recommendFor(history);
    expect(model.fit(data).recommendFor(history)).not.toEqual(before);
    expect(model.recommendFor(history)).toEqual(new Model(small).fit(data).recommendFor(history));
  });

  it('makes a list for somebody new by a few ratings', () => {
    const list = model.recommendFor(
      [
        { item: '드라마1', value: 5 },
        { item: '드라마2', value: 2 },
        { item: '드라마3', value: 5 },
        { item: '드라마4', value: 2 },
        { item: '못 본 영화', value: 5 },
      ],
      { k: 5 },
    );
    expect(list.every(({ item }) => Number(String(item).slice(3)) % 2 === 1)).toBe(true);
  });

  it('comes back from its state', () => {
    const type = model.constructor as unknown as { restore(state: object): typeof model };
    const again = type.restore(model.toState());
    expect(again.options).toMatchObject(small);
    expect(again.test(data.rows())).toEqual(model.test(data.rows()));
    const history = [{ item: '드라마1', value: 5 }];
    expect(again.recommendFor(history)).toEqual(model.recommendFor(history));
  });

  it('lets users and items be that have no ratings', () => {
    const part = data.select([0, 1, 2, 3], { ids: 'keep' });
    const scores = new Float64Array(20);
    make().fit(part).scoreInto(39, scores);
    expect(scores.every((score) => Number.isFinite(score))).toBe(true);
  });

  it('has one vector a user and one an item', () => {
    expect(model.userVectors()).toMatchObject({ count: 40, length: 8 });
    expect(model.itemVectors()).toMatchObject({ count: 20, length: 8 });
  });

  it('is the same again with the same seed', () => {
    expect(make().fit(data).test(data.rows())).toEqual(model.test(data.rows()));
  });

  it('keeps what it knew when the work is stopped', () => {
    const stopped = make().fit(data);
    const stop = new AbortController();
    const onProgress = ({ done }: { done: number }): void => {
      if (done === 3) stop.abort(new Error('그만'));
    };
    const other = Interactions.from([{ user: '손님', item: '영화', value: 1 }]);
    expect(() => stopped.fit(other, { signal: stop.signal, onProgress })).toThrow('그만');
    const scores = new Float64Array(20);
    const before = new Float64Array(20);
    stopped.scoreInto(3, scores);
    model.scoreInto(3, before);
    expect(scores).toEqual(before);
  });
});

describe('SVD', () => {
  it('in 32 bits is the same with and without WebAssembly', () => {
    const preset = new SVD(small).options;
    const values = { nFactors: 8, nEpochs: 5, lrAll: 0.01, regAll: 0.02, lrDecay: 0.9 };
    const presets = { ...values, kernel: 'auto' as const };
    const settings = factorSettings(preset, { tuned: presets, surprise: presets });
    const [fast, twin] = [true, false].map((simd) => {
      const factors = drawFactors(new RandomState(2), 40, 20, settings, data.mean);
      runSteps(descendSingle(data.byUser(), factors, settings, true, simd));
      return factors;
    });
    expect(fast).toEqual(twin);
    expect(Math.fround(fast!.pu[5]!)).toBe(fast!.pu[5]);
  });

  it('in 32 bits is nearly what it is in 64', () => {
    const [plain, short] = (['plain', 'auto'] as const).map((kernel) =>
      new SVD({ ...small, kernel, preset: 'surprise' }).fit(data).test(data.rows()),
    );
    for (const [k, { estimate }] of plain!.entries()) {
      expect(short![k]!.estimate).toBeCloseTo(estimate, 4);
    }
  });

  it('tells of the unknown what it knows of the other one', () => {
    const model = new SVD(small).fit(data);
    expect(model.predict('손님', '영화').estimate).toBeCloseTo(data.mean, 12);
    expect(model.predict('손님', '영화').wasImpossible).toBe(false);
    const unbiased = new PMF(small).fit(data).predict('손님', '드라마1');
    expect(unbiased).toMatchObject({ estimate: data.mean, wasImpossible: true });
  });

  it.each([
    ['SVD', (options: object) => new SVD(options)],
    ['PMF', (options: object) => new PMF(options)],
    ['SVDpp', (options: object) => new SVDpp(options)],
  ] as const)('learns per cent as it learns stars: %s', (_, make) => {
    const times = (rows: Iterable<Interaction>): Interaction[] =>
      Array.from(rows, (row) => ({ ...row, value: 25 * row.value! }));
    const percent = Interactions.from(times(data.rows()), { ratingScale: [25, 125] });
    const wide = make(small).fit(percent);
    const stars = make(small).fit(data);
    if (wide instanceof SVD && stars instanceof SVD) {
      const later = ratingsOf([0, 50], 22, 0.8);
      stars.partialFit(Interactions.from(later));
      wide.partialFit(Interactions.from(times(later)));
    }
    for (const [k, { estimate }] of stars.test(data.rows(), { clip: false }).entries()) {
      const { user, item } = data.row(k);
      expect(wide.predict(user, item, { clip: false }).estimate / 25).toBeCloseTo(estimate, 3);
    }
    const history = [3, 4, 5].map((k) => ({ item: `드라마${k}`, value: k }));
    const lists = [
      stars.recommendFor(history),
      wide.recommendFor(history.map((h) => ({ ...h, value: 25 * h.value }))),
    ];
    for (const [k, { item, score }] of lists[0]!.entries()) {
      expect(lists[1]![k]!.item).toBe(item);
      expect(lists[1]![k]!.score / 25).toBeCloseTo(score, 3);
    }
  });

  it('learns from more ratings, new viewers and new dramas', () => {
    const model = new SVD({ ...small, nEpochs: 100, lrDecay: 1 }).fit(data);
    const old = model.predict('시청자2', '드라마3').estimate;
    const later = Interactions.from(ratingsOf([40, 41, 42, 43, 2], 24, 0.9));
    model.partialFit(later, { nEpochs: 100 });
    expect(rmse(model.test(later.rows()))).toBeLessThan(0.7);
    expect(model.predict('시청자2', '드라마3').estimate).toBeCloseTo(old, 0);
    expect(model.known.users.size).toBe(44);
    expect(model.userVectors().count).toBe(44);
    expect(model.itemVectors().count).toBe(24);
    expect(data.users.size).toBe(40);
    const seen = new Set([...later.rows()].filter((r) => r.user === '시청자41').map((r) => r.item));
    expect(model.recommend('시청자41').every(({ item }) => !seen.has(item))).toBe(true);
    const again = SVD.restore(model.toState());
    expect(again.test(later.rows())).toEqual(model.test(later.rows()));
  });

  it('stays as it is when a partial fit is stopped', () => {
    const model = new SVD(small).fit(data);
    const later = Interactions.from([{ user: '손님', item: '드라마1', value: 5 }]);
    const signal = AbortSignal.abort(new Error('그만'));
    expect(() => model.partialFit(later, { signal })).toThrow('그만');
    expect(model.known.users.find('손님')).toBe(-1);
  });

  it('takes a rate of its own before one for all before the preset', () => {
    const values = { nFactors: 1, nEpochs: 1, lrAll: 1, regAll: 2, regBu: 3, lrDecay: 1 };
    const preset = { ...values, kernel: 'plain' as const };
    const presets = { tuned: preset, surprise: preset };
    expect(factorSettings({}, presets).rates).toMatchObject({ regBu: 3, regBi: 2, lrPu: 1 });
    expect(factorSettings({ regAll: 5, regBi: 6 }, presets).rates).toMatchObject({
      ...{ regBu: 5, regBi: 6, regQi: 5 },
    });
  });

  it('refuses what cannot be, and says when it has run away', () => {
    expect(() => new SVD({ nFactors: 0 })).toThrow('nFactors must be a whole number from 1');
    expect(() => new SVD({ lrAll: NaN })).toThrow('lrBu must be a number from 0');
    expect(() => new SVD({ lrDecay: 0 })).toThrow('lrDecay must be a number above 0');
    expect(() => new SVD({ preset: 'best' as 'tuned' })).toThrow('preset must be one of');
    expect(() => new SVD({ kernel: 'gpu' as 'auto' })).toThrow('kernel must be one of');
    expect(() => new SVD({ ...small, lrAll: 5 }).fit(data)).toThrow('ran away to infinity');
    expect(() => new SVD().partialFit(data)).toThrow('call fit first');
    expect(() => new NMF({ initLow: -1 })).toThrow('initLow must be a number from 0');
    const negative = Interactions.from([{ user: '김', item: '가', value: -1 }]);
    expect(() => new NMF().fit(negative)).toThrow('Row 0 has a rating below 0');
  });
});
