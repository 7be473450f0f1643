import { crc32 } from '@nunchi/foundation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../data/ids.js';
import { Interactions } from '../data/interactions.js';
import { RecommendError } from '../errors.js';
import { ItemKNN } from '../implicit/item-knn/item-knn.js';
import { Popularity } from '../implicit/popularity.js';
import { describeModel } from './describe-model.js';
import { loadModel } from './load-model.js';
import { readModel } from './read-model.js';
import { saveModel } from './save-model.js';
import type { SavedState } from './saved-state.js';

const DAY = 86_400_000;
const data = Interactions.from([
  { user: '김하늘', item: '도깨비', value: 1 / 3, at: 17_000 * DAY + 123 },
  { user: '김하늘', item: 7, value: 0.1, at: 17_001 * DAY },
  { user: 7, item: '7', value: 0.7, at: 17_002 * DAY },
  { user: '7', item: '도깨비', value: 2, at: 17_003 * DAY },
]);
const model = new ItemKNN({ K: 3, weighting: 'tfidf' }).fit(data);

/** Writes another description into a file, with the right checksum. */
function withHead(
  bytes: Uint8Array,
  change: (head: Record<string, unknown>) => unknown,
): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const end = 16 + view.getUint32(8, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(16, end))) as object;
  const text = new TextEncoder().encode(JSON.stringify(change({ ...head })));
  const length = Math.ceil(text.length / 8) * 8;
  const changed = new Uint8Array(16 + length + bytes.length - end).fill(0x20);
  changed.set(bytes.subarray(0, 16));
  changed.set(text, 16);
  changed.set(bytes.subarray(end), 16 + length);
  new DataView(changed.buffer).setUint32(8, length, true);
  return signed(changed);
}

