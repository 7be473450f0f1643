import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnPlaces, headerPlaces } from './columns';
import { faultyRow, readCount } from './raw-row';

describe('columns', () => {
  it('are known by English and Korean names, taken apart or spaced', () => {
    const names = ['번호', '제 목', '내용'.normalize('NFD'), '닉네임', '작성일', 'Views', '댓글수'];
    expect(columnPlaces(names)).toEqual({
      ...{ title: 1, content: 2, author: 3, date: 4 },
      ...{ views: 5, comments: 6, likes: null, crawled_at: null },
    });
  });

  it('prefer the date as it was written', () => {
    expect(columnPlaces(['date', 'raw_date']).date).toBe(1);
  });

  it('say which are missing, and what is there instead', () => {
    expect(() => headerPlaces(['title', 'content', '누구'])).toThrow(
      /author \(author, 작성자.*date \(raw_date.*its columns are title, content, 누구/,
    );
  });
});

describe('readCount', () => {
  it.each([
    ['', 0],
    ['-', 0],
    ['17', 17],
    ['1,234,567', 1_234_567],
    ['1.2만', 12_000],
    ['3천', 3_000],
    ['12.0', 12],
  ])('reads %j as %i', (text, count) => expect(readCount(text)).toBe(count));

  it.each(['많음', '-3', '1,23', '1e3', 'NaN', '3.7', '９', '1'.repeat(20)])(
    'does not guess at %j',
    (text) => expect(readCount(text)).toBeNull(),
  );
});

describe('faultyRow', () => {
  it('cuts no pair of surrogates', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 150, maxLength: 300 }), (text) => {
        const { value } = faultyRow(1, null, 'is no count', text);
        expect(value.length).toBeLessThanOrEqual(200);
        expect(Buffer.from(value).toString()).toBe(value);
      }),
    );
  });
});
