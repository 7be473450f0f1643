import type { UserWord } from '@nunchi/korean';

/** Names of ailments and things that are written as one word and are no other word anywhere in a word. */
const ANYWHERE =
  '해열제 체온계 인플루엔자 분수토 구역질 로타바이러스 배앓이 영아산통 피부염 두드러기 구내염 수족구 중이염 ' +
  '이비인후과 결막염 다래끼 이앓이 성장판 성장통 옹알이 예방접종 예방주사 기관지염 코막힘 축농증';

/**
 * Short ones, which the analyzer takes for something else now and then (감기 때문에, 체온도). Only after a
 * blank: the end of 해설사 is no 설사. 열 and 토 are not among them, nor 유치 or 수두: 열 명, 토요일, 유치원
 * and 수두룩 are other words.
 */
const AT_START = '감기 고열 체온 설사 장염 탈수 배탈 태열 안과 젖니 젖병 통잠 흉터';

/** Words of the forum that the analyzer must know as common nouns. */
export const FORUM_WORDS: readonly UserWord[] = [
  ...ANYWHERE.split(' ').map((word): UserWord => ({ word, tag: 'NNG', at: 'anywhere' })),
  ...AT_START.split(' ').map((word): UserWord => ({ word, tag: 'NNG', at: 'start' })),
];

/** Nouns that say nothing where everybody is a parent; the stop words of the package come beside. */
export const FORUM_STOP_WORDS: readonly string[] = [
  ...'아이/NNG 아기/NNG 애기/NNG 애/NNG 아가/NNG 아들/NNG 딸/NNG 엄마/NNG 아빠/NNG'.split(' '),
  ...'개월/NNG 살/NNG 집/NNG 증상/NNG 걱정/NNG 고민/NNG'.split(' '),
];
