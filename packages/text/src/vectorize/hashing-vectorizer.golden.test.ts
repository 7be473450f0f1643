import { describe, expect, it } from 'vitest';
import type { GoldenCsr } from '../../test/golden/golden.js';
import { camelCase, plain, readGolden } from '../../test/golden/golden.js';
import { HashingVectorizer } from './hashing-vectorizer.js';
import { murmurHash } from './murmur-hash.js';

interface Golden {
  cases: { name: string; docs: string[]; params: Record<string, unknown>; transform: GoldenCsr }[];
  murmurhash3_32_seed0_signed: Record<string, number>;
}

const golden = readGolden<Golden>('hashing_vectorizer');
const titled = golden.cases.map((one) => ({
  ...one,
  title: `${one.name} ${JSON.stringify(one.params)}`,
}));

describe('HashingVectorizer gives what scikit-learn 1.2.1 gives', () => {
  it.each(titled)('$title', ({ docs, params, transform }) => {
    const X = plain(new HashingVectorizer(camelCase(params)).transform(docs));
    expect({ ...X, data: [] }).toEqual({ ...transform, data: [] });
    X.data.forEach((value, i) => expect(value).toBeCloseTo(transform.data[i]!, 12));
  });

  it('hashes as MurmurHash3 does', () => {
    for (const [text, hash] of Object.entries(golden.murmurhash3_32_seed0_signed)) {
      expect(murmurHash(text)).toBe(hash);
    }
  });
});
