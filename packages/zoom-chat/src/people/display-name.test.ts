import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDisplayName } from './display-name.js';
import { cleanName } from './name.js';
import { DEFAULT_PEOPLE_RULES } from './people-rules.js';

test.each([
  ['2조_김하늘', { name: '김하늘', group: '2조' }],
  ['2조 김하늘', { name: '김하늘', group: '2조' }],
  ['02조-김하늘', { name: '김하늘', group: '2조' }],
  ['2조김하늘', { name: '김하늘', group: '2조' }],
  ['2조(김하늘)', { name: '김하늘', group: '2조' }],
  ['[2조] 김하늘', { name: '김하늘', group: '2조' }],
  ['김하늘_2조', { name: '김하늘', group: '2조' }],
  ['김하늘2조', { name: '김하늘', group: '2조' }],
  ['김하늘(조 2)', { name: '김하늘', group: '2조' }],
  ['A반/김하늘', { name: '김하늘', group: 'A반' }],
  ['3기 2조 김하늘', { name: '김하늘', group: '2조' }],
  ['Team 3 | Ana Souza', { name: 'Ana Souza', group: 'Team 3' }],
  ['온라인_김하늘', { name: '김하늘', place: 'online' }],
  ['김하늘_온라인', { name: '김하늘', place: 'online' }],
  ['오프라인 김하늘 2조', { name: '김하늘', place: 'offline', group: '2조' }],
  ['김하늘(2조/온라인)', { name: '김하늘', place: 'online', group: '2조' }],
  ['박서준(강사)', { name: '박서준', role: 'instructor' }],
  ['강사 박서준', { name: '박서준', role: 'instructor' }],
  ['강사_박서준', { name: '박서준', role: 'instructor' }],
  ['박서준 강사님', { name: '박서준', role: 'instructor' }],
  ['박서준강사님', { name: '박서준', role: 'instructor' }],
  ['운영진_LM_정유진', { name: '정유진', role: 'staff' }],
  ['정유진 매니저', { name: '정유진', role: 'staff' }],
  ['조교 정유진', { name: '정유진', role: 'staff' }],
  ['[TA] Ana Souza', { name: 'Ana Souza', role: 'staff' }],
  ['Ana Souza - TA', { name: 'Ana Souza', role: 'staff' }],
  ['Prof. Ana Souza', { name: 'Ana Souza', role: 'instructor' }],
  ['Ana Souza (she/her)', { name: 'Ana Souza' }],
  ['Ana Souza she/her', { name: 'Ana Souza' }],
  ['20231234 김하늘', { name: '김하늘', studentNumber: '20231234' }],
  ['김하늘(20231234)', { name: '김하늘', studentNumber: '20231234' }],
  ['20231234김하늘', { name: '김하늘', studentNumber: '20231234' }],
  ['김하늘 2023-12345', { name: '김하늘', studentNumber: '202312345' }],
  ['1305 김하늘', { name: '김하늘', studentNumber: '1305' }],
  ['이도윤의 iPhone', { name: '이도윤', device: 'iPhone' }],
  ['이도윤’s iPhone', { name: '이도윤', device: 'iPhone' }],
  ["Ana's iPad Pro", { name: 'Ana', device: 'iPad' }],
  ['iPhone (이도윤)', { name: '이도윤', device: 'iPhone' }],
  ['Galaxy S21 Ultra (이도윤)', { name: '이도윤', device: 'Galaxy' }],
  ['이도윤의 갤럭시 Z 플립3', { name: '이도윤', device: 'Galaxy' }],
  ['2조_이도윤의 iPhone', { name: '이도윤', group: '2조', device: 'iPhone' }],
  ['이도윤_아이패드', { name: '이도윤', device: 'iPad' }],
] as const)('%s', (displayName, told) => {
  const { groups: _groups, stripped: _stripped, ...parsed } = parseDisplayName(displayName);
  expect(parsed).toEqual(told);
});

test.each([
  ...['김하늘', 'Ana Souza', 'Ana Souza - Acme', 'Acme/Ana Souza', '김하늘(Sky)', 'OMA3: Alfred'],
  ...['real name:Ishaan', '015_Loki', 'Class of 2024', '조교현', '김대면', 'Zoe', '', '12', '😀'],
  ...['이수', '남궁민', 'Team', '조', 'Galaxie'],
])('leaves %j alone', (displayName) => {
  expect(parseDisplayName(displayName)).toEqual({ name: displayName, groups: [], stripped: [] });
});

test.each([
  ['오프라인', { place: 'offline' }],
  ['운영진', { role: 'staff' }],
  ['LM', { role: 'staff' }],
  ['2조', { group: '2조' }],
  ['iPhone', { device: 'iPhone' }],
  ['Galaxy S21', { device: 'Galaxy' }],
  ['Teaching Assistant', { role: 'staff' }],
  ['강사_온라인', { role: 'instructor', place: 'online' }],
])('%s is all there is, so it stays the name', (displayName, told) => {
  expect(parseDisplayName(displayName)).toMatchObject({ name: displayName, ...told, stripped: [] });
});

test('says what was taken off', () => {
  expect(parseDisplayName('2조_김하늘(강사)').stripped.map((mark) => mark.text)).toEqual([
    '2조',
    '강사',
  ]);
});

test('decomposed Hangul of a Mac is the same name', () => {
  expect(parseDisplayName('2조_김하늘'.normalize('NFD')).name).toBe('김하늘');
});

test('the tables are data', () => {
  const marks = [...DEFAULT_PEOPLE_RULES.marks, { words: ['코치'], role: 'staff' as const }];
  expect(parseDisplayName('코치_김하늘').name).toBe('코치_김하늘');
  expect(parseDisplayName('코치_김하늘', { marks })).toMatchObject({
    name: '김하늘',
    role: 'staff',
  });
});

test('a very long name is left alone', () => {
  const name = '강사_'.repeat(50_000) + '김하늘';
  expect(parseDisplayName(name).name).toBe(name);
});

test('never throws, never leaves nothing of something, and settles at once', () => {
  const words = ['2조', '강사', '온라인', 'iPhone', '의', '김하늘', 'Ana', '20231234', '1', 'Pro'];
  const part = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom('_', ' ', '-', '(', ')', '[', ']', '/', '|'),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const { name } = parseDisplayName(parts.join(''));
      expect(name === '').toBe(cleanName(parts.join('')) === '');
      expect(parseDisplayName(name).name).toBe(name);
    }),
    { seed: 7, numRuns: 700 },
  );
});
