import { describe, expect, test } from 'vitest';
import { BUILT_IN_LOCALES } from '../locales/built-in.js';
import { Classifier } from './classifier.js';

function classify(text: string): object | null {
  const classifier = new Classifier(BUILT_IN_LOCALES);
  if (!classifier.classify(text)) return null;
  const { kind, locale, quote, emoji, body } = classifier;
  return { kind, locale, quote, emoji, body };
}

describe('reactions', () => {
  test.each([
    ['Reacted to "gm" with 👍', 'en', 'gm', '👍'],
    ['Reacted to gm with "👍"', 'en', 'gm', '👍'],
    ['Reacted to “gm” with 👍', 'en', 'gm', '👍'],
    ['Reacted to “a third party with ... with "👍"', 'en', '“a third party with ...', '👍'],
    ['Reacted to "with "love" with 👍" with 👍🏽', 'en', 'with "love" with 👍', '👍🏽'],
    ['Heeft gereageerd op "gm" met ➕', 'nl', 'gm', '➕'],
    ['A réagi à "gm" avec 🇰🇷', 'fr', 'gm', '🇰🇷'],
    ['Hat auf "gm" mit 👩‍💻 reagiert', 'de', 'gm', '👩‍💻'],
    ['Hat auf gm mit "👍" reagiert', 'de', 'gm', '👍'],
    ['Se ha reaccionado a "gm" con ❤️', 'es', 'gm', '❤️'],
    ['已使用1️⃣回应"gm"', 'zh-CN', 'gm', '1️⃣'],
    ['Reacted to "Slido:\n\n https://a..." with 👍🏾', 'en', 'Slido:\n\n https://a...', '👍🏾'],
  ])('%s', (text, locale, quote, emoji) => {
    expect(classify(text)).toEqual({ kind: 'reaction', locale, quote, emoji, body: '' });
  });

  test.each([
    'Reacted to the proposal with "great care"',
    'Reacted to "gm" with 👍👍',
    'Reacted to "gm" with 👍 haha',
    'Reacted to "gm" with x',
    'Reacted to "gm"',
    'add more tests',
    'Replying to all of you',
    '발신자에게 답장',
    '',
  ])('a message: %s', (text) => {
    expect(classify(text)).toBeNull();
  });

  test('removed, quick and replaced ones', () => {
    expect(classify('Removed a 👍 reaction from "gm"')).toMatchObject({
      kind: 'reactionRemoved',
      emoji: '👍',
      quote: 'gm',
    });
    expect(classify('add 👎')).toMatchObject({ kind: 'quickAdd', emoji: '👎' });
    expect(classify('remove 👎')).toMatchObject({ kind: 'quickRemove', emoji: '👎' });
    expect(
      classify('Giphy [ID:abc]\n[Full message cannot be displayed on this version]'),
    ).toMatchObject({ kind: 'giphy', body: 'abc' });
    expect(classify('[Full message cannot be displayed on this version]')).toMatchObject({
      kind: 'unsupported',
    });
  });
});

describe('replies', () => {
  test.each([
    ['Replying to "gm"\n\nhi', 'en', 'gm', 'hi'],
    ['Replying to "gm"\nhi', 'en', 'gm', 'hi'],
    ['Replying to "gm" hi', 'en', 'gm', 'hi'],
    ['Replying to "gm"', 'en', 'gm', ''],
    ['Replying to "gm"\n\n  indented\n\nmore', 'en', 'gm', '  indented\n\nmore'],
    ['Replying to "he said "ok"\n\nand..."\n\nhi', 'en', 'he said "ok"\n\nand...', 'hi'],
    ['Replying to "say "x" twice"\n\n"hi"\n\nyes', 'en', 'say "x" twice', '"hi"\n\nyes'],
    ['Antworten auf "gm"\n\nhallo', 'de', 'gm', 'hallo'],
    ['Antwoord verzenden naar "gm"\n\nja', 'nl', 'gm', 'ja'],
    ['Répondre à "gm"\n\noui', 'fr', 'gm', 'oui'],
    ['Respondiendo a "gm"\n\nsí', 'es', 'gm', 'sí'],
    ['正在回复 "gm"\n\n好', 'zh-CN', 'gm', '好'],
    ['Відповідь на "gm"\n\nтак', 'uk', 'gm', 'так'],
    ['Ответ на "gm"\n\nда', 'ru', 'gm', 'да'],
  ])('%j', (text, locale, quote, body) => {
    expect(classify(text)).toEqual({ kind: 'reply', locale, quote, emoji: '', body });
  });

  test('the wording of another language is data', () => {
    const classifier = new Classifier([
      {
        locale: 'ko',
        lines: { reply: ['"{quote}"에 회신'], reaction: ['{quote} 메시지에 {emoji} 반응'] },
      },
      { locale: 'xx', lines: { reaction: ['반응: {emoji} ← "{quote}"'] } },
    ]);
    expect(classifier.classify('반응: 👍 ← "네"')).toBe(true);
    expect(classifier).toMatchObject({ locale: 'xx', emoji: '👍', quote: '네' });
    expect(classifier.classify('"네"에 회신\n\n감사합니다')).toBe(true);
    expect(classifier).toMatchObject({ kind: 'reply', locale: 'ko', quote: '네' });
  });
});
