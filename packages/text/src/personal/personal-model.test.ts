import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextError } from '../errors.js';
import { MultinomialNB } from '../naive-bayes/multinomial-nb.js';
import { CountVectorizer } from '../vectorize/count-vectorizer.js';
import { TfidfVectorizer } from '../vectorize/tfidf-vectorizer.js';
import { CANDIDATES } from './candidates.js';
import { LAST_DATE } from './ground.js';
import type { PersonalOptions } from './ground.js';
import type { Receipt } from './overlay.js';
import { PersonalBase } from './personal-base.js';
import { PersonalModel } from './personal-model.js';

const texts = [
  '제주 바다 여행 같이 가요 여름 바다',
  '부산 바다 축제 여행',
  '북한산 등산 모집 주말 등산',
  '한라산 등산 코스 제주',
  '주말 독서 모임 책 읽기',
];
const labels = ['여행', '여행', '등산', '등산', '독서'];
const DAY = 86_400_000;

/** Without any of the extras, a member is what `partialFit` makes of a copy. */
const PLAIN: PersonalOptions = { weight: 1, maxRepeats: Infinity, newWords: false };

function fitted(alpha?: number | number[]) {
  const vectorizer = new CountVectorizer();
  const X = vectorizer.fitTransform(texts);
  return { vectorizer, nb: new MultinomialNB<string>({ alpha }).fit(X, labels) };
}

function baseWith(options: PersonalOptions = {}): PersonalBase<string> {
  const { vectorizer, nb } = fitted();
  return new PersonalBase(vectorizer, nb, options);
}

function expectClose(ours: Float64Array[], theirs: Float64Array[], tolerance = 1e-12): void {
  const far = ours.flatMap((row, i) =>
    [...row].filter((p, k) => !(Math.abs(p - theirs[i]![k]!) <= tolerance)),
  );
  expect(far).toEqual([]);
}

