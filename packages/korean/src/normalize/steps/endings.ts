import { isHangul } from '../character.js';
import {
  isSyllable,
  composeSyllable,
  leadOf,
  tailOf,
  TAILS,
  vowelOf,
} from '../../hangul/syllable.js';
import { replace } from '../edits.js';
import type { EditList } from '../edits.js';
import { ENDINGS, TRIGGERS } from '../triggers.js';
import { byCode, fits, takesDa, takesYo } from './ending-contexts.js';
import type { Context } from './ending-contexts.js';

/**
 * Slang endings to the standard ones. Only at the end of a word (no syllable follows) and only after
 * syllables that the standard ending takes, so that 내용, 수염, 촬영, 참여, 식당, 하루 and 오마쥬 stay:
 *
 * - 용, 여, 염, 영, 욤, 욥, 욧 and drawn-out 요오 to 요: `해용`, `네욥`, `할까여`, `보세염`; 께 before
 *   it to 게: `갈께용` to `갈게요`
 * - 니당, 니답, 니댜, 니닷, 니다아 to 니다; 당, 댜, 닷, 따 to 다: `갔당`, `좋당`, `짱이닷`
 * - 슴다, 습다, 슴니다, 함다, 임다, 함니다, 합미다 to 습니다, 합니다, 입니다
 * - 죵, 됴, 쥬 to 죠: `그렇쥬`; 넹 to 네: `재밌넹`; 루 to 로: `진짜루`
 *
 * 넵, 넹 and 옙 said alone stay, as do 다능 and -셈, which are more than a way of spelling.
 */
export function findEndings(text: string, edits: EditList): void {
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (((TRIGGERS[code] as number) & ENDINGS) === 0) continue;
    if (isSyllable(text.charCodeAt(i - 1)) && endsWord(text, i)) {
      RULES.get(code)?.(text, i, edits);
    }
  }
}

/** No syllable follows, and no conjoining letter that would join the one at `at`. */
function endsWord(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return !isSyllable(next) && !(next >= 0x1100 && next <= 0x11ff);
}

/** Looks at the word whose last syllable stands at `last`, a syllable before it. */
type Rule = (text: string, last: number, edits: EditList) => void;

const RULES: ReadonlyMap<number, Rule> = new Map([
  ...rules('용여염영욤욥욧', yo),
  ...rules('요', keyo),
  ...rules('오', drawnYo),
  ...rules('다당답댜닷따', da),
  ...rules('아', drawnDa),
  ...rules('죵됴쥬', jyo),
  ...rules('넹', ne),
  ...rules('루', ro),
]);

function rules(finals: string, rule: Rule): [number, Rule][] {
  return Array.from(finals, (final) => [final.charCodeAt(0), rule]);
}

function yo(text: string, last: number, edits: EditList): void {
  if (!takesYo(text, last)) return;
  keyo(text, last, edits);
  put(edits, last, '요');
}

/** 할께요: the 께 of a promise follows ㄹ. */
function keyo(text: string, last: number, edits: EditList): void {
  if (text.charAt(last - 1) === '께' && tailAt(text, last - 2) === 'ㄹ') put(edits, last - 1, '게');
}

/** 보세요오, at most two after the step `repeats`. */
function drawnYo(text: string, last: number, edits: EditList): void {
  const first = drawnFrom(text, last);
  if (text.charAt(first - 1) !== '요' || !takesYo(text, first - 1)) return;
  keyo(text, first - 1, edits);
  replace(edits, first - 1, last + 1, '요');
}

/** 합니다아. */
function drawnDa(text: string, last: number, edits: EditList): void {
  const first = drawnFrom(text, last);
  const isDa = text.charAt(first - 1) === '다' && isFormal(text, first - 2);
  if (isDa) replace(edits, first - 1, last + 1, '다');
}

function drawnFrom(text: string, last: number): number {
  return text.charAt(last - 1) === text.charAt(last) ? last - 1 : last;
}

/** Whether 니 after a syllable (or letter) in ㅂ stands at `at`. */
function isFormal(text: string, at: number): boolean {
  return (
    text.charAt(at) === '니' && (tailAt(text, at - 1) === 'ㅂ' || text.charAt(at - 1) === 'ㅂ')
  );
}

