import type { Piece } from './passages.js';
import { pick } from './random.js';

/** What a writer does about the ends of sentences. */
export type Style = 'kept' | 'dropped' | 'mixed';

const LAUGHS = ['ㅋㅋ', 'ㅋㅋㅋ', 'ㅋㅋㅋㅋ', 'ㅎㅎ', 'ㅎㅎㅎ', 'ㅠㅠ', 'ㅠ', 'ㅜㅜ', 'ㅋ', 'ㅎ'];
const SIGNS = ['~', '~~', '!!', '!', '..', '...', '…', '??', '^^', '♥', '😂', '👍', ';;'];

/** The sentence as a writer of that style ends it. */
export function restyle(piece: Piece, style: Style, random: () => number): Piece {
  if (style === 'kept') return piece;
  let { text } = piece;
  const marks = /[.?!~…]+$/.exec(text)?.[0] ?? '';
  const body = text.slice(0, text.length - marks.length).trimEnd();
  if (body === '') return piece;
  const dice = random();
  if (style === 'dropped') text = marks.includes('?') && dice < 0.4 ? body + marks : body;
  else if (dice < 0.35) text = body;
  else if (dice < 0.55) text = body + (random() < 0.3 ? ' ' : '') + pick(random, LAUGHS);
  else if (dice < 0.65) text = body + (random() < 0.2 ? ' ' : '') + pick(random, SIGNS);
  else if (dice < 0.7) text += pick(random, LAUGHS);
  if (style === 'dropped' && piece.unsure.length === 0 && random() < 0.7) {
    text = text.replace(/, /g, ' ');
  }
  if (random() < 0.05) text = slangEnding(text, random);
  return { text, unsure: piece.unsure };
}

const SLANG: Readonly<Record<string, string>> = {
  ...{ 요: '욥용욤염여', 다: '당', 네: '넹', 지: '징', 어: '엉', 야: '얌', 게: '겡', 해: '행' },
  ...{ 자: '쟈', 까: '깡', 데: '뎅', 죠: '죵' },
};

function slangEnding(text: string, random: () => number): string {
  const choices = SLANG[text.charAt(text.length - 1)];
  return choices === undefined
    ? text
    : text.slice(0, -1) + choices.charAt(Math.floor(random() * choices.length));
}

const QUOTERS = [
  ...['라고 말했다.', '라고 했어요.', '라는 말을 들었다.', '라며 웃었다.', '라고 하셨습니다.'],
  ...[' 하고 물었다.', ' 하고 외쳤다.', '라고 적혀 있다.', '라고 생각했다.', '라는 글을 봤어요.'],
  ...['라면서 나갔다.', ' 라고 대답했다.', '는 말이 맞았다.', '고 말했다.'],
];
const QUOTES = ['""', '“”', "''", '‘’', '「」'];

/** The sentences as somebody's words: one sentence. */
export function quote(sentences: readonly string[], random: () => number): Piece {
  const quotes = pick(random, QUOTES);
  const said = quotes.charAt(0) + sentences.join(' ') + quotes.charAt(1);
  return { text: said + pick(random, QUOTERS), unsure: [] };
}

const INSIDE = ['...', '..', '…', '....', '~', ',', 'ㅋㅋ', 'ㅠㅠ', ' ...'];

/** Dots, laughs and the like in the middle of a sentence, after its first words more often. */
export function hesitate(piece: Piece, random: () => number): Piece {
  const gaps = [...piece.text.matchAll(/[가-힣](?= [가-힣])/g)].map((match) => match.index + 1);
  if (gaps.length === 0 || piece.unsure.length > 0) return piece;
  const at = random() < 0.4 ? (gaps[0] as number) : pick(random, gaps);
  return {
    text: piece.text.slice(0, at) + pick(random, INSIDE) + piece.text.slice(at),
    unsure: [],
  };
}

/** What the sentence is about comes after it: 이 영화 진짜 좋다 as 진짜 좋다 이 영화. */
export function invert(piece: Piece, random: () => number): Piece {
  const match =
    /^((?:[이그저내네] |우리 )?[가-힣]{1,4}?)([은는이가도을를]|) ([가-힣 ]{3,24}[다요네어아지해냐자])[.!~ㅋㅎㅠ]*$/.exec(
      piece.text,
    );
  if (match === null || piece.unsure.length > 0) return piece;
  const [, topic, particle, rest] = match as unknown as [string, string, string, string];
  return { text: `${rest} ${topic}${random() < 0.5 ? particle : ''}`, unsure: [] };
}

const THINGS = [
  ...'저 나 커피 물 김치 학교 도서관 집 내일 오늘 어제 아침 주말 학생 선생님 친구 동생 회사원'.split(
    ' ',
  ),
  ...'비빔밥 삼 층 세 시 두 개 한 명 아직 벌써 진짜 정말 왜 누가 어디 언제 뭐 이거 그거 저희 우리'.split(
    ' ',
  ),
  ...'과제 시험 지하철 버스 영화 책 음악 축구 서울 부산 여기 거기 아이스크림 빨간색 검은색'.split(
    ' ',
  ),
];

/** A noun, particle or adverb with 요, which is a whole answer. */
export function answer(random: () => number): Piece {
  const thing = pick(random, THINGS);
  const closed = (thing.charCodeAt(thing.length - 1) - 0xac00) % 28 > 0;
  const particle = pick(random, [
    '',
    '',
    '',
    '',
    closed ? '은' : '는',
    '도',
    '에서',
    '까지',
    '부터',
    '만',
  ]);
  const polite = particle === '' && closed && random() < 0.7 ? '이요' : '요';
  return { text: thing + particle + polite + pick(random, ['', '', '?', '.', '!']), unsure: [] };
}
