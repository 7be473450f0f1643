import type { Person, Post } from './model';
import { givenName } from './names';
import { unfold } from './unfold';
import type { ThreadLine } from './unfold';

/** How a question found its answer: in the chat, or later on the question board. */
export type Answer = 'reply' | 'mention' | 'staff' | 'board';

export interface Question {
  readonly post: Post;
  /** `null` while it waits for one. */
  readonly answer: Answer | null;
  /** The post that answers; `null` for an answer of the board as well. */
  readonly by: Post | null;
  /**
   * What to read below the question: the thread that hangs on it, words of the asker included, and
   * the message that answers where it stands elsewhere. Depths count from 1, right below it.
   */
  readonly answers: readonly ThreadLine[];
}

/** Says whether a message asks something: the rules of `asks`, or a trained model. */
export type QuestionDetector = (text: string) => boolean;

/** An `@name` or `name님` counts as an answer for this long. */
const MENTION_SECONDS = 15 * 60;
/** ... but no further than this many messages, so that a flood stays cheap. */
const MENTION_POSTS = 300;
/** ... and a name is called at the beginning of a message, not in the middle of a novel. */
const MENTION_LENGTH = 2000;
/** The next word of the instructor or an assistant counts as an answer for this long. */
const STAFF_SECONDS = 2 * 60;
/** Of a thread so many messages are kept below a question: questions may stand in each other's threads. */
const LONGEST_THREAD = 100;

/**
 * The questions of the students, in order, with the posts that answer them. What the instructor
 * and the staff ask is for the whole class and is answered aloud or with reactions; a reply to
 * somebody else's question is part of an answer, even if it asks back. Neither is listed.
 *
 * A question is answered by the first of
 *
 * 1. a reply of somebody else;
 * 2. a message of somebody else within 15 minutes that names the asker: `@하늘`, `하늘님`;
 * 3. the next message, if the instructor or the staff send it within 2 minutes and ask nothing.
 *
 * @param posts All posts, in the order of time.
 * @param detect Which messages ask: the rules of `asks`, or a model.
 * @returns A question for each post that asks.
 */
export function findQuestions(posts: readonly Post[], detect: QuestionDetector): Question[] {
  const asking = new Map(posts.map((post) => [post, detect(post.message.text)]));
  const isAsking = (post: Post): boolean => asking.get(post) ?? false;
  const questions: Question[] = [];
  for (const [index, post] of posts.entries()) {
    if (post.person.role !== 'student' || !isAsking(post)) continue;
    const { parent } = post;
    if (parent !== null && parent.person !== post.person && isAsking(parent)) continue;
    const answer = answerOf(post, index, posts, isAsking);
    questions.push({ post, ...answer, answers: answersTo(post, answer.by) });
  }
  return questions;
}

function answerOf(
  question: Post,
  index: number,
  posts: readonly Post[],
  isAsking: (post: Post) => boolean,
): { answer: Answer | null; by: Post | null } {
  const reply = question.replies.find((post) => post.person !== question.person);
  if (reply !== undefined) return { answer: 'reply', by: reply };

  const calls = namesToCall(question.person);
  let next = true;
  for (const post of posts.slice(index + 1, index + 1 + MENTION_POSTS)) {
    const wait = post.second - question.second;
    if (post.lecture !== question.lecture || wait > MENTION_SECONDS) break;
    if (post.person === question.person) continue;
    const text = post.message.text.slice(0, MENTION_LENGTH);
    if (calls.some((call) => text.includes(call))) return { answer: 'mention', by: post };
    const freeStanding = post.parent === null && post.person.role !== 'student';
    if (next && freeStanding && wait <= STAFF_SECONDS && !isAsking(post)) {
      return { answer: 'staff', by: post };
    }
    next = false;
  }
  return { answer: null, by: null };
}

/** The thread below a question. A message that answers from elsewhere comes first, as it answered first. */
function answersTo(question: Post, by: Post | null): ThreadLine[] {
  const thread = unfold(question, LONGEST_THREAD).slice(1);
  const elsewhere = by !== null && !thread.some(({ post }) => post === by);
  return elsewhere ? [...unfold(by, LONGEST_THREAD).map(below), ...thread] : thread;
}

function below({ post, depth }: ThreadLine): ThreadLine {
  return { post, depth: depth + 1 };
}

/** How the class calls somebody in a message: `@김하늘`, `김하늘님`, `하늘님`, `하늘 님`. */
function namesToCall(person: Person): string[] {
  const calls: string[] = [];
  for (const name of new Set([person.name, givenName(person.name), ...person.names])) {
    if (name.length < 2) continue;
    calls.push(`@${name}`, `${name}님`, `${name} 님`);
  }
  return calls;
}
