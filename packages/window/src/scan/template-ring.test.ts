import { expect, it } from 'vitest';
import { RING_BYTES, TemplateRing } from './template-ring.js';

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
