import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.js';
import { answer, hesitate, invert, quote, restyle } from './sentence-noise.js';
import { makeText } from './sentences.js';

const GOLD = [['설이 되면 떡을 먹는다.', '떡은 맛있다!'], ['그는 갔다.'], ['저는 학생입니다.']];
const LINES = [[{ text: '영화 재밌음', unsure: [] }], [{ text: '좋네', unsure: [] }]];
const FINAL = { text: '이 영화 진짜 좋다.', unsure: [] };

describe('makeText', () => {
  it('makes the same texts again from the same seed', () => {
    const make = (): string[] => {
      const random = seededRandom(5);
      return Array.from({ length: 50 }, () => makeText(GOLD, LINES, random).text);
    };
    expect(make()).toEqual(make());
    expect(new Set(make()).size).toBeGreaterThan(20);
  });

  it('knows where each of its sentences ends', () => {
    const random = seededRandom(6);
    for (let i = 0; i < 200; i += 1) {
      const { text, ends } = makeText(GOLD, LINES, random);
      expect(ends.has(text.length)).toBe(true);
      for (const end of ends) expect(text.charAt(end - 1)).toMatch(/\S/);
    }
  });
});

describe('noise of sentences', () => {
  const random = seededRandom(1);
  const many = <T>(make: () => T): Set<T> => new Set(Array.from({ length: 80 }, make));

  it('drops, keeps or replaces final marks', () => {
    expect(restyle(FINAL, 'kept', random)).toBe(FINAL);
    expect(many(() => restyle(FINAL, 'dropped', random).text)).toContain('이 영화 진짜 좋다');
    expect([...many(() => restyle(FINAL, 'mixed', random).text)].join()).toMatch(/ㅋㅋ|ㅠㅠ/);
  });

  it('brings what a sentence is about behind it', () => {
    expect(invert(FINAL, random).text).toBe('진짜 좋다 이 영화');
    expect(invert({ text: '네!', unsure: [] }, random).text).toBe('네!');
  });

  it('lets a sentence stop on its way', () => {
    const text = hesitate(FINAL, random).text;
    expect(text.length).toBeGreaterThan(FINAL.text.length);
    expect(text.endsWith('좋다.')).toBe(true);
  });

  it('quotes, and answers politely', () => {
    expect(quote(['안녕.', '잘 가.'], random).text).toMatch(/^.안녕\. 잘 가\../);
    expect(many(() => answer(random).text)).toContain('커피요');
  });
});
