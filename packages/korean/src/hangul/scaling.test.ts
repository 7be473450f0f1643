import { describe, expect, it } from 'vitest';
import { choseong, choseongMatch } from './choseong.js';
import { assemble, disassemble } from './jamo.js';
import { josa } from './josa.js';
import { hangulToQwerty, qwertyToHangul } from './keyboard.js';
import { detectKeyboardMistype } from './keyboard-mistype.js';

/** How much longer eight times the input takes: 8 for linear time, 64 for quadratic. */
function growth(run: (size: number) => unknown, size: number): number {
  const best = [Infinity, Infinity];
  for (let round = 0; round < 4; round++) {
    [size, 8 * size].forEach((length, i) => {
      const start = performance.now();
      run(length);
      best[i] = Math.min(best[i] as number, performance.now() - start);
    });
  }
  return (best[1] as number) / Math.max(best[0] as number, 0.05);
}

const runs: Readonly<Record<string, (size: number) => unknown>> = {
  disassemble: (size) => disassemble('값과 '.repeat(size)),
  'disassemble NFD': (size) => disassemble('\u1112\u1161\u11ab'.repeat(size)),
  assemble: (size) => assemble('ㄱㅏㅂㅅㄱㅗㅏ'.repeat(size)),
  'assemble loose letters': (size) => assemble('ㅏㄱㅅ'.repeat(size)),
  choseong: (size) => choseong('값과 '.repeat(size)),
  choseongMatch: (size) => choseongMatch('가'.repeat(size * 3), `${'ㄱ'.repeat(20)}ㄴ`),
  'a long query': (size) => choseongMatch('한', '한' + 'ㄱ'.repeat(size)),
  'josa after brackets': (size) =>
    josa('('.repeat(size) + '1'.repeat(size) + ')'.repeat(size), '은/는'),
  'josa after digits': (size) => josa('1,0'.repeat(size), '은/는'),
  'josa after Latin': (size) => josa('eL'.repeat(size), '은/는'),
  qwertyToHangul: (size) => qwertyToHangul('dkssud'.repeat(size)),
  hangulToQwerty: (size) => hangulToQwerty('안녕'.repeat(size)),
  detectKeyboardMistype: (size) => detectKeyboardMistype('dkssud 햣 '.repeat(size)),
  'one long Latin word': (size) => detectKeyboardMistype('z'.repeat(size) + 'A'.repeat(size)),
  'one long Hangul word': (size) => detectKeyboardMistype('ㅗ디'.repeat(size) + '`'.repeat(size)),
};

describe('time is linear in the length of the text', () => {
  it.each(Object.entries(runs))('%s', { retry: 3 }, (_, run) => {
    expect(growth(run, 1_000)).toBeLessThan(32);
  });
});
