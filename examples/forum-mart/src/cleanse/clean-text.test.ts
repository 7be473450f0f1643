import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanAuthor, cleanText, joinParts } from './clean-text';

/** Text with what forums have in it, and what nobody should. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '아토피',
          '38.5도',
          '열이 나요.',
          'ㅋㅋㅋ',
          'ㅠㅠ',
          '新生兒',
          'RSV',
          '?!',
          '...',
          '~',
          ' ',
          '\n',
        ],
        ...['👩‍👩‍👧', '👍🏽', '🇰🇷', '1️⃣', '❤️', '☀', '©', '\u200d', '\ufe0f', '\u20e3', '\u{e0067}'],
        ...['<b>', '</p>', '<br/>', '<', '&nbsp;', '&amp;lt;', '&#x1F600;', '&#0;', '&', ';'],
        ...[
          '\0',
          '\ud83d',
          '\ude00',
          '\u2028',
          '\u00a0',
          '\u3000',
          '\ufeff',
          '한글'.normalize('NFD'),
        ],
        ...[
          'https://cafe.example/1?a=b',
          'mom@example.com',
          '#육아',
          '@지우맘',
          'ＡＢＣ１',
          '★',
          '─',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('text', () => {
  it.each([
    ['열이 39도예요 😭😭 어쩌죠?', '열이 39도예요 어쩌죠?'],
    ['우리 가족👨‍👩‍👧‍👦 🇰🇷 1️⃣등', '우리 가족 등'],
    ['<p>아토피&nbsp;연고<br>추천&amp;후기</p>', '아토피 연고 추천 후기'],
    ['★☆공지☆★ 38.5도, 괜찮나요?!', '공지 38.5도, 괜찮나요?!'],
    ['  여러\r\n\r\n줄\t\u3000글\u2028 ', '여러 줄 글'],
    ['한글'.normalize('NFD'), '한글'],
    ['후기 https://cafe.example/1 보세요', '후기 보세요'],
    ['a\0b\ufeffc\ud800d', 'abc d'],
    ['😀🎉', ''],
  ])('%j', (text, cleansed) => expect(cleanText(text)).toBe(cleansed));

  it('stays as it is once it is cleansed', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const once = cleanText(text);
        expect(cleanText(once)).toBe(once);
      }),
    );
  });

  it('has letters, digits, marks of sentences and single blanks, and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(cleanText(text)).toMatch(/^(?:[\p{L}\p{M}\p{N}.,!?]+(?: |$))*$/u);
      }),
    );
  });

  it('stays as it is with its title before it', () => {
    fc.assert(
      fc.property(hostile, hostile, (title, content) => {
        const text = joinParts(cleanText(title), cleanText(content));
        expect(cleanText(text)).toBe(text);
      }),
    );
  });

  it('takes time in proportion to its length', () => {
    const long = '<b 👩‍👩‍👧 &amp; 아토피 '.repeat(5_000);
    const started = performance.now();
    expect(cleanText(long).length).toBeGreaterThan(5_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('authors', () => {
  it.each([
    ['  지우 \t맘 ', '지우 맘'],
    ['지우맘🌷', '지우맘🌷'],
    ['지우맘'.normalize('NFD'), '지우맘'],
    ['지우\u200b맘\0', '지우맘'],
    ['A\ud83d', 'A'],
    ['\u3164', ''],
  ])('%j', (author, cleansed) => expect(cleanAuthor(author)).toBe(cleansed));

  it('stay as they are once they are cleansed, on one line', () => {
    fc.assert(
      fc.property(hostile, (author) => {
        const once = cleanAuthor(author);
        expect(cleanAuthor(once)).toBe(once);
        expect(once).not.toMatch(/[\n\r\u2028\p{Surrogate}]/u);
      }),
    );
  });
});