function da(text: string, last: number, edits: EditList): void {
  const isStandard = text.charAt(last) === '다';
  if (formal(text, last, edits) || clipped(text, last, edits)) {
    if (!isStandard) put(edits, last, '다');
  } else if (!isStandard && takesDa(text, last)) put(edits, last, '다');
}

/** Stems in ㅂ that are spelled as they sound: 함니다, 봤슴니다, 합미다. */
const SPELLED_WITH_MIEUM = '함임됨슴씀줌봄감옴림킴짐';

/** Mends what stands before the last syllable of 합니다; false if it is no such ending. */
function formal(text: string, last: number, edits: EditList): boolean {
  const sign = text.charAt(last - 1);
  if (sign !== '니' && sign !== '미' && sign !== '늬') return false;
  const stem = text.charAt(last - 2);
  const isFormalStem = tailAt(text, last - 2) === 'ㅂ' || stem === 'ㅂ';
  if (!isFormalStem && !SPELLED_WITH_MIEUM.includes(stem || '-')) return false;
  const isPast = 'ㅆㅄ'.includes(tailAt(text, last - 3) || '-');
  if (stem === '슴' || stem === '씀' || (stem === '씁' && isPast)) put(edits, last - 2, '습');
  else if (!isFormalStem) put(edits, last - 2, withPieup(text.charCodeAt(last - 2)));
  if (sign !== '니') put(edits, last - 1, '니');
  return true;
}

/** Mends 슴다 and its like, where a whole syllable is left out; false if it is no such ending. */
function clipped(text: string, last: number, edits: EditList): boolean {
  const context = CLIPPED.get(text.charCodeAt(last - 1));
  if (context === undefined || !'다당댜닷'.includes(text.charAt(last))) return false;
  if (!fits(context, text.charCodeAt(last - 2))) return false;
  const stem = text.charAt(last - 1);
  const whole =
    stem === '슴' || stem === '씀' || stem === '습' ? '습' : withPieup(stem.charCodeAt(0));
  replace(edits, last - 1, last, `${whole}니`);
  return true;
}

const CLOSED = 'ㄱㄴㄵㄶㄷㄹㄺㄻㄼㅀㅁㅂㅄㅅㅆㅇㅈㅊㅌㅍㅎ';

/** What stands before 슴다, 함다 and so on. 우습다, 감다, 담다, 신사임당 are words. */
const CLIPPED: ReadonlyMap<number, Context> = byCode([
  ['슴씀', { tails: CLOSED }],
  ['습', { tails: 'ㄶㅄㅆㅌㅍㅎ' }],
  ['함', { except: '포' }],
  ['임', { tails: CLOSED, only: '고리기에구화마보어' }],
  ['림', { only: '드다' }],
  ['됨', {}],
  ['줌', { inside: true }],
  ['봄', { tails: CLOSED }],
]);

function jyo(text: string, last: number, edits: EditList): void {
  const before = text.charAt(last - 1);
  const tail = tailAt(text, last - 1);
  const takesJyo = 'ㅆㅄㅎㄶㅈㅌ'.includes(tail || '-') || '하시'.includes(before);
  if (text.charAt(last) === '죵' ? before !== '죠' : takesJyo) put(edits, last, '죠');
}

function ne(text: string, last: number, edits: EditList): void {
  if (!'네예넹아앙'.includes(text.charAt(last - 1))) put(edits, last, '네');
}

/** 진짜루, 정말루, 맘대루, 앞으루; 별루 and 젤루 as whole words. */
function ro(text: string, last: number, edits: EditList): void {
  const before = text.charAt(last - 1);
  const two = text.charAt(last - 2) + before;
  const isAdverb = ['진짜', '정말', '절대', '그대', '맘대', '음대', '멋대', '실제'].includes(two);
  const isWhole = !isHangul(text.charCodeAt(last - 2)) && (before === '별' || before === '젤');
  if (isAdverb || isWhole || (before === '으' && tailAt(text, last - 2) !== ''))
    put(edits, last, '로');
}

function put(edits: EditList, at: number, syllable: string): void {
  replace(edits, at, at + 1, syllable);
}

/** The tail of the syllable at `at`; empty if there is none, or no syllable. */
function tailAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  const tail = isSyllable(code) ? tailOf(code) : 0;
  return tail === 0 ? '' : TAILS.charAt(tail);
}

function withPieup(code: number): string {
  return String.fromCharCode(composeSyllable(leadOf(code), vowelOf(code), TAILS.indexOf('ㅂ')));
}
