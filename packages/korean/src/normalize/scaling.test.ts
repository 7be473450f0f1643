import { describe, expect, it } from 'vitest';
import { normalize } from './normalize.js';
import type { PresetName } from './presets.js';

/** The time of this process, in milliseconds, the lesser of two runs: others may keep the machine busy. */
function timeOf(text: string, preset: PresetName): number {
  let least = Infinity;
  for (let run = 0; run < 2; run++) {
    const start = process.cpuUsage();
    normalize(text, { preset });
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const HOSTILE = [
  ...[
    'ㅋ',
    '!',
    '.',
    '<',
    '&',
    '<b>',
    '<!--',
    '&amp;',
    'a@',
    'http://',
    'a.',
    '#가',
    '👩\u200d',
    '🏴\u{e0067}',
  ],
  ...[
    '뎈ㅋ',
    '으뮤ㅠ',
    '요오',
    '봤슴다 ',
    '가나다',
    'a\u0301',
    '\u0301',
    '\u1100\u1161\u11a8',
    '\u200b',
    '\ud83d',
  ],
  ...['\udb40\udc67', ' \n', '…!', '.a', '♥', '“', 'ﾡ', '않되', '엇다', 'https://a.kr/b....c '],
];

describe.each(['chat', 'post', 'activity'] as const)('time with the preset %s', (preset) => {
  it.each(HOSTILE)('is linear on %j over and over', (unit) => {
    const text = (length: number): string => unit.repeat(Math.ceil(length / unit.length));
    timeOf(text(2_000), preset);
    const short = timeOf(text(15_000), preset);
    // Four times the text; quadratic work would take sixteen times as long.
    expect(timeOf(text(60_000), preset)).toBeLessThan(9 * short + 40);
  });
});

it('a million units without a blank take well under a second', () => {
  expect(timeOf('가나다라마바사'.repeat(150_000), 'chat')).toBeLessThan(1000);
  expect(timeOf('ㅋ'.repeat(1_000_000), 'chat')).toBeLessThan(1000);
});
