import { describe, expect, it } from 'vitest';
import {
  CLOSER,
  COMMA,
  DASH,
  DOTS,
  EXCLAMATION,
  FACE,
  hasNewline,
  LAUGH,
  markKinds,
  OPENER,
  PERIOD,
  QUESTION,
  TEARS,
  TILDE,
  WORD,
} from './mark-kinds.js';
import type { Draft } from './morphemes.js';
import { tagNumber } from './tags.js';

/** Each piece of a text with its tag; pieces of words are NNG. */
function kindsOf(...pieces: string[]): number[] {
  const text = pieces.join('');
  let start = 0;
  const drafts = pieces.flatMap((piece): Draft[] => {
    const at = start;
    start += piece.length;
    if (/^\s+$/.test(piece)) return [];
    const tag = tagNumber(tagOf(piece));
    return [{ form: piece, tag, start: at, end: start }];
  });
  return [...markKinds(drafts, text)];
}

function tagOf(piece: string): string {
  if (/^[.?!]/.test(piece)) return 'SF';
  if (piece.startsWith('…')) return 'SE';
  if (/^[,:]/.test(piece)) return 'SP';
  if (/^[~-]/.test(piece)) return 'SO';
  if (/^["'“”()「」]/.test(piece)) return 'SS';
  return /^[가-힣a-z0-9]/.test(piece) ? 'NNG' : 'SW';
}

describe('markKinds', () => {
  it('tells final marks, laughs, tears and faces from words', () => {
    expect(kindsOf('휴강', '!', ' ', 'ㅋㅋ', 'ㅠㅠ', '♥', '~')).toEqual([
      ...[WORD, EXCLAMATION, LAUGH, TEARS, FACE, TILDE],
    ]);
    expect(kindsOf('네', '.', '왜', '?!', '음', '...', '글쎄', '…', '그', ',')).toEqual([
      ...[WORD, PERIOD, WORD, QUESTION, WORD, DOTS, WORD, DOTS, WORD, COMMA],
    ]);
  });

  it('takes a per cent sign for a part of its word, and a bullet for no face', () => {
    expect(kindsOf('100', '%', '•', '사과')).toEqual([WORD, WORD, DASH, WORD]);
  });

  it('pairs quotes and brackets', () => {
    expect(kindsOf('"', '네', '"', '라고')).toEqual([OPENER, WORD, CLOSER, WORD]);
    expect(kindsOf('(', '“', '네', '”', ')')).toEqual([OPENER, OPENER, WORD, CLOSER, CLOSER]);
  });

  it('leaves a mark without a partner alone, also one in the next line', () => {
    expect(kindsOf('네', ')')).toEqual([WORD, DASH]);
    expect(kindsOf('"', '네', '\n', '"', '네')).toEqual([DASH, WORD, DASH, WORD]);
    expect(kindsOf('27', '"', ' ', '모니터', '"')).toEqual([WORD, DASH, WORD, DASH]);
  });
});

describe('hasNewline', () => {
  it('knows every kind of new line, and looks only where it is asked to', () => {
    for (const line of ['\n', '\r', '\u2028', '\u2029'])
      expect(hasNewline(`가 ${line}`, 1, 3)).toBe(true);
    expect(hasNewline('가 나\n', 0, 3)).toBe(false);
  });
});
