import type { Morpheme, Sentence } from '@nunchi/korean';
import type { Talk } from './talk';

// The rules are patterns over the morphemes of a sentence, written `누구/NP 것/NNB 이/VCP 에요/EF`.
// None of them has more than one part without bounds, so that a flood is read in linear time.

/** Endings that only questions have: 되나요, 될까, 큰가요, 맞습니까, 맞는지요, a closing 맞는지. Not 아닙니까. */
const ASKING =
  / (?:나요|[ㄹ을]까요?|[ㄴ은는던]가요|(?<!아니\/VCN )[ㅂ습]니까|[ㄴ은는ㄹ을]지요?)\/EF$/;
/** 하실래요, where 할래요 tells of oneself; 봐 주실 수 있으세요. */
const INVITING = / 으?시\/EP (?:[ㄹ을]래요?|ㄹ\/ETM 수\/NNB 있\/V[VA] 으시\/EP 어요)\/EF$/;

/** Endings of questions and of statements alike; a question word decides. */
const EITHER = / (?:(?:[아어여에예]?요|지요|죠)\/EF|이?요\/JX)$/;
/** Not 언제나, 누구든지, 뭐라도, 뭔가. */
const QUESTION_WORD =
  /(?:^| )(?:뭐|무엇|뭣|누구|누|언제|어디|얼마|왜|어떻|어느|무슨|몇)\/[A-Z]+\b(?! (?:이\/VCP )?(?:이?나|도|이?든지?|이?라도|인가|ㄴ가)\/[JE])/;
/** A question word before these belongs to another clause: 뭐가 안 돼서 껐어요. */
const CLAUSE_END =
  / (?:[아어여][서도]|라도|으?니까|으?나|거나|든지|지만|[ㄴ은는]데|[ㄴ은는ㄹ을]지)\/EC /;
/** 다시 보여주세요, 하지 마세요, 해보세요. */
const REQUEST = / (?:주|말|보)\/VX (?:시\/EP )?[아어]요\/EF$/;

/** 맞는지, and then 모르겠어요 or 못 찾겠어요. */
const WHETHER = / [ㄴ은는ㄹ을]지\/EC /;
const AT_A_LOSS = /(?:모르\/V[VA]|못\/MAG 찾\/VV) 겠\/EP [^ ]+\/EF$/;
/** 언제인지 궁금해요, 공지에 없어서 여쭤봅니다. */
const INQUIRING =
  /(?:^| )(?:궁금하\/V[VA]|궁금\/(?:XR|NNG) 하\/XSA|문의\/NNG 드리\/VV|여쭈\/VV(?: 어\/EC 보\/VX)?) (?:[ㅂ습]니다|[아어여]요|네요|ㅁ|음)\/EF$/;

/** 질문 있습니다, 질문 하나 드릴게요, 질문이요. */
const ANNOUNCING =
  /(?:^| )질문\/NNG (?:이?요\/JX|(?:이\/JKS |하나\/NR )?(?:있\/V[VA]|드리\/VV) [^ ]+\/EF)$/;
/** 아시는 분; 혹시 되신 분. */
const SOMEBODY = /\/ETM (?:분\/NNB|사람\/NNG)$/;
const WHO_KNOWS = / 알\/VV (?:시\/EP )?는\/ETM (?:분\/NNB|사람\/NNG)$/;
/** 실화냐??, 천재신가요? */
const AWE = /(?:^| )(?:실화|천재|천사)\/NNG (?:이\/VCP )?(?:시\/EP )?[^ ]+\/EF$/;

/**
 * Whether a talk asks something. A sentence of it does
 *
 * 1. with a `?`, if it has a question word, an ending or four letters: `왜요?`, but not `네?`, `403?`;
 * 2. with an ending that only questions have (`되나요`, `될까요`, `맞습니까`): not `끝나요`, from 끝나다;
 * 3. with a question word before an ending that may be either: `몇 점이에요`, `어디 있었죠`;
 * 4. indirectly: `맞는지 모르겠어요`, `언제인지 궁금합니다`, `공지에 없어서 여쭤봅니다`;
 * 5. when it calls for somebody: `아시는 분`, `혹시 되신 분`.
 *
 * `질문 있습니다` announces a question and counts as one, unless a request follows (`다시 보여주세요`).
 * Awe is no question (`실화냐??`). Irony is not heard, nor a question without a sign (`왜 안보이지`).
 *
 * @param talk What was said.
 * @returns Whether an answer is expected.
 * @example
 * asks(read('PUT이랑 PATCH는 뭐가 달라요ㅠㅠ')); // true
 * asks(read('10시에 다시 만나요!')); // false
 */
export function asks(talk: Talk): boolean {
  if (talk.some(isQuestion)) return true;
  const last = talk.at(-1);
  return talk.some(announces) && last !== undefined && !REQUEST.test(upToEnding(last));
}

function isQuestion(sentence: Sentence): boolean {
  const said = upToEnding(sentence);
  if (AWE.test(said)) return false;
  if (sentence.morphemes.some(({ form, tag }) => tag === 'SF' && /[?？]/.test(form))) {
    return said.endsWith('/EF') || countLetters(sentence.text) >= 4 || hasQuestionWord(sentence);
  }
  return (
    ASKING.test(said) ||
    INVITING.test(said) ||
    (EITHER.test(said) && asksAtEnd(said) && !sentence.morphemes.some(isQuote)) ||
    (AT_A_LOSS.test(said) && WHETHER.test(said)) ||
    INQUIRING.test(said) ||
    (said === '' && callsForSomebody(sentence))
  );
}

/** Whether a question word belongs to the ending. */
function asksAtEnd(said: string): boolean {
  return !REQUEST.test(said) && QUESTION_WORD.test(said.split(CLAUSE_END).at(-1) ?? '');
}

/** What somebody quotes is not asked here: "누구세요"라는 뜻이에요. */
function isQuote({ form, tag }: Morpheme): boolean {
  return tag === 'SS' && /["'“”‘’]/.test(form);
}

function hasQuestionWord(sentence: Sentence): boolean {
  return QUESTION_WORD.test(inLine(sentence.morphemes));
}

function callsForSomebody(sentence: Sentence): boolean {
  const line = inLine(sentence.morphemes);
  return SOMEBODY.test(line) && (line.includes('혹시/MAG') || WHO_KNOWS.test(` ${line}`));
}

function announces(sentence: Sentence): boolean {
  return ANNOUNCING.test(upToEnding(sentence));
}

/** Up to the last ending, or a 요 after a noun: behind it stand names. Empty where neither is. */
function upToEnding({ morphemes }: Sentence): string {
  const last = morphemes.findLastIndex(
    ({ form, tag }) => tag === 'EF' || (tag === 'JX' && /^이?요$/.test(form)),
  );
  return inLine(morphemes.slice(0, last + 1));
}

/** Morphemes as the patterns read them, without signs and emoji. */
function inLine(morphemes: Sentence['morphemes']): string {
  return morphemes
    .filter(({ tag }) => !/^S[FPSEOW]$|^W_/.test(tag))
    .map(({ form, tag }) => `${form}/${tag}`)
    .join(' ');
}

function countLetters(text: string): number {
  return text.normalize('NFC').match(/[가-힣a-z]/gi)?.length ?? 0;
}
