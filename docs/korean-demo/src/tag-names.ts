import type { Tag } from '@nunchi/korean';

/** Kinds of tags; each has a colour. */
export const KINDS = {
  noun: { ko: '체언', en: 'nouns' },
  verb: { ko: '용언', en: 'verbs and adjectives' },
  modifier: { ko: '수식언, 감탄사', en: 'modifiers, interjections' },
  particle: { ko: '조사', en: 'particles' },
  ending: { ko: '어미', en: 'endings' },
  affix: { ko: '접사, 어근', en: 'affixes, roots' },
  other: { ko: '기호, 숫자, 링크', en: 'marks, numbers, links' },
} as const;

/** The name of a kind of tags. */
export type Kind = keyof typeof KINDS;

/** What a tag is called in plain words. */
export interface TagName {
  readonly kind: Kind;
  readonly ko: string;
  readonly en: string;
}

const name = (kind: Kind, ko: string, en: string): TagName => ({ kind, ko, en });

/** All tags with their names. */
export const TAG_NAMES: Readonly<Record<Tag, TagName>> = {
  NNG: name('noun', '일반 명사', 'common noun'),
  NNP: name('noun', '고유 명사', 'proper noun'),
  NNB: name('noun', '의존 명사 (것, 수, 개)', 'dependent noun or counter (것, 수, 개)'),
  NR: name('noun', '수사 (하나, 둘째)', 'number word (하나, 둘째)'),
  NP: name('noun', '대명사 (나, 이것, 언제)', 'pronoun (나, 이것, 언제)'),
  VV: name('verb', '동사', 'verb'),
  VA: name('verb', '형용사', 'adjective'),
  VX: name(
    'verb',
    '보조 용언 (어 보다, 고 있다)',
    'auxiliary verb or adjective (어 보다, 고 있다)',
  ),
  VCP: name('verb', '긍정 지정사 (이다)', 'the copula 이다, “to be”'),
  VCN: name('verb', '부정 지정사 (아니다)', 'the negative copula 아니다, “not to be”'),
  MM: name('modifier', '관형사 (이, 새, 모든)', 'determiner (이, 새, 모든)'),
  MAG: name('modifier', '일반 부사', 'adverb'),
  MAJ: name(
    'modifier',
    '접속 부사 (그리고, 그래서)',
    'adverb that joins sentences (그리고, 그래서)',
  ),
  IC: name('modifier', '감탄사 (네, 아이고)', 'interjection (네, 아이고)'),
  JKS: name('particle', '주격 조사 (이, 가)', 'subject particle (이, 가)'),
  JKC: name('particle', '보격 조사 (되다 앞의 이, 가)', 'complement particle (이, 가 before 되다)'),
  JKG: name('particle', '관형격 조사 (의)', 'possessive particle (의)'),
  JKO: name('particle', '목적격 조사 (을, 를)', 'object particle (을, 를)'),
  JKB: name('particle', '부사격 조사 (에, 에서, 로)', 'adverbial particle (에, 에서, 로)'),
  JKV: name('particle', '호격 조사 (아, 야)', 'particle of calling (아, 야)'),
  JKQ: name('particle', '인용격 조사 (라고, 고)', 'particle of quoting (라고, 고)'),
  JX: name(
    'particle',
    '보조사 (은, 도, 까지)',
    'auxiliary particle: topic, too, only … (은, 도, 만)',
  ),
  JC: name('particle', '접속 조사 (와, 하고)', 'joining particle, “and” (와, 하고)'),
  EP: name(
    'ending',
    '선어말 어미 (시, 었, 겠)',
    'ending before the last: honour, tense (시, 었, 겠)',
  ),
  EF: name('ending', '종결 어미 (어요, 다, 니)', 'ending that closes a sentence (어요, 다, 니)'),
  EC: name(
    'ending',
    '연결 어미 (고, 어서, 지만)',
    'ending that goes on: and, so, but (고, 어서, 지만)',
  ),
  ETN: name('ending', '명사형 어미 (기, 음)', 'ending that makes a noun (기, 음)'),
  ETM: name('ending', '관형형 어미 (는, ㄴ, ㄹ)', 'ending before a noun, “that …” (는, ㄴ, ㄹ)'),
  XPN: name('affix', '체언 접두사 (첫, 맨)', 'noun prefix (첫, 맨)'),
  XSN: name('affix', '명사 파생 접미사 (님, 들, 쯤)', 'noun suffix (님, 들, 쯤)'),
  XSV: name('affix', '동사 파생 접미사 (하다, 되다)', 'suffix that makes a verb (하다, 되다)'),
  XSA: name(
    'affix',
    '형용사 파생 접미사 (하다, 스럽다)',
    'suffix that makes an adjective (하다, 스럽다)',
  ),
  XSM: name('affix', '부사 파생 접미사 (히)', 'suffix that makes an adverb (히)'),
  XR: name('affix', '어근 (깨끗)', 'root of a word (깨끗)'),
  SF: name('other', '마침표, 물음표, 느낌표', 'full stop, question or exclamation mark'),
  SP: name('other', '쉼표, 가운뎃점, 쌍점, 빗금', 'comma, middle dot, colon, slash'),
  SS: name('other', '따옴표, 괄호', 'quotation mark, bracket'),
  SE: name('other', '줄임표', 'ellipsis'),
  SO: name('other', '붙임표, 물결표', 'hyphen, tilde'),
  SW: name('other', '그 밖의 기호 (ㅋㅋ, ㅠㅠ 포함)', 'other sign (so are ㅋㅋ, ㅠㅠ)'),
  SL: name('other', '로마자', 'Latin letters'),
  SH: name('other', '한자', 'Chinese characters'),
  SN: name('other', '숫자', 'number in digits'),
  W_URL: name('other', '웹 주소', 'web address'),
  W_EMAIL: name('other', '이메일 주소', 'e-mail address'),
  W_MENTION: name('other', '멘션', 'mention'),
  W_HASHTAG: name('other', '해시태그', 'hashtag'),
  W_EMOJI: name('other', '이모지', 'emoji'),
};
