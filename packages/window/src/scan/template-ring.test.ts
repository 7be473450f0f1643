import { expect, it } from 'vitest';
import { FOLD_LINES, RING_BYTES, TemplateRing } from './template-ring.js';

const line = new TextEncoder().encode('{"a":1}\n');
const whole = Uint32Array.of(0, 7 * 2);
const odd = Uint32Array.of(0, 7 * 2 + 1);

it('learns until shapes change too often, rests, then learns anew', () => {
  const ring = new TemplateRing(new Uint8Array(RING_BYTES), 0);
  expect(ring.follows).toBe(false);
  for (let n = 0; n < 5; n++) ring.learn(line, whole);
  expect(ring.follows).toBe(true);
  for (let n = 0; n < 12; n++) ring.learn(line, odd);
  expect(ring.learns).toBe(false);
  expect(ring.follows).toBe(false);
  for (let n = 0; n < 66; n++) ring.rested(1000);
  expect(ring.learns).toBe(true);
  expect(ring.follows).toBe(false);
  ring.learn(line, whole);
  expect(ring.follows).toBe(true);
});

it('folds the template that has followed many lines, and leaves a folded one as it is', () => {
  const bytes = new Uint8Array(RING_BYTES);
  const ring = new TemplateRing(bytes, 0);
  const lines = new TextEncoder().encode('{"same":"x","a":1}\n{"same":"x","a":2}\n');
  const records = Array.from({ length: FOLD_LINES }, (_, i) =>
    Uint32Array.of((i % 2) * 19, 18 * 2, 0, 0),
  );
  ring.learn(lines, records[0]!);
  const text = (): string => new TextDecoder().decode(bytes);
  expect(text()).not.toContain('{"same":"x","a":');
  ring.followed(200);
  expect(ring.folds).toBe(false);
  ring.followed(200);
  expect(ring.folds).toBe(true);
  ring.fold(lines, records);
  expect(text()).toContain('{"same":"x","a":');
  ring.followed(100_000);
  expect(ring.folds).toBe(false);
});