function signed(bytes: Uint8Array): Uint8Array {
  const sum = crc32(bytes.subarray(16), crc32(bytes.subarray(0, 12)));
  new DataView(bytes.buffer).setUint32(12, sum, true);
  return bytes;
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof RecommendError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('saveModel and loadModel', () => {
  it('give the same lists again', () => {
    const loaded = loadModel(saveModel(model));
    expect(loaded).toBeInstanceOf(ItemKNN);
    expect(loaded.toState()).toEqual(model.toState());
    for (const user of data.users.toArray()) {
      expect(loaded.recommend(user, { seen: 'allow' })).toEqual(
        model.recommend(user, { seen: 'allow' }),
      );
    }
  });

  it('keep ids of every sort apart', () => {
    const ids = fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true }), fc.integer());
    fc.assert(
      fc.property(fc.array(ids, { minLength: 1 }), (items: Id[]) => {
        const popular = new Popularity().fit(
          Interactions.from(items.map((item) => ({ user: '나', item }))),
        );
        const loaded = loadModel(saveModel(popular));
        // JSON has no -0, which a Map takes for 0 as well.
        const expected = popular.known.items.toArray().map((id) => (id === 0 ? 0 : id));
        expect(loaded.known.items.toArray()).toEqual(expected);
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  it('halve the numbers with a fraction, and those alone', () => {
    const long = Interactions.from(
      Array.from({ length: 2000 }, (_, n) => ({ user: n % 40, item: n % 73, value: 1 / (n + 1) })),
    );
    const scores = new ItemKNN({ K: 73 }).fit(long);
    const size = (precision: 'float64' | 'float32'): number =>
      saveModel(scores, { precision }).length;
    // A third of the file is places, which stay as they are.
    expect(size('float32') / size('float64')).toBeCloseTo(2 / 3, 1);
    const half = saveModel(model, { precision: 'float32' });
    const loaded = loadModel(half);
    expect(loaded.score('7', 7)).toBeCloseTo(model.score('7', 7), 6);
    expect(loaded.known.lastAt).toBe(17_003 * DAY);
    class Times extends Popularity {
      protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
        return { options: {}, arrays: { scores: Float64Array.of(17_000 * DAY + 123, 0.5, -0) } };
      }
    }
    const times = loadModel(saveModel(new Times().fit(data), { precision: 'float32' }));
    expect(times.score('7', '도깨비')).toBe(17_000 * DAY + 123);
  });

  it('keep infinite options', () => {
    const popular = new Popularity({ halfLife: Infinity }).fit(data);
    expect(loadModel(saveModel(popular)).toState().options.halfLife).toBe(Infinity);
  });

  it('read from the given bytes without a copy where they are aligned, and from anywhere else', () => {
    const bytes = saveModel(model);
    const moved = new Uint8Array(bytes.length + 3).subarray(3);
    moved.set(bytes);
    expect(loadModel(bytes).known.seen.values.buffer).toBe(bytes.buffer);
    expect(loadModel(bytes, { copy: true }).known.seen.values.buffer).not.toBe(bytes.buffer);
    expect(loadModel(moved).toState()).toEqual(model.toState());
  });

  it('read a class of your own', () => {
    class Newest extends Popularity {
      override readonly kind = 'Newest' as 'Popularity';
    }
    const bytes = saveModel(new Newest().fit(data));
    expect(() => loadModel(bytes)).toThrow('"Newest", which is not among');
    expect(readModel(bytes, { Newest: Popularity }).recommend('7')).toEqual(
      new Popularity().fit(data).recommend('7'),
    );
  });

  it('refuse a model that has learnt nothing', () => {
    expect(codeOf(() => saveModel(new ItemKNN()))).toBe('not-fitted');
  });
});

describe('describeModel', () => {
  it('tells what a file holds', () => {
    expect(describeModel(saveModel(model))).toMatchObject({
      ...{ version: 1, kind: 'ItemKNN', users: 3, items: 3 },
      options: { K: 3, weighting: 'tfidf', lastAt: 17_003 * DAY },
      arrays: { 'seen.indptr': 4, 'seen.values': 4 },
      parts: {},
    });
  });
});

describe('bytes that are no model', () => {
  const bytes = saveModel(model);

  it('are refused at every cut', () => {
    for (let end = 0; end < bytes.length; end++) {
      expect(codeOf(() => loadModel(bytes.slice(0, end)))).toBe('invalid-model');
    }
  });

  it('are refused with any byte changed', () => {
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at] = (changed[at] as number) ^ (1 << (at % 8));
      expect(codeOf(() => loadModel(changed))).toBe('invalid-model');
    }
  });

  it('are refused from a newer package, with what to do', () => {
    const newer = bytes.slice();
    new DataView(newer.buffer).setUint32(4, 2, true);
    expect(() => loadModel(signed(newer))).toThrow('has version 2, this package reads up to 1');
    expect(() => describeModel(newer)).toThrow('update the package');
  });

  const place = { type: 'float64', offset: 0, length: 1 };
  const lies: [string, (head: Record<string, unknown>) => unknown][] = [
    ['an unknown kind', (head) => ({ ...head, kind: 'Oracle' })],
    ['a kind that every object has', (head) => ({ ...head, kind: 'constructor' })],
    ['a length beyond the bytes', (head) => withArray(head, { ...place, length: 2 ** 50 })],
    ['a length below 0', (head) => withArray(head, { ...place, length: -1 })],
    ['an offset beyond the bytes', (head) => withArray(head, { ...place, offset: 2 ** 40 })],
    ['an offset between numbers', (head) => withArray(head, { ...place, offset: 4 })],
    ['a type of number that is none', (head) => withArray(head, { ...place, type: 'float16' })],
    ['numbers stored as others', (head) => withArray(head, { ...place, stored: 'uint8' })],
    ['too few numbers', (head) => withArray(head, place)],
    ['an id twice', (head) => ({ ...head, items: ['가', '가', '나'] })],
    ['too many ids', (head) => ({ ...head, items: ['가', '나', '다', '라'] })],
    ['no ids', (head) => ({ ...head, items: null })],
    ['a wrong option', (head) => ({ ...head, options: { K: -1 } })],
    ['a field too many', (head) => ({ ...head, run: 'alert(1)' })],
    ['no fields', () => null],
    ['endless nesting', (head) => nested(head, 40)],
  ];

  function withArray(head: Record<string, unknown>, lie: object): unknown {
    return { ...head, arrays: { ...(head.arrays as object), 'seen.values': lie } };
  }

  function nested(head: Record<string, unknown>, depth: number): unknown {
    return depth === 0 ? head : { ...head, parts: { inner: nested(head, depth - 1) } };
  }

  it.each(lies)('are refused with %s', (_, change) => {
    expect(codeOf(() => loadModel(withHead(bytes, change)))).toBe('invalid-model');
  });

  it('are refused with a matrix that points outside', () => {
    for (const [name, value] of [
      ['seen.indices', 3],
      ['seen.indices', -1],
      ['seen.indptr', 99],
      ['neighbours.indices', 1000],
    ] as const) {
      const state = model.toState();
      (state.arrays[name] as Int32Array) = (state.arrays[name] as Int32Array)
        .slice()
        .fill(value, 1, 2);
      class Lying extends ItemKNN {
        override toState(): SavedState {
          return state;
        }
      }
      expect(codeOf(() => loadModel(saveModel(new Lying())))).toBe('invalid-model');
    }
  });
});
