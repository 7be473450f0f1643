import { expect, it } from 'vitest';
import { normalize } from '../normalize.js';
import type { StepSettings } from '../options.js';

function web(text: string, steps: Partial<StepSettings>): string {
  return normalize(text, { preset: 'keepAll', steps }).text;
}

it('removes a kind, and leaves a blank between words only', () => {
  expect(web('좋아요👍감사합니다', { emoji: 'remove' })).toBe('좋아요 감사합니다');
  expect(web('좋아요 👍 감사', { emoji: 'remove' })).toBe('좋아요  감사');
  expect(web('👍👍', { emoji: 'remove' })).toBe('');
  expect(web('링크 https://a.kr/b에서', { url: 'remove' })).toBe('링크 에서');
});

it('puts a placeholder in the place of a kind', () => {
  const text = 'kim@a.kr @미나 #후기 https://a.kr 1️⃣';
  expect(web(text, { url: '[URL]', email: '[메일]', mention: '@', hashtag: '', emoji: '*' })).toBe(
    '[메일] @  [URL] *',
  );
});

it('keeps the others', () => {
  expect(web('@미나 https://a.kr', { mention: '[이름]' })).toBe('[이름] https://a.kr');
});

it('leads back to what a placeholder stands for', () => {
  const { map } = normalize('가 https://a.kr에서', { preset: 'keepAll', steps: { url: '[URL]' } });
  expect(map.toOriginal(2, 7)).toEqual({ start: 2, end: 14 });
});
