import { describe, expect, it } from 'vitest';
import {
  blankCell,
  blanksOf,
  parseSplitText,
  PLAIN_SPLIT,
  splitCells,
  trimSpan,
} from './splitting.js';
import { forEach } from './system.js';
import type { System } from './system.js';

const NO_TAGS = forEach(() => []);

describe('parseSplitText', () => {
  it('tells where marked sentences stand', () => {
    const { text, sentences } = parseSplitText('비 온다¦ 우산!¦⏎가자');
    expect(text).toBe('비 온다 우산!\n가자');
    expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual([
      ...['비 온다', '우산!', '가자'],
    ]);
  });
});

describe('trimSpan', () => {
  it('drops blanks at both ends, also where nothing is left', () => {
    expect(trimSpan(' 가 나 ', { start: 0, end: 5 })).toEqual({ start: 1, end: 4 });
    expect(trimSpan('가   ', { start: 1, end: 4 })).toEqual({ start: 1, end: 1 });
  });
});

describe('splitCells', () => {
  it('gives the share of sentences found and F1', async () => {
    const texts = ['비 온다.¦ 3.5도래!¦ 가자', '비 온다¦ 가자'].map(parseSplitText);
    // Found are all three of the first text and none of the two of the second, which it leaves whole.
    expect(await splitCells(PLAIN_SPLIT, texts)).toEqual(['.600', '.667']);
  });
});

describe('blankCell', () => {
  it('gives F1 of the blanks put in', async () => {
    const system: System = { name: '', tag: NO_TAGS, space: forEach(() => '비 가온 다') };
    expect(await blankCell(system, [{ text: '비가 온다', words: [] }])).toBe('.000');
    expect(await blankCell(system, [{ text: '비 가 온다', words: [] }])).toBe('.500');
    expect(await blankCell({ name: '', tag: NO_TAGS }, [])).toBe('-');
  });

  it('counts characters, not units', () => {
    expect([...blanksOf('👏 가 나')]).toEqual([1, 2]);
  });
});
