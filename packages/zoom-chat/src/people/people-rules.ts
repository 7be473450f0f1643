import type { ChatPerson } from '../types.js';

/** Words that people put beside their names in a class, and what they tell. */
export interface NameMark {
  /** Compared without regard to case. */
  readonly words: readonly string[];
  readonly role?: NonNullable<ChatPerson['role']>;
  readonly place?: NonNullable<ChatPerson['place']>;
  /** May stand right beside a Hangul name, with no separator: `김하늘강사님`. */
  readonly glued?: boolean;
}

/** A group of the class: a number and a unit, as `2조` or `Team 3`. */
export interface GroupMark {
  readonly unit: string;
  /** Where the number stands. */
  readonly number: 'before' | 'after';
}

/** Names that a device gives itself: `김하늘의 iPhone`. */
export interface DeviceMark {
  readonly words: readonly string[];
  readonly device: string;
}

/**
 * How display names are read. All of it is data: spread `DEFAULT_PEOPLE_RULES` and add to a list.
 *
 * @example
 * ```ts
 * const marks = [...DEFAULT_PEOPLE_RULES.marks, { words: ['코치'], role: 'staff' as const }];
 * resolvePeople(chat, { rules: { marks, same: [['하늘', '2조_김하늘']] } });
 * ```
 */
export interface PeopleRules {
  readonly marks: readonly NameMark[];
  readonly groups: readonly GroupMark[];
  readonly devices: readonly DeviceMark[];
  /** Words of a device's model that may follow it: `iPhone 15 Pro`. */
  readonly modelWords: readonly string[];
  /** What stands between an owner and a device. */
  readonly possessives: readonly string[];
  /** Count of digits of a student number; fewer are enough beside a Hangul name. */
  readonly studentNumber: {
    readonly min: number;
    readonly minBesideHangul: number;
    readonly max: number;
  };
  /** Names that an account has when nobody named it: they tell nothing of a person. */
  readonly genericNames: readonly string[];
  /** Display names that are one person, whatever else speaks against it. */
  readonly same?: readonly (readonly [string, string])[];
  /** Display names that are two people, whatever else speaks for one. */
  readonly apart?: readonly (readonly [string, string])[];
}

/** Rules for the Korean classroom, with the usual English words. */
export const DEFAULT_PEOPLE_RULES: PeopleRules = {
  marks: [
    {
      words: ['강사', '강사님', '교수', '교수님', '선생님', '쌤'],
      role: 'instructor',
      glued: true,
    },
    { words: ['선생', '샘', '연사', '발표자'], role: 'instructor' },
    {
      words: ['instructor', 'teacher', 'professor', 'prof', 'prof.', 'lecturer', 'speaker'],
      role: 'instructor',
    },
    { words: ['조교', '조교님', '매니저', '매니저님'], role: 'staff', glued: true },
    {
      words: ['운영진', '운영', '운영자', '운영팀', '관리자', '스태프', '스탭', '멘토', '멘토님'],
      role: 'staff',
    },
    { words: ['튜터', '튜터님', '학습매니저', '담당자', '진행자', '사회자'], role: 'staff' },
    {
      words: ['lm', 'ta', 'staff', 'manager', 'tutor', 'mentor', 'moderator', 'host', 'co-host'],
      role: 'staff',
    },
    { words: ['teaching assistant', 'learning manager'], role: 'staff' },
    { words: ['학생', '수강생', '교육생', '훈련생', '참가자', 'student'], role: 'student' },
    { words: ['온라인', '비대면', '줌', '재택', 'online', 'remote', 'zoom'], place: 'online' },
    { words: ['오프라인', '대면', '현장', '강의실', 'offline', 'onsite'], place: 'offline' },
    { words: ['조장', '팀장', '반장', '부반장', '조원', '팀원', '님'] },
    { words: ['she/her', 'he/him', 'they/them', 'she/they', 'he/they', 'she/her/hers'] },
    { words: ['he/him/his', 'they/them/theirs'] },
  ],
  groups: [
    { unit: '조', number: 'before' },
    { unit: '팀', number: 'before' },
    { unit: '반', number: 'before' },
    { unit: '분반', number: 'before' },
    { unit: '모둠', number: 'before' },
    { unit: '기', number: 'before' },
    { unit: '조', number: 'after' },
    { unit: '팀', number: 'after' },
    { unit: 'group', number: 'after' },
    { unit: 'team', number: 'after' },
    { unit: 'room', number: 'after' },
    { unit: 'class', number: 'after' },
  ],
  devices: [
    { words: ['iphone', '아이폰'], device: 'iPhone' },
    { words: ['ipad', '아이패드'], device: 'iPad' },
    { words: ['galaxy', '갤럭시', '갤럭시탭', '갤탭'], device: 'Galaxy' },
    { words: ['macbook', '맥북', 'imac', '아이맥'], device: 'Mac' },
    { words: ['핸드폰', '휴대폰', '스마트폰', '모바일', '폰', 'phone', 'mobile'], device: 'phone' },
    { words: ['태블릿', '패드', 'tablet'], device: 'tablet' },
    { words: ['노트북', '컴퓨터', '데스크탑', 'pc', 'laptop', 'desktop'], device: 'computer' },
  ],
  modelWords: [
    ...['pro', 'max', 'plus', 'mini', 'air', 'ultra', 'se', 'fe', 'note', 'tab', 'fold', 'flip'],
    ...['z', 's', 'a', '5g', 'lte', '프로', '맥스', '플러스', '미니', '에어', '울트라', '노트'],
    ...['플립', '폴드'],
  ],
  possessives: ['의', '’s', "'s"],
  studentNumber: { min: 5, minBesideHangul: 4, max: 10 },
  genericNames: [
    ...['zoom user', 'zoom', 'user', 'guest', 'anonymous', 'anonymous attendee', 'unknown', 'me'],
    ...['you', '사용자', '줌 사용자', '게스트', '익명', '참가자', '나', '이름', 'admin', 'android'],
  ],
};

/** The rules of a call: what is given takes the place of the default. */
export function completeRules(rules: Partial<PeopleRules> | undefined): PeopleRules {
  return rules === undefined ? DEFAULT_PEOPLE_RULES : { ...DEFAULT_PEOPLE_RULES, ...rules };
}
