import { describe, expect, it } from 'vitest';
import { choseong, choseongMatch } from './choseong.js';
import { assemble, disassemble } from './jamo.js';
import { josa } from './josa.js';

/**
 * How much longer four times the input takes, the best of several runs each: 4 for linear time, 16
 * for quadratic.
 */
function growth(run: (size: number) => unknown, size: number): number {
  const time = (size: number): number => {
    const times = Array.from({ length: 4 }, () => {
      const start = performance.now();
      run(size);
      return performance.now() - start;
    });
    return Math.max(Math.min(...times), 0.05);
  };
  return time(4 * size) / time(size);
}

describe('time is linear in the length of the text', () => {
  it.each<[string, (size: number) => unknown]>([
    ['disassemble', (size) => disassemble('값과 '.repeat(size))],
    ['disassemble NFD', (size) => disassemble('\u1112\u1161\u11ab'.repeat(size))],
    ['assemble', (size) => assemble('ㄱㅏㅂㅅㄱㅗㅏ'.repeat(size))],
    ['assemble loose letters', (size) => assemble('ㅏㄱㅅ'.repeat(size))],
    ['choseong', (size) => choseong('값과 '.repeat(size))],
    ['choseongMatch', (size) => choseongMatch('가'.repeat(size * 3), `${'ㄱ'.repeat(20)}ㄴ`)],
    [
      'josa, brackets',
      (size) => josa('('.repeat(size) + '1'.repeat(size) + ')'.repeat(size), '은/는'),
    ],
    ['josa, digits', (size) => josa('1,0'.repeat(size), '은/는')],
    ['josa, Latin', (size) => josa('eL'.repeat(size), '은/는')],
  ])('%s', (_, run) => {
    expect(growth(run, 8_000)).toBeLessThan(10);
  });
});
