import { describe, expect, it } from 'vitest';
import * as trigger from './triggers.js';

/** Blanks of plain text, the fillers of old Hangul and Khmer, the empty Braille cell. */
const KEPT = '\t\n\r \u115f\u1160\u17b4\u17b5\u2800';

describe('triggersOf', () => {
  it('asks for nothing in plain chat but for a look at the last syllables', () => {
    expect(trigger.triggersOf('나무 그늘')).toBe(0);
    expect(trigger.triggersOf('나무네요')).toBe(trigger.ENDINGS);
  });

  it('sees two blanks and three of a kind', () => {
    expect(trigger.triggersOf('가  나')).toBe(trigger.BLANKS);
    expect(trigger.triggersOf('ㄷㄷ')).toBe(0);
    expect(trigger.triggersOf('ㄷㄷㄷ')).toBe(trigger.REPEATS);
  });
});

describe('no trigger is missing for', () => {
  it('a character that composition changes, alone or after a letter', () => {
    const missed: string[] = [];
    for (let code = 0; code < 0x30000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const character = String.fromCodePoint(code);
      const isChanged = [character, `e${character}`, `か${character}`, `가${character}`].some(
        (text) => text.normalize('NFC') !== text,
      );
      if (isChanged && (trigger.triggersOf(character) & trigger.NFC) === 0) missed.push(character);
    }
    expect(missed).toEqual([]);
  });

  it('a character that cannot be seen', () => {
    const missed: string[] = [];
    for (let code = 0; code < 0x10000; code++) {
      const sign = String.fromCharCode(code);
      const isKept = KEPT.includes(sign) || (code >= 0x600 && code <= 0x8e2);
      const isInvisible = /[\p{Zs}\p{Zl}\p{Zp}\p{Cc}\p{Cf}\p{DI}]/u.test(sign);
      // Arabic signs of this kind are written; the half-width ones are for the step `width`.
      if (isInvisible && !isKept && code !== 0xffa0 && code !== 0x3000) {
        if ((trigger.triggersOf(sign) & trigger.INVISIBLE) === 0) missed.push(code.toString(16));
      }
    }
    expect(missed).toEqual([]);
  });

  it('a sign that may be an emoji', () => {
    const missed: string[] = [];
    for (let code = 0x80; code < 0x20000; code++) {
      const sign = String.fromCodePoint(code);
      const isEmoji = /^\p{Emoji}$/u.test(sign);
      if (isEmoji && (trigger.triggersOf(sign) & trigger.WEB) === 0) missed.push(sign);
    }
    expect(missed).toEqual([]);
  });
});
