import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { Popularity } from '../implicit/popularity.js';
import { Recommender } from '../models/recommender.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';
import { evaluate, evaluateAsync } from './evaluate.js';
import type { RankingMode } from './metrics/ranking-report.js';
import { TestSet } from './test-set.js';

/** A model whose scores were told, user by user and item by item. */
class Told extends Recommender {
  override readonly kind = 'Told';
  readonly #scores: (user: string, item: string) => number;

  constructor(scores: (user: string, item: string) => number) {
    super();
    this.#scores = scores;
  }

  protected override *train(): Steps {
    yield { done: 1, total: 1, unit: 'pass' };
  }

  override scoreInto(user: number, scores: Float64Array): void {
    const { users, items } = this.known;
    for (let i = 0; i < scores.length; i++) {
      scores[i] = this.#scores(String(users.at(user)), String(items.at(i)));
    }
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    return { options: {}, arrays: {} };
  }
}

interface Golden extends Record<RankingMode, Record<string, Record<string, number>>> {
  ks: number[];
  train: number[][];
  test: number[][];
  scores: number[][];
  judged: number;
}

const golden = JSON.parse(
  readFileSync(new URL('../../test/fixtures/ranking-metrics.json', import.meta.url), 'utf8'),
) as Golden;

function rowsOf(lists: number[][]): Interactions {
  return Interactions.from(
    lists.flatMap((items, user) => items.map((item) => ({ user: `${user}`, item: `${item}` }))),
  );
}

describe('evaluate beside its peers', () => {
  const train = rowsOf(golden.train);
  const test = new TestSet(rowsOf(golden.test));
  const told = new Told((user, item) => golden.scores[Number(user)]?.[Number(item)] ?? NaN);
  told.fit(train);

  for (const mode of ['recbole', 'implicit', 'lenskit'] as const) {
    it(`gives ${mode}'s numbers`, () => {
      const report = evaluate(told, test, { k: golden.ks, mode });
      expect(report.counts.users).toBe(golden.judged);
      for (const at of report.at) {
        const peer = golden[mode][at.k] as Record<string, number>;
        expect(Object.keys(peer).length).toBeGreaterThanOrEqual(4);
        for (const [name, value] of Object.entries(peer)) {
          expect(at[name as 'ndcg'], `${name}@${at.k}`).toBeCloseTo(value, 12);
        }
      }
    });
  }
});

