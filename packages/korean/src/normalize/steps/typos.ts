import { replace } from '../edits.js';
import type { EditList } from '../edits.js';

/** Misspellings that are part of no correct word, each with what it should be. */
const ALWAYS = new Map(
  Object.entries({
    ...{ 됬: '됐', 됏: '됐', 봣: '봤', 뵜: '뵀', 되요: '돼요', 되서: '돼서', 되야: '돼야' },
    ...{ 돼고: '되고', 돼는: '되는', 돼면: '되면', 뵈요: '봬요', 됫다: '됐다', 됫어: '됐어' },
    ...{ 몇칠: '며칠', 웬지: '왠지', 왠만: '웬만', 왠일: '웬일', 오랫만: '오랜만' },
    ...{ 어떻해: '어떡해', 어떡게: '어떻게', 어짜피: '어차피', 어의없: '어이없', 도데체: '도대체' },
    ...{ 희안하: '희한하', 희안한: '희한한', 역활: '역할', 설겆이: '설거지', 깨끗히: '깨끗이' },
    ...{ 곰곰히: '곰곰이', 일일히: '일일이', 떡볶기: '떡볶이', 재밋: '재밌' },
    ...{ 재미잇: '재미있', 치찌게: '치찌개', 장찌게: '장찌개', 부찌게: '부찌개' },
  }),
);

/** What is wrong in a context only. */
const SOMETIMES = new Map(
  Object.entries({
    ...{ 않: '안 ', 께: '게', 슴: '음', 읍: '습', 몇일: '며칠' },
    ...{ 엇: '었', 앗: '았', 햇: '했', 왓: '왔' },
  }),
);

const PAST = '(?<=[있없었았였했갔왔봤됐겠셨졌렸])';
const ENDING = '(?=[어다습는던네지음])';

/** The contexts of these, as look-arounds of fixed length. */
const CONTEXTS: readonly string[] = [
  // 않 begins no word before a verb; after -지 it is a verb itself (하지 않되).
  '(?<![가-힣])(?<![지질진] )않(?=[되돼된될됨됩됐됬됏해하했할한함합가갈갔먹보봐봤와왔오좋])',
  // The promise -ㄹ게. The particle 께 follows people: 아들께, 딸께 are not here.
  '(?<=[할볼갈올줄릴될살쓸칠을낼날질킬랄])께(?![가-힣])',
  `${PAST}슴(?![가-힣])`,
  `${PAST}읍(?=니[다까])`,
  // 몇일까, 몇일지: 몇 and the copula.
  '몇일(?![까지텐]| 수)',
  // 무엇, 빼앗다 and 씨앗 are spelled with ㅅ.
  `(?<!무)엇${ENDING}`,
  `(?<![빼씨])앗${ENDING}`,
  `[햇왓]${ENDING}`,
];

const PATTERN = new RegExp([...ALWAYS.keys(), ...CONTEXTS].join('|'), 'g');

/**
 * Mends common misspellings: `됬` to `됐`, `않되` to `안 되`, `되요` to `돼요`, `몇일` to `며칠`, `웬지` to
 * `왠지`, `할께` to `할게`, `있슴` to `있음`. Only such as no correct text contains; what only the sense
 * could decide (`안되` or `안돼`, `-데` or `-대`) stays.
 */
export function findTypos(text: string, edits: EditList): void {
  for (const { 0: wrong, index } of text.matchAll(PATTERN)) {
    const right = ALWAYS.get(wrong) ?? SOMETIMES.get(wrong) ?? wrong;
    if (right.length !== wrong.length) replace(edits, index, index + wrong.length, right);
    else {
      for (let i = 0; i < wrong.length; i++) {
        const syllable = right.charAt(i);
        if (syllable !== wrong.charAt(i)) replace(edits, index + i, index + i + 1, syllable);
      }
    }
  }
}
