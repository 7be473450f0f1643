import { expect, test } from 'vitest';
import { chatOf, message } from '../../test/build-events.js';
import { resolvePeople } from '../people/resolve-people.js';
import { NameFinder } from './name-finder.js';

function finderFor(...names: string[]): NameFinder {
  const chat = chatOf(names.map((name) => message('10:00:00', name, '')));
  return new NameFinder(resolvePeople(chat), (name) => name === 'Me');
}

/** The text with the people's numbers in place of their names. */
function marked(finder: NameFinder, text: string): string {
  let result = '';
  let done = 0;
  for (const { start, end, person } of finder.find(text)) {
    result += `${text.slice(done, start)}<${person?.id ?? '?'}>`;
    done = end;
  }
  return result + text.slice(done);
}

test.each([
  ['김하늘이 말했어요', '<0>이 말했어요'],
  ['@김하늘 @2조_김하늘', '@<0> @<0>'],
  ['하늘님, 하늘 씨, 하늘아! 하늘쌤', '<0>님, <0> 씨, <0>아! <0>쌤'],
  ['하늘이 맑다, 하늘아래, 푸른하늘님', '하늘이 맑다, 하늘아래, 푸른하늘님'],
  ['박서준강사님 서준 강사님', '<1>강사님 <1> 강사님'],
  ['thanks ANA SOUZA, and Ana, and @souza', 'thanks <2>, and <2>, and @<2>'],
  ['banana, ana, Anastasia', 'banana, ana, Anastasia'],
  ['Ana님이 Souza씨와', '<2>님이 <2>씨와'],
  ['https://example.com/%EA%B9%80%ED%95%98%EB%8A%98', 'https://example.com/<0>'],
  ['tell me', 'tell me'],
])('%s', (text, result) => {
  expect(marked(finderFor('2조_김하늘', '박서준(강사)', 'Ana Souza', 'Me'), text)).toBe(result);
});

test('a name of two namesakes may be either', () => {
  const finder = finderFor('2조_김민준', '5조_김민준', '이하늘', '박하늘');
  expect(marked(finder, '김민준 5조_김민준 하늘님 이하늘님')).toBe('<?> <1> <?>님 <2>님');
});

test('display names that differ in case are two people', () => {
  expect(marked(finderFor('ana', 'Ana'), 'ana Ana ANA')).toBe('<0> <1> <0>');
});

test('a capital with a longer small letter', () => {
  expect(marked(finderFor('İpek Kaya'), 'teşekkürler İpek Kaya!')).toBe('teşekkürler <0>!');
});

test('names within names and across names leave nothing', () => {
  const finder = finderFor('가나', '나다라', '다라', '가나다라마');
  expect(marked(finder, '가나다라마')).toBe('<3>');
  expect(marked(finder, '가나다라')).toBe('<0><1>');
});

test('a short Hangul name without its marks needs a word of its own', () => {
  expect(marked(finderFor('2조_이수'), '이수가 이수했다, 다이수')).toBe('<0>가 <0>했다, 다이수');
});

test('what is left of a name at a cut', () => {
  const finder = finderFor('김하늘', 'Ana Souza');
  const left = (text: string): string =>
    finder
      .findInCut(text)
      .reduceRight((cut, { start, end }) => cut.slice(0, start) + cut.slice(end), text);
  expect(left('안녕하세요 김하')).toBe('안녕하세요 ');
  expect(left('안녕하세요 김')).toBe('안녕하세요 김');
  expect(left('김하늘 김하늘')).toBe(' ');
  expect(left('ask Ana So')).toBe('ask ');
  expect(left('a plan')).toBe('a plan');
});

test('1,000 names in 1 MB of text', () => {
  const syllables = '가나다라마바사아자차카타파하거너더러머버';
  const name = (i: number): string =>
    `${syllables[i % 20]}${syllables[Math.floor(i / 20) % 20]}${syllables[Math.floor(i / 400) % 20]}김`;
  const finder = finderFor(...Array.from({ length: 1000 }, (_, i) => name(i)));
  const text = Array.from({ length: 125_000 }, (_, i) => `${name(i % 2000)}님 `).join('');
  const started = performance.now();
  expect(finder.find(text).length).toBeGreaterThan(60_000);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('names that are ends of each other stay quick on a text of one letter', () => {
  const finder = finderFor(...Array.from({ length: 300 }, (_, i) => 'a'.repeat(i + 2)));
  const started = performance.now();
  expect(finder.find('a'.repeat(1_000_000))).toEqual([]);
  expect(performance.now() - started).toBeLessThan(2000);
});