function errorOf(call: () => unknown): TextError {
  try {
    call();
  } catch (error) {
    if (error instanceof TextError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

const words = [...new Set(texts.join(' ').split(' ')), '서핑', '캠핑', 'wifi', '책'];
const event = fc.record({
  text: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((w) => w.join(' ')),
  label: fc.constantFrom(...new Set(labels)),
  weight: fc.constantFrom(1, 2, 0.5, 3),
  at: fc.integer({ min: 0, max: 400 * DAY }),
});
const events = fc.array(event, { maxLength: 8 });
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

function learn(member: PersonalModel<string>, list: readonly Event[]): PersonalModel<string> {
  for (const { text, label, weight, at } of list) member.update(text, label, { weight, at });
  return member;
}

describe('a member without extras', () => {
  it.each([1, 0.1, Array.from({ length: 17 }, (_, i) => 0.1 + i / 10)])(
    'equals a full copy after partialFit (alpha %j)',
    (alpha) => {
      fc.assert(
        fc.property(events, (list) => {
          const { vectorizer, nb } = fitted(alpha);
          const member = learn(new PersonalBase(vectorizer, nb, PLAIN).member(), list);
          for (const { text, label, weight } of list) {
            nb.partialFit(vectorizer.transform([text]), [label], { sampleWeight: [weight] });
          }
          const asked = [...texts, ...list.map(({ text }) => text), ''];
          const X = vectorizer.transform(asked);
          expectClose(member.predictLogProba(asked), nb.predictLogProba(X));
          expectClose(member.predictProba(asked), nb.predictProba(X));
        }),
        { seed: 1, numRuns: 15 },
      );
    },
  );

  it('equals a full copy with weighed rows, where a weight is set', () => {
    const { vectorizer, nb } = fitted();
    const member = new PersonalBase(vectorizer, nb, { ...PLAIN, weight: 50 }).member();
    member.update('제주 등산', '여행');
    nb.partialFit(vectorizer.transform(['제주 등산']), ['여행'], { sampleWeight: [50] });
    const X = vectorizer.transform(texts);
    expectClose(member.predictLogProba(texts), nb.predictLogProba(X));
  });

  it('takes over priors that are not learnt, and binary counts', () => {
    for (const options of [{ fitPrior: false }, { classPrior: [0.2, 0.3, 0.5] }]) {
      const vectorizer = new CountVectorizer({ binary: true });
      const nb = new MultinomialNB<string>(options).fit(vectorizer.fitTransform(texts), labels);
      const member = new PersonalBase(vectorizer, nb, PLAIN).member();
      member.update('바다 바다 바다', '등산');
      nb.partialFit(vectorizer.transform(['바다 바다 바다']), ['등산']);
      const asked = ['바다 등산', '바다 바다 바다 등산'];
      expectClose(member.predictProba(asked), nb.predictProba(vectorizer.transform(asked)));
    }
  });

  it('is the base before its first event, and leaves the base alone', () => {
    const { vectorizer, nb } = fitted();
    const base = new PersonalBase(vectorizer, nb);
    const fresh = base.member().predictProba(texts);
    expectClose(fresh, nb.predictProba(vectorizer.transform(texts)));
    base.member().update('제주 등산', '여행');
    expect(base.member().predictProba(texts)).toEqual(fresh);
  });
});

describe('update', () => {
  it('learns words that the base does not have', () => {
    const member = baseWith().member();
    const unknown = member.predictProba(['서핑 클래스']);
    member.update('서핑 강습', '여행');
    expect(member.predict(['서핑 클래스'])).toEqual(['여행']);
    expect(member.predictProba(['서핑 클래스'])).not.toEqual(unknown);
    expect(member.predictProba(['클래스'])[0]![2]).toBeLessThan(
      member.predictProba(['서핑'])[0]![2]!,
    );
  });

  it('smooths over the grown vocabulary, as if the base had had the words', () => {
    const list = ['바다 서핑 강습', '서핑 바다'];
    const { vectorizer, nb } = fitted();
    const member = new PersonalBase(vectorizer, nb, { weight: 1 }).member();
    for (const text of list) member.update(text, '여행');

    const wide = new CountVectorizer({
      vocabulary: [...vectorizer.getFeatureNamesOut(), '서핑', '강습'],
    });
    const full = new MultinomialNB<string>().fit(wide.transform(texts), labels);
    full.partialFit(wide.transform(list), ['여행', '여행']);
    const asked = [...texts, '서핑', '강습 서핑 등산'];
    expectClose(member.predictLogProba(asked), full.predictLogProba(wide.transform(asked)));
  });

  it('counts one event once, however often it comes', () => {
    const once = baseWith().member();
    once.update('제주 바다', '여행', { event: 'a7' });
    const often = baseWith().member();
    const receipts = Array.from({ length: 21 }, () =>
      often.update('제주 바다', '여행', { event: 'a7' }),
    );
    expect(often.toBytes()).toEqual(once.toBytes());
    expect(receipts.map(({ counted }) => counted).indexOf(false)).toBe(1);
  });

  it('tells events apart by label and text, if they have no name', () => {
    const member = baseWith({ weight: 1 }).member();
    expect(member.update('제주 바다', '여행').counted).toBe(true);
    expect(member.update('제주 바다', '등산').counted).toBe(true);
    expect(member.update('제주 바다', '여행').counted).toBe(false);
  });

  it('lets maxRepeats of one event count', () => {
    const member = baseWith({ maxRepeats: 3 }).member();
    const receipts = Array.from({ length: 5 }, () => member.update('제주', '여행'));
    expect(receipts.map(({ counted }) => counted)).toEqual([true, true, true, false, false]);
    member.undo(receipts[0]!);
    expect(member.update('제주', '여행').counted).toBe(true);
  });

  it('refuses what it cannot learn', () => {
    const member = baseWith().member();
    expect(errorOf(() => member.update('제주', '요리')).message).toContain("'요리' is not among");
    expect(errorOf(() => member.update('제주', '여행', { weight: 0 })).code).toBe('invalid-input');
    expect(errorOf(() => member.update('제주', '여행', { weight: NaN })).code).toBe(
      'invalid-input',
    );
    const fading = baseWith({ halfLife: DAY }).member();
    expect(errorOf(() => fading.update('제주', '여행')).message).toContain('halfLife');
    expect(errorOf(() => fading.update('제주', '여행', { at: NaN })).code).toBe('invalid-input');
    expect(member.toBytes()).toEqual(baseWith().member().toBytes());
  });
});

describe('weights', () => {
  it('of events are at most a million, so that sums stay numbers', () => {
    const member = baseWith().member();
    for (const weight of [1e307, 1.5e308, Infinity]) {
      const error = errorOf(() => member.update('바다', '독서', { weight }));
      expect(error.code).toBe('invalid-input');
    }
    for (let i = 0; i < 3; i++) member.update(`바다 ${i}`, '독서', { weight: 1e6 });
    expect(member.predict(['바다'])).toEqual(['독서']);
    expect(baseOf(member.toBytes())).toEqual(member.predictProba(texts));
  });

  it('of members have the same bound', () => {
    expect(errorOf(() => baseWith({ weight: 1e307 })).code).toBe('invalid-parameter');
    expect(baseWith({ weight: 1e6 }).member().weight).toBe(1e6);
  });

  const baseOf = (bytes: Uint8Array) => baseWith().fromBytes(bytes).predictProba(texts);
});

describe('half-life', () => {
  const options: PersonalOptions = { ...PLAIN, halfLife: 30 * DAY };

  it('weighs an event by 2^(-age / halfLife)', () => {
    const { vectorizer, nb } = fitted();
    const member = new PersonalBase(vectorizer, nb, options).member();
    const now = 1_700_000_000_000;
    const ages = [0, 10, 30, 300];
    for (const age of ages) member.update('제주 바다', '등산', { at: now - age * DAY });
    for (const age of ages) {
      nb.partialFit(vectorizer.transform(['제주 바다']), ['등산'], {
        sampleWeight: [2 ** (-(age + 5) / 30)],
      });
    }
    expectClose(
      member.predictLogProba(texts, { at: new Date(now + 5 * DAY) }),
      nb.predictLogProba(vectorizer.transform(texts)),
    );
  });

  it('does not hang on the order of events, over a hundred years', () => {
    const at = fc.integer({ min: 0, max: 36_500 * DAY });
    const long = fc.array(fc.tuple(event, at).map(([e, time]) => ({ ...e, at: time })));
    fc.assert(
      fc.property(long, (list) => {
        const base = baseWith(options);
        const [a, b] = [learn(base.member(), list), learn(base.member(), [...list].reverse())];
        expectClose(a.predictLogProba(texts), b.predictLogProba(texts), 1e-9);
      }),
      { seed: 3, numRuns: 30 },
    );
  });
});

describe('undo', () => {
  it('is the inverse of update, in any order', () => {
    fc.assert(
      fc.property(events, events, fc.boolean(), (kept, undone, fromBytes) => {
        const base = baseWith();
        let member = learn(base.member(), kept);
        const before = member.toBytes();
        const receipts = undone.map((e) => member.update(e.text, e.label, e));
        if (fromBytes) member = base.fromBytes(member.toBytes());
        const saved = JSON.parse(JSON.stringify(receipts)) as typeof receipts;
        for (const receipt of saved) member.undo(receipt);
        expect(member.toBytes()).toEqual(before);
      }),
      { seed: 4, numRuns: 25 },
    );
  });

  it('is the inverse with a half-life too, but for rounding', () => {
    fc.assert(
      fc.property(events, events, (kept, undone) => {
        const base = baseWith({ weight: 20, halfLife: 20 * DAY });
        const member = learn(base.member(), kept);
        const at = 400 * DAY;
        const before = member.predictProba(texts, { at });
        const receipts = undone.map((e) => member.update(e.text, e.label, e));
        for (const receipt of receipts) member.undo(receipt);
        expectClose(member.predictProba(texts, { at }), before, 1e-9);
      }),
      { seed: 6, numRuns: 25 },
    );
  });

  it('refuses a receipt of another model, or one used before', () => {
    const base = baseWith();
    const member = base.member();
    const receipt = member.update('제주 바다', '여행');
    expect(errorOf(() => base.member().undo(receipt)).code).toBe('invalid-input');
    member.undo(receipt);
    expect(errorOf(() => member.undo(receipt)).code).toBe('invalid-input');
    member.update('제주 바다', '여행');
    const forged = { ...receipt, losses: [NaN] };
    expect(errorOf(() => member.undo(forged)).code).toBe('invalid-input');
  });

  it('refuses forged receipts, or leaves bytes that can be loaded', () => {
    const forgeries = [
      {
        words: [
          ['바다', 1],
          ['바다', 1],
        ],
      },
      { words: [['바다', 2e300]], weight: 1e-300 },
      { words: [['바다', Infinity]] },
      { words: [['바다', NaN]] },
      { weight: Infinity },
      { weight: 1e-10 },
      { at: LAST_DATE },
      { losses: CANDIDATES.map((_, i) => (i === 1 ? 1e300 : 0)) },
    ] as Partial<Receipt<string>>[];
    const accepted = [{}, { halfLife: 1000 }].map((more) => {
      const base = baseWith({ maxRepeats: Infinity, ...more });
      return forgeries.map((forgery) => {
        const member = base.member();
        const receipt = member.update('바다 산', '여행', { at: 5000 });
        try {
          member.undo({ ...receipt, ...forgery });
        } catch (error) {
          expect((error as TextError).code).toBe('invalid-input');
          return false;
        }
        const again = base.fromBytes(member.toBytes());
        expectClose(again.predictProba(texts), member.predictProba(texts));
        return true;
      });
    });
    // Those pass that take a smaller weight away, or change a time where time does not count.
    expect(accepted[0]).toEqual([false, false, false, false, false, true, true, false]);
    expect(accepted[1]).toEqual([false, false, false, false, false, true, false, false]);
  });

  it('leaves nothing below zero that rounding took', () => {
    const base = baseWith({ maxRepeats: Infinity });
    const member = base.member();
    const receipt = member.update('바다', '여행', { weight: 1e-10 });
    member.undo(receipt);
    member.undo(receipt);
    expect(base.fromBytes(member.toBytes()).changes()).toEqual([]);
  });
});

describe('merge', () => {
  const both = (member: PersonalModel<string>) => [
    member.toBytes(),
    ...member.predictLogProba(texts).map((row) => [...row]),
  ];

  it('loses nothing when two requests load the same bytes', () => {
    const base = baseWith({ weight: 20 });
    const stored = learn(base.member(), [
      { text: '제주 바다', label: '여행', weight: 1, at: 0 },
    ]).toBytes();
    const [ours, theirs] = [base.fromBytes(stored), base.fromBytes(stored)];
    ours.update('북한산 등산', '등산');
    theirs.update('책 읽기', '독서');
    const one = base.fromBytes(stored);
    one.update('북한산 등산', '등산');
    one.update('책 읽기', '독서');
    expect(PersonalModel.merge(ours, theirs).toBytes()).toEqual(one.toBytes());

    // The usual case: theirs is saved already, and loaded from there.
    const saved = base.fromBytes(theirs.toBytes());
    expect(saved.origin).not.toBe(ours.origin);
    const merged = PersonalModel.merge(ours, saved, base.fromBytes(stored));
    expect(merged.toBytes()).toEqual(one.toBytes());
  });

  it.each([
    ['plain', {}],
    ['weight 50', { weight: 50, maxRepeats: 2 }],
  ] as const)('is commutative and associative (%s)', (_, options) => {
    fc.assert(
      fc.property(events, events, events, events, (first, x, y, z) => {
        const base = baseWith(options);
        const stored = learn(base.member(), first).toBytes();
        const [a, b, c] = [x, y, z].map((list) => learn(base.fromBytes(stored), list));
        const merge = (p: typeof a, q: typeof a) => PersonalModel.merge(p!, q!);
        expect(both(merge(a, b))).toEqual(both(merge(b, a)));
        expect(both(merge(merge(a, b), c))).toEqual(both(merge(a, merge(b, c))));
        expect(both(merge(a, base.fromBytes(stored)))).toEqual(both(a!));
      }),
      { seed: 7, numRuns: 15 },
    );
  });

  it('joins fading copies, whichever is older', () => {
    fc.assert(
      fc.property(events, events, (x, y) => {
        const base = baseWith({ weight: 5, halfLife: 2 * DAY, maxRepeats: Infinity });
        const one = learn(learn(base.member(), x), y);
        const merged = PersonalModel.merge(learn(base.member(), x), learn(base.member(), y));
        expectClose(merged.predictLogProba(texts), one.predictLogProba(texts), 1e-9);
      }),
      { seed: 8, numRuns: 15 },
    );
  });

  it('counts once what both learnt, and forgets once what both undid', () => {
    const base = baseWith({ weight: 20 });
    const start = base.member();
    const old = start.update('주말 독서', '독서');
    const stored = start.toBytes();
    const [ours, theirs] = [base.fromBytes(stored), base.fromBytes(stored)];
    for (const copy of [ours, theirs]) {
      copy.update('제주 바다', '여행', { event: 'double click' });
      copy.undo(old);
    }
    const once = base.member();
    once.update('제주 바다', '여행', { event: 'double click' });
    expect(PersonalModel.merge(ours, theirs).toBytes()).toEqual(once.toBytes());
    const saved = base.fromBytes(theirs.toBytes());
    const merged = PersonalModel.merge(ours, saved, base.fromBytes(stored));
    expect(merged.toBytes()).toEqual(once.toBytes());
  });

  it('refuses copies that do not belong together', () => {
    const base = baseWith();
    const other = baseWith().member();
    expect(errorOf(() => PersonalModel.merge(base.member(), other)).message).toContain('same');
    const stored = learn(base.member(), [{ text: '책', label: '독서', weight: 1, at: 0 }]);
    const loaded = base.fromBytes(stored.toBytes());
    const error = errorOf(() => PersonalModel.merge(loaded, base.member()));
    expect(error.message).toContain('give the ancestor');
  });
});

describe('changes', () => {
  it('shows what was learnt, with the weight in force', () => {
    const member = baseWith({ weight: 10 }).member();
    member.update('바다 서핑 서핑', '등산');
    const [first, second, ...rest] = member.changes();
    expect(first).toMatchObject({ label: '등산', word: '서핑', known: false, count: 20 });
    expect(second).toMatchObject({ label: '등산', word: '바다', known: true, count: 10 });
    expect(first!.gain).toBeGreaterThan(second!.gain);
    expect(rest).toEqual([]);
    expect(member.changes({ top: 1 })).toEqual([first]);
  });
});

describe('adopt', () => {
  it('carries a member to a base that was fitted anew', () => {
    const old = baseWith({ weight: 20 }).member();
    old.update('제주 서핑', '여행');
    old.update('책 읽기', '독서');
    const vectorizer = new CountVectorizer();
    const moreTexts = [...texts, '서핑 강습 모집'];
    const nb = new MultinomialNB<string>().fit(vectorizer.fitTransform(moreTexts), [
      ...labels,
      '강습',
    ]);
    const base = new PersonalBase(vectorizer, nb, { weight: 20 });
    const again = base.member();
    again.update('제주 서핑', '여행');
    again.update('책 읽기', '독서');
    expect(base.adopt(old).toBytes()).toEqual(again.toBytes());
    const fading = baseWith({ halfLife: DAY });
    expect(errorOf(() => fading.adopt(old)).code).toBe('invalid-parameter');
  });
});

describe('PersonalBase', () => {
  it('stays as it was when the vectorizer is fitted anew', () => {
    const { vectorizer, nb } = fitted();
    const member = new PersonalBase(vectorizer, nb).member();
    const before = member.predictProba(texts);
    vectorizer.fitTransform([...texts, '가 가나 가나다라 서핑 캠핑']);
    expect(member.predictProba(texts)).toEqual(before);
    member.update('제주 서핑 캠핑', '등산');
    expect(member.changes().map(({ word, known }) => [word, known])).toEqual(
      expect.arrayContaining([
        ['서핑', false],
        ['제주', true],
      ]),
    );
  });

  it('refuses options that cannot be, and parts that do not fit', () => {
    const { vectorizer, nb } = fitted();
    for (const options of [
      { weight: -1 },
      { weight: NaN },
      { halfLife: 0 },
      { maxRepeats: 0 },
      { maxRepeats: 1.5 },
    ]) {
      const error = errorOf(() => new PersonalBase(vectorizer, nb, options));
      expect(error.code).toBe('invalid-parameter');
    }
    const other = new CountVectorizer();
    other.fitTransform(['바다']);
    expect(errorOf(() => new PersonalBase(other, nb)).message).toContain('1 features');
    const weighing = new TfidfVectorizer().fit(texts);
    expect(errorOf(() => new PersonalBase(weighing, nb)).message).toContain('counts words');
    const unfitted = new MultinomialNB<string>();
    expect(errorOf(() => new PersonalBase(vectorizer, unfitted)).code).toBe('not-fitted');
  });
});

describe('weight', () => {
  /** Weights after 24 events, on a base of so many rows that light ones hardly move it. */
  function weightsAfter(labelOf: (i: number) => string): { words: number; prior: number } {
    const many = Array.from({ length: 60 }, () => texts).flat();
    const vectorizer = new CountVectorizer();
    const nb = new MultinomialNB<string>().fit(
      vectorizer.fitTransform(many),
      many.map((_, i) => labels[i % labels.length] as string),
    );
    const member = new PersonalBase(vectorizer, nb).member();
    expect({ words: member.weight, prior: member.priorWeight }).toEqual(CANDIDATES[0]);
    for (let i = 0; i < 24; i++) member.update(`주말 ${i}째`, labelOf(i));
    return { words: member.weight, prior: member.priorWeight };
  }

  it('is heavy for the classes of a member who keeps to one', () => {
    expect(weightsAfter(() => '독서').prior).toBe(1000);
  });

  it('is light for the classes of a member who takes turns', () => {
    const found = weightsAfter((i) => ['독서', '등산', '여행'][i % 3] as string);
    expect(found.prior).toBeLessThanOrEqual(50);
  });

  it('is the same for words and classes, if it is set', () => {
    const member = baseWith({ weight: 7 }).member();
    expect([member.weight, member.priorWeight]).toEqual([7, 7]);
  });
});
