import { Random } from './random';

/** A programme, as the log names it. */
export interface Title {
  readonly cpk: string;
  /** The menu it is played from. */
  readonly base_mck: string;
  readonly title: string;
  /** Its usual part of all plays. */
  readonly share: number;
}

const TITLES = 240;
const MENUS = 10;

const FIRST = [
  ...['달빛', '골목', '바다', '어느 날', '한밤의', '우리 동네', '열두 번째', '푸른', '느린'],
  ...['마지막', '겨울', '비밀의', '낯선', '오래된', '슬기로운', '수상한', '진짜', '첫차'],
];
const SECOND = [
  ...['식당', '편지', '약속', '기록', '여행', '연구소', '극장', '탐정', '정원', '라디오'],
  ...['사람들', '학교', '이야기', '로맨스', '서점', '응급실', '올림픽', '밥상'],
];
/** Titles as they come: with quotes, backslashes, tags, line breaks and signs beyond the basic plane. */
const ODD = [
  '"진짜" 사나이\\여름편',
  '<script>alert(1)</script>',
  'A & B의 "집밥" <특집>',
  '밤 🌙 산책 \u2028 2부',
  "O'Brien's 커피 ${7*7}",
  '탭\t과 줄\n바꿈',
];

/** All programmes, the most played one first: shares fall as 1 / rank (Zipf). */
export function catalogue(seed: number): readonly Title[] {
  const random = new Random(seed);
  const names = random.shuffle(FIRST.flatMap((a) => SECOND.map((b) => `${a} ${b}`)));
  const total = Array.from({ length: TITLES }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b);
  const menus = random.shuffle(Array.from({ length: TITLES }, (_, i) => (i % MENUS) + 1));
  return menus.map((menu, i) => ({
    cpk: `C${String(100_000 + ((i * 7919) % 99_991))}`,
    base_mck: `M${String(menu).padStart(2, '0')}`,
    // Every thirteenth programme has an odd title.
    title: (i % 13 === 4 ? ODD[Math.floor(i / 13) % ODD.length] : names[i]) as string,
    share: 1 / (i + 1) / total,
  }));
}
