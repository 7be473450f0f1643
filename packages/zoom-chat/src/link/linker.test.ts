import { describe, expect, test } from 'vitest';
import { Linker } from './linker.js';

/** A linker that knows these texts, their ids counted from 0. */
function knowing(texts: readonly string[], maxIndexed?: number): Linker {
  const linker = new Linker(maxIndexed);
  texts.forEach((text, id) => linker.add(id, text));
  return linker;
}

describe('quotations', () => {
  test('an uncut quotation is a whole text before it is the begin of one', () => {
    const linker = knowing(['gm', 'gm everyone']);
    expect(linker.quoted('gm')).toEqual({ id: 0, candidates: 1, confidence: 1 });
    expect(linker.quoted('gm every')).toMatchObject({ id: 1, confidence: 0.8 });
  });

  test.each([16, 17, 18, 19, 20])('a text cut after %i units is found', (length) => {
    const text = '이 강의에서 다루는 인덱스는 어디까지 시험에 나오나요?';
    const linker = knowing(['다른 말', text, '또 다른 말']);
    for (const dots of ['...', '…']) {
      expect(linker.quoted(text.slice(0, length) + dots)).toEqual({
        id: 1,
        candidates: 1,
        confidence: 0.95,
      });
    }
  });

  test('of equal candidates the nearest earlier one is taken, and the doubt is told', () => {
    const linker = knowing(['네', '질문이요', '네', '네']);
    expect(linker.quoted('네')).toEqual({ id: 3, candidates: 3, confidence: 0.667 });
  });

  test('there is no window: a message of long ago is found', () => {
    const texts = Array.from({ length: 5000 }, (_, i) => `message number ${i} of a long day`);
    expect(knowing(texts).quoted('message number 3 of ...')).toMatchObject({
      id: 3,
      candidates: 1,
    });
  });

  test('line breaks and indents differ between clients', () => {
    const linker = knowing(['Slido:\n\n \n\nhttps://app.example.com/event']);
    expect(linker.quoted('Slido:\n\n https://a...').id).toBe(0);
    expect(linker.quoted('Slido:\n\n\n\n\nhttps...').id).toBe(0);
  });

  test('a cut through an emoji leaves U+FFFD or half of it', () => {
    const linker = knowing(['temperature check: 👍 or 👎 please']);
    expect(linker.quoted('temperature check: \ufffd...').id).toBe(0);
    expect(linker.quoted('temperature check: \ud83d...').id).toBe(0);
  });

  test('a text that ends in dots itself is whole', () => {
    const linker = knowing(['음...', '음 그렇군요']);
    expect(linker.quoted('음...')).toMatchObject({ id: 0, confidence: 1 });
    expect(linker.quoted('네...')).toMatchObject({ id: null, candidates: 0, confidence: 0 });
  });

  test('letters alone, where a client changed quotes or bullets', () => {
    const linker = knowing(['• “Docker” 이미지가 너무 커요']);
    expect(linker.quoted('"Docker" 이미지가 너무 커요')).toMatchObject({ id: 0, confidence: 0.6 });
  });

  test('quotes around an unquoted quotation', () => {
    expect(knowing(['gm']).quoted('"gm"').id).toBe(0);
  });

  test('a quotation longer than Zoom cuts is compared whole', () => {
    const linker = knowing(['abcdefghijklmnopqrstuvwxyz 1', 'abcdefghijklmnopqrstuvwxyz 2']);
    expect(linker.quoted('abcdefghijklmnopqrstuvwxyz 1...')).toMatchObject({
      id: 0,
      candidates: 1,
    });
    expect(linker.quoted('abcdefghijklmnopqrstuvwxyz 9...').id).toBeNull();
  });
});

describe('removals and quick reactions', () => {
  test('a removal goes to what the person marked, not to the nearest', () => {
    const linker = knowing(['네']);
    expect(linker.reaction('이도윤', '👍', '네').id).toBe(0);
    linker.add(1, '네');
    expect(linker.removal('이도윤', '👍', '네').id).toBe(0);
    expect(linker.removal('박서준', '👍', '네').id).toBe(1);
  });

  test('"add" goes to the newest message that holds the emoji, with or without its style', () => {
    const linker = knowing(['좋으면 ❤️ 별로면 👎', '다른 말', '하나 더 ❤']);
    expect(linker.holding('❤️')).toMatchObject({ id: 2, candidates: 2 });
    expect(linker.holding('👎')).toEqual({ id: 0, candidates: 1, confidence: 0.3 });
    expect(linker.holding('🎉').id).toBeNull();
  });
});

test('a bound keeps at least so many of the newest messages', () => {
  const texts = Array.from({ length: 100 }, (_, i) => `message ${i} of the day`);
  const linker = knowing(texts, 10);
  for (let i = 90; i < 100; i++) expect(linker.quoted(`message ${i} of the day`).id).toBe(i);
  expect(linker.quoted('message 5 of the day').id).toBeNull();
});
