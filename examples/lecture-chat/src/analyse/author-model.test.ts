import { expect, test } from 'vitest';
import { analyzer } from '../../test/analyzer';
import { courseOf } from '../../test/course';
import type { Line } from '../../test/course';
import { madeReport } from '../../test/made';
import type { AuthorCandidate } from './author';
import { page } from '../draw/page';
import { learnAuthors } from './author-model';
import { analyse } from './report';

const { course } = madeReport();
const made = learnAuthors(course);

function guess(text: string, model = made): readonly AuthorCandidate[] {
  const result = model.whoWouldSay(text);
  return result.kind === 'guess' ? result.candidates : [];
}

test('who says 안녕하세욥 is known by it', () => {
  const [first, ...others] = guess('안녕하세욥');
  expect(first).toMatchObject({ person: { name: '김하늘' }, because: ['세욥'] });
  expect(first?.probability).toBeGreaterThan(0.5);
  expect(others).toHaveLength(2);
  // Files of macOS hold Hangul in pieces.
  expect(guess('안녕하세욥'.normalize('NFD'))[0]?.person.name).toBe('김하늘');
});

test.each([
  ['하이염 ㅎㅎ', '고은채', '하이염'],
  ['다들 굿모닝입니당', '강민서', '굿모닝입니당'],
  ['출석은 3시까지입니다. 이름 앞에 조 번호 붙여주세요', '서다은', '출석'],
])('%s: %s, given away by %s', (text, name, piece) => {
  const [first] = guess(text);
  expect(first?.person.name).toBe(name);
  expect(first?.because).toContain(piece);
});

test('probabilities fall, and are small where nothing tells', () => {
  const known = guess('안녕하세욥').map(({ probability }) => probability);
  expect(known).toEqual(known.toSorted((a, b) => b - a));
  expect(known.reduce((sum, probability) => sum + probability, 0)).toBeLessThanOrEqual(1);
  const [unknown] = guess('뿪뿪');
  expect(unknown?.probability).toBeLessThan(0.3);
  expect(unknown?.because).toEqual([]);
});

test('telling words are of the person, and nobody of the class is named in them', () => {
  const names = course.people.flatMap(({ name }) => [name, name.slice(1)]);
  for (const person of course.people) {
    const said = course.posts.filter((post) => post.person === person);
    for (const word of made.tellingWords(person)) {
      expect(
        said.some(({ message }) => message.text.includes(word)),
        word,
      ).toBe(true);
      expect(
        names.some((name) => word.includes(name)),
        word,
      ).toBe(false);
    }
  }
  const haneul = course.people.find(({ name }) => name === '김하늘');
  expect(haneul && made.tellingWords(haneul)[0]).toBe('안녕하세욥');
});

test('the page of a person shows the telling words', () => {
  const shown = page(analyse(course, false, analyzer, { authors: made }), 'en');
  expect(shown).toContain('Telling words');
  expect(shown).toContain('<li dir="auto">안녕하세욥</li>');
});

const says = (from: string, times: number, text: string): Line[] =>
  Array.from({ length: times }, (_, index) => ({ from, text: `${text} ${index}` }));

test('two people are told apart', () => {
  const lines = [...says('1조_김하늘', 15, '좋아욥'), ...says('2조_강민서', 15, '좋습니당')];
  const model = learnAuthors(courseOf(lines));
  expect(guess('그럼욥', model)[0]).toMatchObject({ person: { name: '김하늘' }, because: ['욥'] });
  expect(guess('갑니당', model)[0]).toMatchObject({ person: { name: '강민서' } });
});

test.each([
  ['nobody', [], { messages: 0, needed: 5 }],
  ['one person', says('1조_김하늘', 50, '네'), { messages: 0, needed: 5 }],
  [
    'a second with four',
    [...says('a', 50, '네'), ...says('b', 4, '넵')],
    { messages: 4, needed: 5 },
  ],
  ['two with 29', [...says('a', 20, '네'), ...says('b', 9, '넵')], { messages: 29, needed: 30 }],
])('%s is not enough', (_, lines, counts) => {
  const few = courseOf(lines);
  const model = learnAuthors(few);
  expect(model.whoWouldSay('네')).toEqual({ kind: 'not-enough', ...counts });
  expect(few.people.flatMap((person) => model.tellingWords(person))).toEqual([]);
});
