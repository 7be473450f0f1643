import type { Answer } from '../analyse/question';
import type { BoardState } from '../analyse/question-board';
import type { Language } from '../options';

/** The words of the question board, in the report and on its own page. */
export interface BoardLabels {
  readonly title: string;
  /** Under the title of the report's section. */
  readonly note: string;
  readonly states: Readonly<Record<BoardState, string>>;
  readonly state: string;
  readonly lecture: string;
  readonly allLectures: string;
  /** How a question was answered. */
  readonly answers: Readonly<Record<Answer, string>>;
  readonly waiting: string;
  readonly count: (all: number, waiting: number) => string;
  readonly nothingWaits: string;
  readonly nothingAnswered: string;
  readonly kept: string;

  // The page of the board alone.
  readonly person: string;
  readonly anybody: string;
  readonly text: string;
  readonly show: string;
  readonly reset: string;
  readonly nothing: string;
  readonly shown: (from: number, to: number, all: number) => string;
  readonly earlier: string;
  readonly later: string;
  readonly add: string;
  readonly yourName: string;
  readonly yourReply: string;
  readonly send: string;
  readonly withdraw: string;
  readonly problems: Readonly<Record<BoardProblem, string>>;
  readonly back: string;
  readonly boardNote: string;
  readonly footer: string;

  // Who would say this?
  readonly whoTitle: string;
  readonly whoNote: string;
  readonly whoText: string;
  readonly whoAsk: string;
  readonly because: string;
  readonly noSign: string;
  readonly notEnough: (messages: number, needed: number) => string;
}

/** Why a form was not taken. */
export type BoardProblem =
  | 'name'
  | 'longName'
  | 'text'
  | 'longText'
  | 'question'
  | 'reply'
  | 'origin'
  | 'size'
  | 'full'
  | 'page'
  | 'broken';

const KO: BoardLabels = {
  title: '질문판',
  note: '모든 질문과 그 답입니다. 수업과 상태로 골라 볼 수 있고, 고른 대로 인쇄됩니다.',
  states: { all: '전체', waiting: '기다리는 질문', answered: '답이 달린 질문' },
  state: '상태',
  lecture: '수업',
  allLectures: '모든 수업',
  answers: {
    reply: '답글로 답함',
    mention: '이름을 불러 답함',
    staff: '바로 답함',
    board: '질문판에서 답함',
  },
  waiting: '답을 기다림',
  count: (all, waiting) => `질문 ${all}개${waiting > 0 ? `, 기다리는 질문 ${waiting}개` : ''}`,
  nothingWaits: '기다리는 질문이 없습니다.',
  nothingAnswered: '답이 달린 질문이 없습니다.',
  kept: '질문판 답글',
  person: '사람',
  anybody: '누구나',
  text: '찾을 말',
  show: '보기',
  reset: '모두 보기',
  nothing: '이렇게 고르면 질문이 없습니다.',
  shown: (from, to, all) => `${all}개 가운데 ${from}–${to}`,
  earlier: '앞의 질문',
  later: '다음 질문',
  add: '답글 남기기',
  yourName: '이름',
  yourReply: '답글',
  send: '남기기',
  withdraw: '거두기',
  problems: {
    name: '이름을 적어 주세요.',
    longName: '이름이 너무 깁니다. 40자까지 쓸 수 있습니다.',
    text: '답글을 적어 주세요.',
    longText: '답글이 너무 깁니다. 2,000자까지 쓸 수 있습니다.',
    question: '그런 질문이 없습니다. 질문판을 다시 열어 주세요.',
    reply: '그런 답글이 없습니다. 이미 거두었을 수 있습니다.',
    origin: '이 질문판에서 보낸 것이 아니라서 받지 않았습니다.',
    size: '보낸 글이 너무 깁니다.',
    full: '질문판이 가득 찼습니다.',
    page: '그런 페이지가 없습니다.',
    broken: '문제가 생겨 답글을 남기지 못했습니다.',
  },
  back: '질문판으로',
  boardNote: '질문을 골라 보고 답글을 남겨 보세요. 남긴 답글은 다음에 열어도 그대로 있습니다.',
  footer: '이 질문판은 이 컴퓨터에서만 열립니다.',
  whoTitle: '누가 한 말 같나요?',
  whoNote: '이 수업의 채팅에서 배운 말투로 짐작합니다.',
  whoText: '말',
  whoAsk: '맞혀 보기',
  because: '티가 난 곳',
  noSign: '뚜렷한 곳 없음',
  notEnough: (messages, needed) =>
    `글이 모자라서 알 수 없습니다. ${needed}개가 필요한데 ${messages}개뿐입니다.`,
};

const EN: BoardLabels = {
  title: 'Question board',
  note: 'Every question and its answers. Choose a lecture and a state; what you choose is what prints.',
  states: { all: 'All', waiting: 'Waiting', answered: 'Answered' },
  state: 'State',
  lecture: 'Lecture',
  allLectures: 'All lectures',
  answers: {
    reply: 'answered by a reply',
    mention: 'answered by name',
    staff: 'answered at once',
    board: 'answered on the board',
  },
  waiting: 'waiting',
  count: (all, waiting) =>
    `${all} ${all === 1 ? 'question' : 'questions'}${waiting > 0 ? `, ${waiting} waiting` : ''}`,
  nothingWaits: 'No question is waiting.',
  nothingAnswered: 'No question is answered.',
  kept: 'reply on the board',
  person: 'Person',
  anybody: 'Anybody',
  text: 'Text',
  show: 'Show',
  reset: 'Show all',
  nothing: 'No question fits.',
  shown: (from, to, all) => `${from}–${to} of ${all}`,
  earlier: 'Earlier questions',
  later: 'Later questions',
  add: 'Add a reply',
  yourName: 'Name',
  yourReply: 'Reply',
  send: 'Keep',
  withdraw: 'Withdraw',
  problems: {
    name: 'Please give a name.',
    longName: 'The name is too long: 40 characters at most.',
    text: 'Please write a reply.',
    longText: 'The reply is too long: 2,000 characters at most.',
    question: 'There is no such question. Please open the board again.',
    reply: 'There is no such reply. It may have been withdrawn.',
    origin: 'This was not sent from this board and was not taken.',
    size: 'What was sent is too long.',
    full: 'The board is full.',
    page: 'There is no such page.',
    broken: 'Something went wrong; the reply was not kept.',
  },
  back: 'Back to the board',
  boardNote: 'Choose questions and add replies. A reply is kept and is here when you come again.',
  footer: 'This board can be opened on this computer alone.',
  whoTitle: 'Who would say this?',
  whoNote: 'A guess from how people write in the chats of this class.',
  whoText: 'Text',
  whoAsk: 'Guess',
  because: 'given away by',
  noSign: 'nothing in particular',
  notEnough: (messages, needed) =>
    `Too little to tell: ${messages} messages, and ${needed} are needed.`,
};

/** The labels of each language. */
export const BOARD_LABELS: Readonly<Record<Language, BoardLabels>> = { ko: KO, en: EN };
