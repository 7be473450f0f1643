import { describe, expect, test } from 'vitest';
import { Linker, type Voice } from './linker.js';

const from = (sender: string): Voice => ({ sender, recipient: { kind: 'everyone' } });
const LEE = from('이도윤');

/** Everyone's messages with these texts, their ids counted from 0. */
function knowing(texts: readonly string[], maxIndexed?: number): Linker {
  const linker = new Linker(maxIndexed);
  texts.forEach((text, id) => {
    linker.add(id, text, LEE);
  });
  return linker;
}

describe('quotations', () => {
  test('an uncut quotation is a whole text before it is the begin of one', () => {
    const linker = knowing(['gm', 'gm everyone']);
    expect(linker.reply('gm', LEE)).toMatchObject({ id: 0, candidates: 1, confidence: 1 });
    expect(linker.reply('gm every', LEE)).toMatchObject({ id: 1, confidence: 0.8 });
  });

  test.each([16, 17, 18, 19, 20])('a text cut after %i units is found', (length) => {
    const text = '이 강의에서 다루는 인덱스는 어디까지 시험에 나오나요?';
    const linker = knowing(['다른 말', text, '또 다른 말']);
    for (const dots of ['...', '…']) {
      expect(linker.reply(text.slice(0, length) + dots, LEE)).toMatchObject({
        id: 1,
        candidates: 1,
        confidence: 0.95,
      });
    }
  });

  test('of equal candidates the nearest earlier one is taken, and the doubt is told', () => {
    const linker = knowing(['네', '질문이요', '네', '네']);
    expect(linker.reply('네', LEE)).toMatchObject({ id: 3, candidates: 3, confidence: 0.667 });
  });

  test('there is no window: a message of long ago is found', () => {
    const texts = Array.from({ length: 5000 }, (_, i) => `message number ${i} of a long day`);
    expect(knowing(texts).reply('message number 3 of ...', LEE)).toMatchObject({
      id: 3,
      candidates: 1,
    });
  });

  test('line breaks and indents differ between clients', () => {
    const linker = knowing(['Slido:\n\n \n\nhttps://app.example.com/event']);
    expect(linker.reply('Slido:\n\n https://a...', LEE).id).toBe(0);
    expect(linker.reply('Slido:\n\n\n\n\nhttps...', LEE).id).toBe(0);
  });

  test('a cut through an emoji leaves U+FFFD or half of it', () => {
    const linker = knowing(['temperature check: 👍 or 👎 please']);
    expect(linker.reply('temperature check: \ufffd...', LEE).id).toBe(0);
    expect(linker.reply('temperature check: \ud83d...', LEE).id).toBe(0);
  });

  test('a text that ends in dots itself is whole', () => {
    const linker = knowing(['음...', '음 그렇군요']);
    expect(linker.reply('음...', LEE)).toMatchObject({ id: 0, confidence: 1 });
    expect(linker.reply('네...', LEE)).toMatchObject({ id: null, candidates: 0, confidence: 0 });
  });

  test('letters alone, where a client changed quotes or bullets', () => {
    const linker = knowing(['• “Docker” 이미지가 너무 커요']);
    expect(linker.reply('"Docker" 이미지가 너무 커요', LEE)).toMatchObject({
      id: 0,
      confidence: 0.6,
    });
  });

  test('quotes around an unquoted quotation', () => {
    expect(knowing(['gm']).reply('"gm"', LEE).id).toBe(0);
  });

  test('a quotation longer than Zoom cuts is compared whole', () => {
    const linker = knowing(['abcdefghijklmnopqrstuvwxyz 1 a', 'abcdefghijklmnopqrstuvwxyz 2 b']);
    expect(linker.reply('abcdefghijklmnopqrstuvwxyz 1...', LEE)).toMatchObject({
      id: 0,
      candidates: 1,
    });
    expect(linker.reply('abcdefghijklmnopqrstuvwxyz 9...', LEE).id).toBeNull();
  });
});

test('a cut text is longer than what is left of it', () => {
  const linker = knowing(['hello world this is more', 'hello world this is']);
  expect(linker.reply('hello world this is...', LEE)).toMatchObject({ id: 0, candidates: 1 });
});

test('texts are the same whether their syllables are composed or not', () => {
  expect(knowing(['안녕하세요'.normalize('NFD')]).reply('안녕하세요', LEE).id).toBe(0);
});

test('what everyone reads does not quote a direct message', () => {
  const linker = knowing(['네']);
  const toBen: Voice = { sender: 'Ana', recipient: { kind: 'direct', name: 'Ben' } };
  linker.add(1, '네', toBen);
  expect(linker.reply('네', LEE)).toMatchObject({ id: 0, candidates: 1 });
  expect(linker.reply('네', toBen)).toMatchObject({ id: 1, candidates: 1 });
});

describe('removals take what the same person marked with the same emoji', () => {
  test('not the nearest message with the text', () => {
    const linker = knowing(['네']);
    expect(linker.reaction('👍', '네', LEE).id).toBe(0);
    linker.add(1, '네', LEE);
    expect(linker.removal('👍', '네', from('박서준')).id).toBe(1);
    expect(linker.removal('👍', '네', LEE).id).toBe(0);
  });

  test('one after the other, the newest first', () => {
    const linker = knowing(['gm']);
    linker.reaction('👍', 'gm', LEE);
    linker.add(1, 'gm', LEE);
    linker.reaction('👍', 'gm', LEE);
    expect(linker.removal('👍', 'gm', LEE).id).toBe(1);
    expect(linker.removal('👍', 'gm', LEE).id).toBe(0);
  });

  test('though the quotation is cut elsewhere', () => {
    const linker = knowing(['this is a long message to be quoted one']);
    linker.reaction('👍', 'this is a long messag...', LEE);
    linker.add(1, 'this is a long message to be quoted two', LEE);
    expect(linker.removal('👍', 'this is a long mess...', LEE).id).toBe(0);
  });

  test('though another message now fits better', () => {
    const linker = knowing(['gm everyone']);
    linker.reaction('👍', 'gm', LEE);
    linker.add(1, 'gm', LEE);
    expect(linker.removal('👍', 'gm', LEE).id).toBe(0);
  });
});

describe('quick reactions', () => {
  test('"add" goes to the newest message that holds the emoji, with or without its style', () => {
    const linker = knowing(['좋으면 ❤️ 별로면 👎', '다른 말', '하나 더 ❤']);
    expect(linker.quickAdd('❤️', LEE)).toMatchObject({ id: 2, candidates: 2 });
    expect(linker.quickAdd('👎', LEE)).toMatchObject({ id: 0, candidates: 1, confidence: 0.3 });
    expect(linker.quickAdd('🎉', LEE).id).toBeNull();
  });

  test('"remove" takes what the same person added', () => {
    const linker = knowing(['A 👍 or 👎']);
    linker.quickAdd('👍', LEE);
    linker.add(1, 'B 👍 or 👎', LEE);
    expect(linker.quickRemove('👍', LEE).id).toBe(0);
    expect(linker.quickRemove('👍', from('Ben')).id).toBe(1);
  });
});

test('a bound keeps at least so many of the newest messages', () => {
  const texts = Array.from({ length: 100 }, (_, i) => `message ${i} of the day`);
  const linker = knowing(texts, 10);
  for (let i = 90; i < 100; i++) expect(linker.reply(`message ${i} of the day`, LEE).id).toBe(i);
  expect(linker.reply('message 5 of the day', LEE).id).toBeNull();
});