describe('evaluate', () => {
  const train = Interactions.from([
    { user: '김하늘', item: '도깨비' },
    { user: '김하늘', item: '미생' },
    { user: '이바다', item: '도깨비' },
    { user: '이바다', item: '시그널' },
    { user: '박강산', item: '나의 아저씨' },
  ]);
  const test = Interactions.from([
    { user: '김하늘', item: '시그널' },
    { user: '김하늘', item: '시그널' },
    { user: '김하늘', item: '도깨비' },
    { user: '이바다', item: '새로 온 드라마' },
    { user: '박강산', item: '나의 아저씨' },
    { user: '처음 온 손님', item: '도깨비' },
  ]);
  const popularity = new Popularity().fit(train);

  it('counts whom and what it leaves out', () => {
    expect(evaluate(popularity, test, { k: 2 }).counts).toEqual({
      users: 2,
      usersWithoutTestItem: 1,
      coldUsers: 1,
      coldItems: 1,
      testItems: 2,
      coldTestItems: 1,
      unreachable: 2,
      catalogue: 4,
    });
  });

  it('asks discovery and continue watching for different items', () => {
    const filter = evaluate(popularity, test, { k: 1 });
    const only = evaluate(popularity, test, { k: 1, seen: 'only' });
    expect(filter.users).toEqual(['김하늘', '이바다']);
    expect(only.users).toEqual(['김하늘', '박강산']);
    expect(only.recall).toBe(1);
    expect(only.counts.unreachable).toBe(2);
  });

  it('counts repeats as missed if told to, as the peers do', () => {
    const report = evaluate(popularity, test, { k: 4, unreachable: 'count' });
    expect(report.users).toEqual(['김하늘', '이바다', '박강산']);
    expect(Array.from(report.perUser.recall)).toEqual([0.5, 0, 0]);
  });

  it('keeps to candidates and to some users', () => {
    const report = evaluate(popularity, test, {
      k: 1,
      candidates: ['시그널', '없는 것'],
      users: ['김하늘'],
    });
    expect(report.precision).toBe(1);
    expect(report.coverage).toBe(0.25);
    expect(report.users).toEqual(['김하늘']);
  });

  it('refuses a title where a list of candidates is meant', () => {
    expect(() => evaluate(popularity, test, { candidates: '시그널' })).toThrow('a list of ids');
  });

  it('takes a k beyond the catalogue for the catalogue', () => {
    const all = evaluate(popularity, test, { k: 4, seen: 'allow' });
    const beyond = evaluate(popularity, test, { k: 1e6, seen: 'allow' });
    for (const metric of ['recall', 'map', 'mrr', 'auc', 'novelty', 'ties'] as const) {
      expect(beyond[metric]).toBeCloseTo(all[metric], 12);
    }
    expect(beyond.precision).toBeCloseTo((all.precision * 4) / 1e6, 15);
  });

  it('keeps the area under the curve within 0 and 1, whatever the lists hold', () => {
    // Two of three test items are on the list, the third is seen; and there is nothing else.
    const seen = [{ user: 1, item: '가' }];
    const others = ['나', '다'].map((item) => ({ user: 2, item }));
    const model = new Popularity().fit(Interactions.from([...seen, ...others]));
    const wanted = Interactions.from(['가', '나', '다'].map((item) => ({ user: 1, item })));
    for (const k of [1, 2, 3, 50]) {
      expect(evaluate(model, wanted, { k, unreachable: 'count' }).auc).toBe(1);
    }
    const one = Interactions.from([{ user: 1, item: '다' }]);
    // 나 stands before 다: nothing is won, however long the list might be.
    for (const k of [2, 3, 50]) expect(evaluate(model, one, { k }).auc).toBeCloseTo(0.5, 12);
  });

  it('tells how often a tie decided', () => {
    // 미생, 시그널 and 나의 아저씨 have a viewer each.
    expect(evaluate(popularity, test, { k: 1, users: ['김하늘'] }).ties).toBe(1);
    expect(evaluate(popularity, test, { k: 2, users: ['김하늘'] }).ties).toBe(0.5);
    expect(evaluate(popularity, test, { k: 1, seen: 'allow' }).ties).toBe(0);
  });

  it('measures novelty in bits and diversity by who has seen what', () => {
    const report = evaluate(popularity, test, { k: 2, seen: 'allow', users: ['김하늘'] });
    // 도깨비 has 2 of 3 viewers, 미생 1; both were seen by 김하늘: cosine 1 / √2.
    expect(report.novelty).toBeCloseTo((Math.log2(3 / 2) + Math.log2(3)) / 2, 12);
    expect(report.diversity).toBeCloseTo(1 - 1 / Math.SQRT2, 12);
  });

  it('takes the lists of a model that makes many at once', () => {
    const fast = new Popularity().fit(train);
    let asked = 0;
    fast.topKInto = (users, k, filterSeen, items, scores): void => {
      asked += users.length;
      expect([k, filterSeen]).toEqual([2, true]);
      items.fill(-1);
      scores.fill(0);
      users.forEach((_, u) => (items[u * k] = train.items.find('시그널')));
    };
    expect(Array.from(evaluate(fast, test, { k: 1 }).perUser.recall)).toEqual([1, 0]);
    expect(asked).toBe(2);
  });

  it('tells how far it is, stops on a signal, and lets other work through', async () => {
    const seen: number[] = [];
    evaluate(popularity, test, { onProgress: ({ done }) => seen.push(done) });
    expect(seen).toEqual([2]);
    expect(() => evaluate(popularity, test, { signal: AbortSignal.abort() })).toThrow('abort');
    const report = await evaluateAsync(popularity, test, { k: [2, 1] });
    expect(report.at.map(({ k }) => k)).toEqual([2, 1]);
    expect(report.k).toBe(2);
  });

  it('refuses what cannot be judged', () => {
    expect(() => evaluate(new Popularity(), test)).toThrow('call fit first');
    expect(() => evaluate(popularity, test, { k: 0 })).toThrow('k must be a whole number from 1');
    expect(() => evaluate(popularity, test, { k: [] })).toThrow('There is nothing to judge');
    const strangers = Interactions.from([{ user: '손님', item: '도깨비' }]);
    expect(() => evaluate(popularity, strangers)).toThrow('1 users of the test set are unknown');
  });
});
