import { describe, expect, it } from 'vitest';
import { TextError } from '../errors.js';
import { CountVectorizer } from './count-vectorizer.js';
import { pythonPattern } from './python-pattern.js';

const text = '바다 abc_1 ab-cd {x}\n٣ x２!½\ufeff';

/** What `[m.group() for m in re.finditer(pattern, text)]` gives in Python 3.11. */
const found: [string, string[]][] = [
  [String.raw`(?u)[^\W\d_]+`, ['바다', 'abc', 'ab', 'cd', 'x', 'x', '½']],
  [String.raw`\w+(?:\-\w+)*`, ['바다', 'abc_1', 'ab-cd', 'x', '٣', 'x２', '½']],
  [String.raw`[^\s]+\Z`, ['x２!½\ufeff']],
  [String.raw`\A\w+`, ['바다']],
  [String.raw`{\w+}`, ['{x}']],
  [String.raw`[\W]+`, [' ', ' ', '-', ' {', '}\n', ' ', '!', '\ufeff']],
  [String.raw`[^\W]+`, ['바다', 'abc_1', 'ab', 'cd', 'x', '٣', 'x２', '½']],
  [String.raw`[\D]+`, ['바다 abc_', ' ab-cd {x}\n', ' x', '!½\ufeff']],
  [String.raw`[^\D]+`, ['1', '٣', '２']],
  [String.raw`[^\S]+`, [' ', ' ', ' ', '\n', ' ']],
  [String.raw`\S+`, ['바다', 'abc_1', 'ab-cd', '{x}', '٣', 'x２!½\ufeff']],
  [String.raw`[\W\S_a]+`, ['바다 abc_1 ab-cd {x}\n٣ x２!½\ufeff']],
  [String.raw`\w{,2}x`, ['x', 'x']],
  [String.raw`a{1,2`, []],
  [String.raw`[a\-c]+`, ['a', 'c', 'a', '-c']],
  [String.raw`(?i)[A-Z]{2}\b`, ['ab', 'cd']],
  [String.raw`[]a]+`, ['a', 'a']],
  [String.raw`[^]a]+`, ['바다 ', 'bc_1 ', 'b-cd {x}\n٣ x２!½\ufeff']],
  [String.raw`(?P<n>[^\W_])(?P=n)|b`, ['b', 'b']],
  [String.raw`.+$`, ['٣ x２!½\ufeff']],
  [String.raw`(?s).+`, ['바다 abc_1 ab-cd {x}\n٣ x２!½\ufeff']],
  [
    String.raw`[[\w]`,
    ['바', '다', 'a', 'b', 'c', '_', '1', 'a', 'b', 'c', 'd', 'x', '٣', 'x', '２', '½'],
  ],
  [String.raw`[\Wa-c]+`, [' abc', ' ab-c', ' {', '}\n', ' ', '!', '\ufeff']],
  [String.raw`[\U0001F300-\U0001FAFF½]`, ['½']],
  [String.raw`\!|\{`, ['{', '!']],
];

describe("a pattern in Python's notation", () => {
  it.each(found)('%s finds what it finds in Python', (pattern, wanted) => {
    expect(text.match(pythonPattern(pattern)) ?? []).toEqual(wanted);
  });

  it.each([
    String.raw`(`,
    String.raw`[a`,
    String.raw`a{2}{3}`,
    String.raw`[a-\W]`,
    String.raw`[0-\w]`,
    String.raw`[\s-x]`,
    '\\',
    String.raw`*a`,
  ])('%s is refused by name, as it is by Python', (pattern) => {
    let error: unknown;
    try {
      pythonPattern(pattern);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(TextError);
    expect(error).toMatchObject({ code: 'invalid-parameter' });
    expect((error as TextError).message).toContain(pattern);
  });

  it('is refused with a flag that would be ignored', () => {
    expect(() => pythonPattern('(?x)a b')).toThrow(/flag x/);
  });

  it.each(['w', 'd', 's'])(
    String.raw`has a complement of \%s in classes, sign for sign`,
    (letter) => {
      const signs = Array.from({ length: 0x20000 }, (_, code) => String.fromCodePoint(code)).join(
        '',
      );
      const of = (pattern: string): string => signs.replace(pythonPattern(pattern), '');
      const upper = letter.toUpperCase();
      expect(of(`[\\${upper}]+`) === of(`\\${upper}+`)).toBe(true);
      expect(of(`[^\\${upper}]+`) === of(`\\${letter}+`)).toBe(true);
    },
  );

  it('cuts letters without digits out of Korean texts', () => {
    const vectorizer = new CountVectorizer({ tokenPattern: String.raw`(?u)[^\W\d_]+` });
    expect(vectorizer.fit(['바다 abc']).getFeatureNamesOut()).toEqual(['abc', '바다']);
  });
});
