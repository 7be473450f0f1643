import type { Pair } from '../harmonize.js';
import { shortenRuns } from './words.js';

/**
 * Folds what corpora and analyzers settle by convention and no reader would call an error, so that
 * an answer is not marked down for having learnt another school's habit. The gold and every
 * analyzer's answer go through the same folding; `comparable` of score.ts comes after it.
 *
 * What is folded, and why:
 *
 * - 있, 없, 하, 되, 싶 as VV, VA, VX, XSV or XSA: one verb whose tag depends on its neighbour and on
 *   the school (있 is VV for some, VA for others). Of other verbs VX and XSV are VV.
 * - NNG and NNP: nobody agrees on where names begin (줌, 파이썬, 네이버).
 * - Counters after a number, NNB or NNG: 시 is the one, 시간 the other, only by the list in use.
 * - Compound nouns with their prefixes, suffixes and roots, joined inside of a word: whether 강의자료
 *   or 강사님 is one entry depends on the dictionary.
 * - Adjectives and verbs in 하, split: 궁금하 and 궁금 + 하 are the same word.
 * - Times and degrees that are adverb or noun by what follows: 오늘, 지금, 처음, 진짜, 조금.
 * - EC and EF: 는데, 고 and the like close sentences in chat, and whether they then count as final
 *   is a matter of taste; -음 as ETN or EF likewise.
 * - An ending and 요, joined; 세요 split into 시 + 어요; 에요 and 예요, 시 and 으시 as one; 이요 and 라고
 *   as particle or as 이 + ending; 어떻게 as an adverb or as 어떻 + 게.
 * - JKB, JC and JX of 와, 과, 랑, 하고, 나, 이나; JKS and JKC of 이, 가.
 * - 거, 꺼, 것 as one, so 이거 and 이것, 뭐 and 무엇; before particles 내 and 나, 제 and 저, 누 and 누구;
 *   몇 as MM or NR.
 * - Marks and letters that are no syllables (ㅋㅋ, ㄱㅅ, ^^, ?!): a run inside of a word is one mark,
 *   whatever it is cut into and called.
 *
 * Not folded: what would need a dictionary (compound verbs: 물어보 or 묻 + 어 + 보).
 */
export function foldConventions(words: readonly (readonly Pair[])[]): Pair[] {
  let before = '';
  return words.flatMap((word) => {
    const parts = joinAll(word.flatMap(split).map(retag), before);
    before = parts.at(-1)?.[1] ?? '';
    return parts.map(shortenRuns);
  });
}

const SPLIT: Readonly<Record<string, readonly Pair[]>> = {
  '이요/JX': [pair('이', 'VCP'), pair('요', 'EF')],
  '이라고/JKQ': [pair('이', 'VCP'), pair('라고', 'EF')],
  '라고/JKQ': [pair('라고', 'EF')],
  '못하/VV': [pair('못', 'MAG'), pair('하', 'VV')],
  '못하/VX': [pair('못', 'MAG'), pair('하', 'VV')],
  '못하/VA': [pair('못', 'MAG'), pair('하', 'VV')],
  '잘하/VV': [pair('잘', 'MAG'), pair('하', 'VV')],
  '안되/VV': [pair('안', 'MAG'), pair('되', 'VV')],
  '안되/VA': [pair('안', 'MAG'), pair('되', 'VV')],
  '다들/MAG': [pair('다', 'MAG'), pair('들', 'XSN')],
  '다들/NNG': [pair('다', 'MAG'), pair('들', 'XSN')],
};

function pair(form: string, tag: string): Pair {
  return [form, tag];
}

/** One morpheme in the parts that it has in the finest convention. */
function split(whole: Pair): readonly Pair[] {
  const [form, tag] = whole;
  const known = SPLIT[`${form}/${tag}`];
  if (known !== undefined) return known;
  if (/^E[FC]$/.test(tag) && /^으?[세셔]요$/.test(form))
    return [pair('시', 'EP'), pair('어요', tag)];
  if (tag === 'MAG' && /^(어떻|[이그저요]렇)게$/.test(form)) {
    return [pair(form.slice(0, -1), 'VA'), pair('게', 'EC')];
  }
  // Two syllables before it: 통하, 위하 and 편하 are split by nobody.
  if (/^V[VA]$/.test(tag) && /..하$/.test(form)) {
    return [pair(form.slice(0, -1), 'NNG'), pair('하', 'VV')];
  }
  return [whole];
}

