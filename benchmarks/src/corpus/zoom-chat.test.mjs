import { expect, test } from 'vitest';
import { chatChunks, chatEntries, dialects, makeChat } from './zoom-chat.mjs';

test('the same seed makes the same chat', () => {
  const [once, again, other] = [1, 1, 2].map((seed) =>
    makeChat({ dialect: 'cloud', megabytes: 0.05, seed }),
  );
  expect(again.text).toBe(once.text);
  expect(other.text).not.toBe(once.text);
});

test.each(dialects)('%s: chunks hold the same bytes as the whole', (dialect) => {
  const whole = makeChat({ dialect, megabytes: 0.2, seed: 7 });
  const counts = { message: 0, reply: 0, reaction: 0 };
  const megabytes = whole.bytes.length / 1e6;
  const chunks = [...chatChunks({ dialect, megabytes, chunkBytes: 999, seed: 7, counts })];
  expect(Buffer.concat(chunks).equals(Buffer.from(whole.bytes))).toBe(true);
  expect(counts).toEqual(whole.counts);
  expect(new Set(chunks.slice(0, -1).map((chunk) => chunk.length))).toEqual(new Set([999]));
});

test('35 % of all events are reactions, 25 % replies', () => {
  const { counts } = makeChat({ dialect: 'single-line', megabytes: 1, seed: 3 });
  const all = counts.message + counts.reply + counts.reaction;
  expect(counts.reaction / all).toBeCloseTo(0.35, 1);
  expect(counts.reply / all).toBeCloseTo(0.25, 1);
});

test('there is no other dialect', () => {
  expect(() => chatEntries('telegraph').next()).toThrow(RangeError);
});
