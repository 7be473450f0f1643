/** Surnames of two syllables; all others have one. */
const LONG_SURNAMES = [
  '남궁',
  '황보',
  '제갈',
  '사공',
  '선우',
  '서문',
  '독고',
  '동방',
  '어금',
  '망절',
];

/** What is said to a person behind the given name alone. Longer ones may stand behind a blank. */
const TITLES = [
  ...['님', '씨', '쌤', '샘', '선생', '학생', '강사', '교수', '조교', '매니저', '멘토', '튜터'],
  ...['대리', '과장', '팀장', '조장', '반장', '누나', '언니', '오빠', '형', '선배', '후배'],
];
/** Calls: nothing in Hangul may follow (`하늘아`, but not `하늘아래`). */
const CALLS = ['아', '야', '이형'];
/** Particles behind a name; nothing in Hangul may follow. The empty one: the name stands alone. */
const PARTICLES = [
  ...['', '가', '이', '은', '는', '을', '를', '도', '의', '만', '랑', '한테', '에게', '요', '네'],
  ...['이가', '이는', '이를', '이도', '이랑', '이한테', '이요', '이네', '이꺼', '꺼', '이만'],
  ...['과', '와', '까지', '부터', '보다', '처럼', '이처럼', '도요', '이가요', '네요', '이네요'],
  ...['입니다', '이에요', '예요', '이예요', '인데요', '이고요', '이라고', '라고', '이라', '라'],
  ...['이죠', '죠', '인가요', '이었어요', '였어요', '에게서', '한테서', '이하고', '하고'],
];
/** Given names that are words of every day: only a title or a call makes them a name. */
const WORDS = new Set([
  ...[
    '우리',
    '하나',
    '나라',
    '사랑',
    '하늘',
    '바다',
    '가을',
    '여름',
    '보람',
    '소리',
    '아름',
    '다운',
  ],
  ...[
    '슬기',
    '지혜',
    '은혜',
    '진실',
    '미소',
    '한결',
    '두리',
    '이슬',
    '빛나',
    '가람',
    '마루',
    '보배',
  ],
  ...[
    '아라',
    '정의',
    '지원',
    '수정',
    '시원',
    '상수',
    '시작',
    '이상',
    '정도',
    '조금',
    '지금',
    '주요',
  ],
]);

const HANGUL = /[가-힣]/;

/** `하늘` of `김하늘`; `null` when a name is no full Hangul name. */
export function givenName(name: string): string | null {
  if (!/^[가-힣]{2,5}$/.test(name)) return null;
  const surname = name.length > 3 && LONG_SURNAMES.some((long) => name.startsWith(long)) ? 2 : 1;
  return name.slice(surname);
}

/** Whether a given name at this place of the text is said of a person. */
export function isCalledThere(text: string, start: number, end: number): boolean {
  if (isHangul(text, start - 1)) return false;
  const gap = text.charAt(end) === ' ' ? 1 : 0;
  if (TITLES.some((title) => text.startsWith(title, end + gap))) return true;
  // One syllable before a call is too often a word.
  if (end - start < 2) return false;
  const endsBehind = (ending: string): boolean =>
    text.startsWith(ending, end) && !isHangul(text, end + ending.length);
  if (CALLS.some(endsBehind)) return true;
  return !WORDS.has(text.slice(start, end)) && PARTICLES.some(endsBehind);
}

export function isHangul(text: string, at: number): boolean {
  return HANGUL.test(text.charAt(at));
}
