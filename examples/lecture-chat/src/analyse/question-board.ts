import type { Lecture, Person, Post } from './model';
import type { Question } from './question';

/** A reply that a reader of the board left under a question. */
export interface KeptReply {
  readonly id: string;
  /** As the reader typed it. */
  readonly name: string;
  readonly text: string;
  /** When it was kept. */
  readonly at: Date;
}

/** The kept replies of each question, by the `id` of its post, in the order of time. */
export type KeptReplies = ReadonlyMap<string, readonly KeptReply[]>;

/** A question as the board shows it. */
export interface BoardQuestion extends Question {
  readonly kept: readonly KeptReply[];
}

export interface BoardCount {
  readonly all: number;
  readonly waiting: number;
  readonly answered: number;
}

/** The questions of one lecture. */
export interface BoardGroup {
  readonly lecture: Lecture;
  /** Index of the lecture in the course. */
  readonly index: number;
  readonly questions: readonly BoardQuestion[];
  readonly count: BoardCount;
}

/** Every question by lecture. */
export interface Board {
  readonly groups: readonly BoardGroup[];
  readonly count: BoardCount;
}

export type BoardState = 'all' | 'waiting' | 'answered';

/** What a reader wants to see; what is not given lets everything through. */
export interface BoardFilter {
  readonly state?: BoardState | undefined;
  /** Index of a lecture. */
  readonly lecture?: number | undefined;
  /** `id` of somebody who asked or answered. */
  readonly person?: number | undefined;
  /** Words that all stand in the question or below it; case and the form of Hangul are no matter. */
  readonly text?: string | undefined;
}

/**
 * Joins the questions with the replies that were kept. A kept reply answers a question that nobody
 * answered in the chat.
 *
 * @param questions What `findQuestions` found.
 * @param kept The kept replies.
 * @returns The questions in the same order.
 */
export function withKept(questions: readonly Question[], kept: KeptReplies): BoardQuestion[] {
  return questions.map((question) => {
    const replies = kept.get(question.post.id) ?? [];
    const answer = question.answer ?? (replies.length > 0 ? 'board' : null);
    return { ...question, answer, kept: replies };
  });
}

/**
 * Puts questions on the board, lecture by lecture.
 *
 * @param questions In the order of time.
 * @param lectures All lectures of the course; those without a question get no group.
 * @returns The board and its counts.
 */
export function boardOf(questions: readonly BoardQuestion[], lectures: readonly Lecture[]): Board {
  const groups = lectures
    .map((lecture, index) => {
      const asked = questions.filter(({ post }) => post.lecture === lecture);
      return { lecture, index, questions: asked, count: countOf(asked) };
    })
    .filter((group) => group.questions.length > 0);
  return { groups, count: countOf(questions) };
}

/**
 * The part of the board that a reader asks for.
 *
 * @param board The whole board.
 * @param filter What to show.
 * @param pinned `id` of a post whose question is shown in any case, as a reader has just replied.
 * @returns A board of the questions that fit, counted anew.
 */
export function filterBoard(board: Board, filter: BoardFilter, pinned?: string): Board {
  const words = (filter.text ?? '').split(/\s+/).map(folded).filter(Boolean);
  const fits = (question: BoardQuestion, index: number): boolean =>
    (filter.lecture === undefined || filter.lecture === index) &&
    isIn(question, filter.state ?? 'all') &&
    (filter.person === undefined || partakersOf(question).some(({ id }) => id === filter.person)) &&
    holds(question, words);
  const groups = board.groups.flatMap((group) => {
    const questions = group.questions.filter(
      (question) => question.post.id === pinned || fits(question, group.index),
    );
    return questions.length === 0 ? [] : [{ ...group, questions, count: countOf(questions) }];
  });
  return { groups, count: countOf(groups.flatMap(({ questions }) => questions)) };
}

/** Everyone who asks or answers on the board, by name. */
export function peopleOnBoard(board: Board): Person[] {
  const people = board.groups.flatMap(({ questions }) => questions.flatMap(partakersOf));
  return [...new Set(people)].sort((a, b) => a.name.localeCompare(b.name, 'ko'));
}

function partakersOf({ post, answers }: BoardQuestion): Person[] {
  return [post.person, ...answers.map((line) => line.post.person)];
}

function isIn({ answer }: Question, state: BoardState): boolean {
  return state === 'all' || (answer === null) === (state === 'waiting');
}

function holds({ post, answers, kept }: BoardQuestion, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const said = [post, ...answers.map((line) => line.post)].map(textOf);
  const all = folded([...said, ...kept.map(({ text }) => text)].join('\n'));
  return words.every((word) => all.includes(word));
}

function textOf(post: Post): string {
  return post.message.text;
}

/** Files of macOS hold Hangul in pieces. */
function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function countOf(questions: readonly Question[]): BoardCount {
  const waiting = questions.filter(({ answer }) => answer === null).length;
  return { all: questions.length, waiting, answered: questions.length - waiting };
}
