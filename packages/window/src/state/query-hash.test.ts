import { expect, test } from 'vitest';
import { makePlan } from '../../test/make-plan.js';
import type { PlanParts } from '../../test/make-plan.js';
import { queryHash } from './query-hash.js';

const base: PlanParts = {
  dialect: 'flink',
  window: { kind: 'sliding', size: 10000, slide: 10000, offset: 0 },
};

function hashOf(parts: Partial<PlanParts> = {}): string {
  return queryHash(makePlan({ ...base, ...parts }));
}

test('stays the same from one release to the next', () => {
  expect(hashOf()).toBe('1f12729de6773ab9');
});

test('does not depend on the order of keys in objects', () => {
  expect(hashOf({ window: { offset: 0, slide: 10000, size: 10000, kind: 'sliding' } })).toBe(
    hashOf(),
  );
});

test('differs where state means something else', () => {
  const all = [
    hashOf(),
    hashOf({ dialect: 'spark' }),
    hashOf({ window: { kind: 'sliding', size: 10000, slide: 5000, offset: 0 } }),
    hashOf({ window: { kind: 'session', gap: 10000 } }),
    hashOf({ groupBy: [] }),
    hashOf({ groupBy: ['value'] }),
    hashOf({ aggregates: ['sum'] }),
    hashOf({ aggregates: ['count', 'sum'] }),
    hashOf({ allowedLateness: 1 }),
    hashOf({ firing: 'discarding' }),
    hashOf({ emit: 'update' }),
    hashOf({ where: [{ field: 'key', in: ['a'] }] }),
  ];
  expect(new Set(all).size).toBe(all.length);
  for (const hash of all) expect(hash).toMatch(/^[0-9a-f]{16}$/);
});

test('stays where only the delay or the most keys change', () => {
  expect(hashOf({ delay: 5 })).toBe(hashOf());
  expect(hashOf({ maxKeys: { limit: 5, policy: 'stop' } })).toBe(hashOf());
});