const VERB = /^(V[VAX]|XS[VA])$/;
const VERB_OR_ADJECTIVE = /^([있없하되싶]|계시)$/;
const ADVERB_OR_NOUN = new Set(
  '오늘 내일 어제 모레 그제 매일 지금 처음 요즘 이제 방금 아까 먼저 나중 언제 진짜 정말 조금 잠깐'.split(
    ' ',
  ),
);
const SAME_FORM: Readonly<Record<string, string>> = {
  ...{ 이거: '이것', 그거: '그것', 저거: '저것', 요거: '요것', 뭐: '무엇' },
  ...{ 내: '나', 제: '저', 누: '누구' },
};

/** The tag and form that stand for all that a convention may choose from. */
function retag([form, tag]: Pair): Pair {
  if (VERB.test(tag)) {
    if (VERB_OR_ADJECTIVE.test(form)) return [form, 'VV'];
    return [form, tag === 'VX' || tag === 'XSV' ? 'VV' : tag === 'XSA' ? 'VA' : tag];
  }
  if (/^(MAG|NNG|NP)$/.test(tag) && ADVERB_OR_NOUN.has(form)) return [form, 'MAG'];
  if (tag === 'NNP' || tag === 'XR') return [form, 'NNG'];
  if (tag === 'NNB' && /^[거꺼건걸게]$/.test(form)) return ['것', tag];
  if (tag === 'NR' && form === '몇') return [form, 'MM'];
  if (tag === 'NP') return [SAME_FORM[form] ?? form, tag];
  if (/^(ETN|E[FC])$/.test(tag) && /^[음ㅁ]$/.test(form)) return ['ㅁ', 'ETN'];
  if (/^E[FC]$/.test(tag)) return [form === '예요' ? '에요' : form, 'EF'];
  if (tag === 'EP' && form === '으시') return ['시', tag];
  if (/^(JKB|JC|JX)$/.test(tag) && /^(와|과|이?랑|하고|이?나)$/.test(form)) return [form, 'JC'];
  if (tag === 'JKC') return [form, 'JKS'];
  if (tag.startsWith('W_')) return [form, 'SW'];
  if (/^[ㄱ-ㅎㅏ-ㅣ]+$/.test(form) && !/^[EJ]/.test(tag)) return [form, 'SW'];
  return [form, tag];
}

const MARK = /^S[FPSEOW]$/;
const NUMBER = /^(SN|NR|MM)$/;

/**
 * Joins what conventions cut: nouns, marks, an ending and 요, a root and its adverbial suffix. `last`
 * is the tag that ended the word before: a number stands before its counter, blank or not.
 */
function joinAll(word: readonly Pair[], last: string): Pair[] {
  const joined: Pair[] = [];
  word.forEach(([form, given], index) => {
    const tag = given === 'NNB' && NUMBER.test(word[index - 1]?.[1] ?? last) ? 'NNG' : given;
    const before = joined.at(-1);
    const whole = before && joinedTag(before[1], form, tag);
    if (before === undefined || whole === undefined) joined.push([form, tag]);
    else joined[joined.length - 1] = [before[0] + form, whole];
  });
  // A prefix alone in its word belongs to the noun of the next.
  return joined.map(([form, tag]) => [form, tag === 'XPN' ? 'NNG' : tag]);
}

/** The tag of two neighbours as one, if any convention joins them. */
function joinedTag(before: string, form: string, tag: string): string | undefined {
  if (/^(NNG|XPN)$/.test(before) && /^(NNG|XSN)$/.test(tag)) return 'NNG';
  if (before === 'NNG' && tag === 'XSM') return 'MAG';
  if (before === 'EF' && form === '요' && /^(JX|EF)$/.test(tag)) return 'EF';
  if (MARK.test(before) && MARK.test(tag)) return 'SW';
  return undefined;
}
