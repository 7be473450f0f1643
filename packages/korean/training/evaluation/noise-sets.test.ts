import { describe, expect, it } from 'vitest';
import { makeNoise, NOISES } from './noise-sets.js';

const TEXTS = ['방이 깨끗하고 위치가 좋아요.', '다음에 또 오겠습니다!', '외국에 있는 친구도 왔다'];

function noisy(name: string, seed = 3): string[] {
  const noise = NOISES.find((each) => each.name === name);
  if (noise === undefined) throw new Error(name);
  return makeNoise(noise.apply, TEXTS, seed);
}

describe('makeNoise', () => {
  it.each(NOISES.map(({ name }) => name))('%s: the same for the same seed', (name) => {
    expect(noisy(name)).toEqual(noisy(name));
  });

  it('leaves clean texts and takes blanks', () => {
    expect(noisy('clean')).toEqual(TEXTS);
    expect(noisy('all blanks gone')[0]).toBe('방이깨끗하고위치가좋아요.');
    const some = noisy('30 % of blanks gone');
    expect(some.map((text) => text.replace(/ /g, ''))).toEqual(noisy('all blanks gone'));
    expect(some).not.toEqual(TEXTS);
  });

  it('puts a run in the place of a final mark, or after the text', () => {
    for (const text of noisy('ㅋㅋㅋ, ㅠㅠ at the end')) {
      expect(text).toMatch(/[가-힣](ㅋ{3,5}|ㅎ{4}|ㅠㅠ|ㅜㅜㅜ|~~|!!!!)$/);
    }
  });

  it('plays with polite endings only', () => {
    const [yo, nida, plain] = noisy('요 as 욥, 용; 니당');
    expect(yo).toMatch(/좋아[여용욥욤염]$/);
    expect(nida).toMatch(/오겠습(니당|니답|니다아)!$/);
    expect(plain).toBe(TEXTS[2]);
  });

  it('mistypes only vowels and tails that sound alike', () => {
    const most = Array.from({ length: 200 }, (_, seed) => noisy('vowels mistyped', seed)[2] ?? '');
    const seen = new Set(most.join(''));
    expect(most.every((text) => text.length === TEXTS[2]?.length)).toBe(true);
    expect([...seen].sort().join('')).toBe(
      [...new Set('외국에 있는 친구도 왔다왜애잇왓')].sort().join(''),
    );
  });
});
