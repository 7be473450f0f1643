import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chatOf, direct, message, reaction } from '../../test/build-events.js';
import { parseParticipants } from '../side/participants.js';
import type { ChatPerson } from '../types.js';
import { parseDisplayName } from './display-name.js';
import type { ReportedName } from './report-names.js';
import { personOf, resolvePeople, type ResolvePeopleOptions } from './resolve-people.js';

function people(names: readonly string[], options?: ResolvePeopleOptions): ChatPerson[] {
  return resolvePeople(chatOf(names.map((name) => message('10:00:00', name, '네'))), options);
}

/** Who is with whom, as sorted lists of display names. */
function partition(list: readonly ChatPerson[]): string[][] {
  return list.map((person) => [...person.names].sort()).sort();
}

function codes(person: ChatPerson | undefined): string[] {
  return (person?.reasons ?? []).map((reason) => `${reason.name}: ${reason.code}`);
}

test('decorated names of one person are one person', () => {
  const [first, ...others] = people(['2조_김하늘', '김하늘', '온라인 김하늘', '김하늘의 iPhone']);
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    id: 0,
    name: '김하늘',
    names: ['2조_김하늘', '김하늘', '온라인 김하늘', '김하늘의 iPhone'],
    messages: 4,
    group: '2조',
    place: 'online',
  });
  expect(codes(first)).toEqual([
    '2조_김하늘: decoration',
    '김하늘: same-name',
    '온라인 김하늘: decoration',
    '김하늘의 iPhone: device',
  ]);
});

test('counts messages and reactions of all names together', () => {
  const chat = chatOf([
    message('10:00:00', '2조_김하늘', '네'),
    message('10:00:01', '박서준(강사)', '좋아요'),
    reaction('10:00:02', '김하늘', '👍', '좋아요', 1),
    direct('10:00:03', '김하늘', '박서준(강사)', '질문 있어요'),
  ]);
  expect(resolvePeople(chat)).toMatchObject([
    { name: '김하늘', messages: 2, reactions: 1 },
    { name: '박서준', messages: 1, reactions: 0, role: 'instructor' },
  ]);
});

test('namesakes of two groups are two people', () => {
  const [second, fifth] = people(['2조_김민준', '5조_김민준']);
  expect(second).toMatchObject({ name: '김민준', group: '2조' });
  expect(fifth).toMatchObject({ name: '김민준', group: '5조' });
  expect(second?.reasons.at(-1)).toEqual({
    code: 'homonym',
    name: '2조_김민준',
    detail: 'not "5조_김민준": they differ in group',
  });
});

test('a bare name beside two namesakes is nobody knows whose', () => {
  const list = people(['2조_김민준', '김민준', '5조_김민준', '온라인_김민준']);
  expect(list).toHaveLength(4);
  expect(list[1]?.reasons).toEqual([
    {
      code: 'ambiguous',
      name: '김민준',
      detail: 'fits "2조_김민준" and "5조_김민준", who are two people',
    },
  ]);
});

test('a number and a group go together where nothing speaks against it', () => {
  expect(partition(people(['2조_김민준', '김민준 20231234']))).toHaveLength(1);
  expect(partition(people(['2조_김민준', '20231234 김민준', '20235678 김민준']))).toHaveLength(3);
  // One student number is one student, even after a change of groups.
  expect(partition(people(['2조_김민준_20231234', '5조_김민준_20231234']))).toHaveLength(1);
});

test('a student and an instructor of one name are two people; a group is not a class', () => {
  expect(people(['강사 김민준', '학생 김민준'])).toHaveLength(2);
  expect(people(['강사 김민준', '조교 김민준'])).toHaveLength(1);
  expect(people(['3기 김민준', '2조 김민준'])).toHaveLength(1);
});

test('names alike are not names alike enough', () => {
  expect(people(['김하늘', '김하는', 'Ana', 'ana', 'iPhone', 'iPhone (2)'])).toHaveLength(6);
});

test('the report is taken as it was parsed', () => {
  const report = parseParticipants('이름(원래 이름),사용자 이메일\r\n015_Loki (로키),\r\n');
  expect(people(['로키', '015_Loki'], { participants: report })).toHaveLength(1);
  expect(people(['로키', '015_Loki'], { participants: report.participants })).toHaveLength(1);
});

test('the participants report tells renames, both ways', () => {
  const participants: ReportedName[] = [
    { name: '015_Loki', originalName: 'Loki Laufeyson', email: null },
    { name: '하늘', originalName: '김하늘', email: 'sky@example.kr' },
  ];
  const list = people(['Loki Laufeyson', '015_Loki', '김하늘'], { participants });
  expect(list.map((person) => person.names)).toEqual([
    ['Loki Laufeyson', '015_Loki'],
    ['김하늘', '하늘'],
  ]);
  expect(list[1]?.email).toBe('sky@example.kr');
  expect(codes(list[0])).toEqual(['015_Loki: original-name']);
});

