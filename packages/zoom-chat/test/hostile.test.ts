import { describe, expect, test } from 'vitest';
import { parseZoomChat } from '../src/core.js';

const SIZE = 60_000;

/** Repeats pieces up to a length; `i` lets each piece differ. */
function fill(length: number, piece: (i: number) => string, head = ''): string {
  const parts = [head];
  let total = head.length;
  for (let i = 0; total < length; i++) {
    const next = piece(i);
    parts.push(next);
    total += next.length;
  }
  return parts.join('');
}

const clock = (seconds: number): string =>
  [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');

const CLOUD = '00:00:01\tAna:\thi\r\n';

const ATTACKS: Record<string, (length: number) => string> = {
  'one line without end': (n) => CLOUD + 'x'.repeat(n),
  'one line of digits': (n) => CLOUD + '1'.repeat(n),
  'blanks without end': (n) => `${CLOUD}00:00:02\t${' '.repeat(n)}`,
  'blanks in a damaged cloud header': (n) => fill(n, () => `00:00:01    A${' '.repeat(900)}\n`),
  'line breaks alone': (n) => CLOUD + '\n'.repeat(n),
  'carriage returns alone': (n) => CLOUD + '\r'.repeat(n),
  'headers cut short': (n) =>
    fill(n, () => '10:00:00 From \n', '10:00:00 From A to Everyone:\n\tb\n'),
  'headers with many words for "to"': (n) =>
    fill(n, (i) => `10:00:00 From ${i}${' to a'.repeat(190)}:\r\n\tx\r\n`),
  'headers without colons': (n) => fill(n, () => '00:00:01\tAna\tBen\tCho\n', CLOUD),
  'time that steps back on each line': (n) =>
    fill(n, (i) => `${clock(86_399 - ((i * 61) % 86_300))}\tAna:\tx\n`),
  'time that steps back over long text': (n) =>
    fill(n, (i) => (i % 900 < 400 ? `${clock(86_000 - (i % 900) * 61)}\tA:\tx\n` : 'y\n')),
  'one text quoted by all, cut': (n) =>
    fill(
      n,
      (i) =>
        `00:00:01\tAna:\t${i % 2 ? 'the same long text again' : 'Reacted to "the same long text a..." with 👍'}\r\n`,
    ),
  'quotations that nothing fits': (n) =>
    fill(
      n,
      (i) =>
        `00:00:01\tAna:\t${i % 2 ? `a text that begins alike ${i}` : `Reacted to "a text that begins alike x${i}" with 👍`}\r\n`,
    ),
  'quotations of every length': (n) =>
    fill(
      n,
      (i) =>
        `00:00:01\tAna:\t${i % 2 ? 'abcdefghij'.repeat(3) : `Replying to "${'abcdefghij'.repeat(3).slice(0, i % 30)}..."\n\nx`}\r\n`,
    ),
  'a reply of quotes': (n) => `${CLOUD}00:00:02\tAna:\tReplying to "${'" "\n'.repeat(n / 4)}`,
  'a reaction of withs': (n) => `${CLOUD}00:00:02\tAna:\tReacted to "${'" with '.repeat(n / 7)}`,
  'emoji that never end': (n) =>
    `${CLOUD}00:00:02\tAna:\tReacted to "a" with ${'👩\u200d'.repeat(n / 3)}`,
  'quick reactions over emoji': (n) =>
    fill(n, (i) => `00:00:01\tAna:\t${i % 2 ? 'add 👍' : `👍 ${i} 👎`}\r\n`),
  'removals of reactions': (n) =>
    fill(
      n,
      (i) =>
        `00:00:01\tP${i}:\t${['hi', 'Reacted to "hi" with 👍', 'Removed a 👍 reaction from "hi"'][i % 3]}\r\n`,
    ),
  'panel headers nearly': (n) =>
    fill(n, () => 'From A to B to C: (1:1\n', 'From A to Everyone: (2:11 pm)\n'),
  'no chat at all': (n) => fill(n, (i) => `${i} 님이 ${'a'.repeat(i % 90)}: 오전\n`),
  'names without end': (n) => fill(n, (i) => `00:00:01\tName${i}:\tx\r\n`),
};

function time(input: string): number {
  let best = Infinity;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    const chat = parseZoomChat(input);
    // The views are made when they are asked for.
    expect(chat.messages.length + chat.people.length).toBeGreaterThanOrEqual(0);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe('time grows with the length of the input, not faster', () => {
  test.each(Object.entries(ATTACKS))('%s', (_, attack) => {
    time(attack(SIZE / 4));
    const small = time(attack(SIZE));
    const large = time(attack(SIZE * 4));
    // Four times the input; quadratic would be sixteen times. A few milliseconds are noise.
    expect(large).toBeLessThan(9 * small + 25);
  });

  test('there are attacks, and they are as long as they say', () => {
    expect(Object.keys(ATTACKS).length).toBeGreaterThan(20);
    for (const attack of Object.values(ATTACKS))
      expect(attack(SIZE).length).toBeGreaterThan(SIZE * 0.9);
  });
});

test('1 MB of one message is cut where the option says, and the source keeps it', () => {
  const input = CLOUD + `00:00:02\tBen:\t${'가'.repeat(1_000_000)}\r\n${CLOUD}`;
  const chat = parseZoomChat(input, { maxMessageLength: 4096 });
  expect(chat.events.map(({ text }) => text.length)).toEqual([2, 4096, 2]);
  expect(chat.diagnostics).toMatchObject([{ code: 'message-too-long', span: { line: 2 } }]);
  expect(chat.source?.text).toBe(input);
});

test('bytes of any kind never throw', () => {
  const noise = Uint8Array.from({ length: 10_000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 0xff);
  expect(parseZoomChat(noise).diagnostics.map(({ code }) => code)).toContain('not-zoom-chat');
  expect(parseZoomChat(new Uint8Array(0)).diagnostics).toMatchObject([{ code: 'empty-input' }]);
  expect(parseZoomChat('')).toMatchObject({ events: [], messages: [], people: [] });
  expect(parseZoomChat('\ufeff').events).toEqual([]);
});