test('one e-mail address joins names, two keep them apart', () => {
  const participants: ReportedName[] = [
    { name: '하늘', email: 'Sky@example.kr' },
    { name: '2조_김하늘', email: 'sky@example.kr' },
    { name: '김민준', email: 'a@example.kr' },
    { name: '온라인_김민준', email: 'b@example.kr' },
  ];
  const list = people(['하늘', '2조_김하늘', '김민준', '온라인_김민준'], { participants });
  expect(partition(list)).toEqual([['2조_김하늘', '하늘'], ['김민준'], ['온라인_김민준']]);
  expect(codes(list[0])).toContain('하늘: same-email');
  expect(codes(list[1])).toEqual(['김민준: homonym']);
});

test('a name that two accounts had stays alone', () => {
  const participants: ReportedName[] = [
    { name: '김민준', email: 'a@example.kr' },
    { name: '김민준', email: 'b@example.kr' },
    { name: '2조_김민준', email: 'a@example.kr' },
  ];
  const list = people(['김민준', '2조_김민준'], { participants });
  expect(list).toHaveLength(2);
  expect(list[0]).not.toHaveProperty('email');
  expect(codes(list[0])).toEqual(['김민준: ambiguous']);
});

test('names that accounts have by default join nobody', () => {
  const participants: ReportedName[] = [
    { name: '김하늘', originalName: 'iPhone' },
    { name: '이도윤', originalName: 'iPhone' },
    { name: '박서준', originalName: 'Zoom user' },
    { name: '2조_김민준', originalName: '김민준' },
    { name: '5조_김민준', originalName: '김민준' },
  ];
  const names = ['김하늘', '이도윤', '박서준', 'iPhone', '2조_김민준', '5조_김민준'];
  expect(people(names, { participants })).toHaveLength(6);
});

test('a rule of the user comes before everything', () => {
  const same = [['하늘', '2조_김하늘']] as const;
  const apart = [['김민준', '온라인_김민준']] as const;
  const list = people(['하늘', '2조_김하늘', '김민준', '온라인_김민준'], {
    rules: { same, apart },
  });
  expect(partition(list)).toEqual([['2조_김하늘', '하늘'], ['김민준'], ['온라인_김민준']]);
  expect(codes(list[0])).toContain('하늘: rule');
  expect(codes(list[1])).toEqual(['김민준: rule']);
  expect(() => people(['a', 'b'], { rules: { same: [['a', 'b']], apart: [['b', 'a']] } })).toThrow(
    'contradict',
  );
});

test('personOf finds people by any of their names', () => {
  const whose = personOf(people(['2조_김하늘', '김하늘', '이도윤']));
  expect(whose.get('김하늘')).toBe(whose.get('2조_김하늘'));
  expect(whose.get('이도윤')?.id).toBe(1);
});

const displayName = fc
  .tuple(
    fc.constantFrom('', '2조_', '5조 ', '온라인_', '강사 ', '학생_', '20231234 '),
    fc.constantFrom('김민준', '김하늘', '이도윤', 'Ana Souza', 'iPhone'),
    fc.constantFrom('', '_오프라인', '(조교)', '의 iPhone', ' (she/her)', ' 20235678'),
  )
  .map((parts) => parts.join(''));
const reported = fc.record({
  name: displayName,
  originalName: fc.option(displayName),
  email: fc.constantFrom(null, 'a@example.kr', 'b@example.kr', 'c@example.kr'),
});
const pair = fc.tuple(displayName, displayName);

test('the order of events and of the report decides nothing', () => {
  const cases = fc
    .record({
      names: fc.array(displayName, { minLength: 1, maxLength: 12 }),
      participants: fc.array(reported, { maxLength: 5 }),
      apart: fc.array(pair, { maxLength: 2 }),
    })
    .chain((given) =>
      fc.record({
        given: fc.constant(given),
        names: fc.shuffledSubarray(given.names, { minLength: given.names.length }),
        participants: fc.shuffledSubarray(given.participants, {
          minLength: given.participants.length,
        }),
      }),
    );
  fc.assert(
    fc.property(cases, ({ given, names, participants }) => {
      const rules = { apart: given.apart };
      const one = people(given.names, { participants: given.participants, rules });
      expect(partition(people(names, { participants, rules }))).toEqual(partition(one));
    }),
    { seed: 11, numRuns: 300 },
  );
});

test('each name is of one person, and two bare names are never one without a word of it', () => {
  fc.assert(
    fc.property(fc.array(displayName, { maxLength: 15 }), (names) => {
      const list = people(names);
      expect(list.flatMap((person) => person.names).sort()).toEqual([...new Set(names)].sort());
      for (const person of list) {
        const bare = new Set(person.names.map((name) => parseDisplayName(name).name));
        expect([...bare]).toEqual([person.name]);
        // Only a student number says that somebody changed groups.
        const parsed = person.names.map((name) => parseDisplayName(name));
        if (parsed.some((one) => one.studentNumber !== undefined)) continue;
        expect(new Set(parsed.flatMap((one) => one.group ?? [])).size).toBeLessThanOrEqual(1);
      }
    }),
    { seed: 12, numRuns: 300 },
  );
});

test('many namesakes cost linear time', () => {
  const names = Array.from({ length: 8000 }, (_, i) => `${10_000 + i} 김민준`);
  const started = performance.now();
  expect(people(names)).toHaveLength(8000);
  expect(performance.now() - started).toBeLessThan(3000);
});
