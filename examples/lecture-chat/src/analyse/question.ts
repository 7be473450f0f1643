import type { Person, Post } from './model';
import { prose } from './prose';

/** How a question found its answer; `null` when it did not. */
export type Answer = 'reply' | 'mention' | 'staff';

export interface Question {
  readonly post: Post;
  readonly answer: Answer | null;
  /** The post that answers. */
  readonly by: Post | null;
}

/** Says whether a text asks something. A trained model can take the place of the rules. */
export type QuestionDetector = (text: string) => boolean;

/** An `@name` or `name님` counts as an answer for this long. */
const MENTION_SECONDS = 15 * 60;
/** ... but no further than this many messages, so that a flood stays cheap. */
const MENTION_POSTS = 300;
/** ... and a name is called at the beginning of a message, not in the middle of a novel. */
const MENTION_LENGTH = 2000;
/** The next word of the instructor or an assistant counts as an answer for this long. */
const STAFF_SECONDS = 2 * 60;

/** How a Korean question ends when its question mark is left out. `죠` alone is mostly a statement. */
const ENDINGS = ['나요', '까요', '은가요', '는가요', '던가요', '인가요', '습니까', '입니까'];

/** Ways of saying that a question follows. `좋은 질문!` and `질문해도 되는 분위기` are not among them. */
const ANNOUNCED = [
  '질문있',
  '질문 있',
  '질문드',
  '질문 드',
  '질문이요',
  '질문:',
  '질문 :',
  '[질문]',
];

/**
 * The rules, on what is left of a text without code and links:
 *
 * 1. a `?` or `？` anywhere, unless fewer than four letters stand in the text (`네?`, `403?`);
 * 2. a sentence that ends in one of `ENDINGS` (laughter, tears, dots and `!` behind it ignored),
 *    or in a syllable with final ㄴ and `가요` (`건가요`, `큰가요`), or final ㄹ and `까`;
 * 3. a text that announces a question (`질문 있습니다`).
 *
 * They are deaf to irony, to questions without a sign (`왜 안보이지`) and to requests (`알려주세요`).
 *
 * @param text A message as it was written.
 * @returns Whether it asks something.
 * @example
 * asks('PUT이랑 PATCH는 뭐가 다른가요ㅠㅠ'); // true
 * asks('좋은 질문입니다!'); // false
 */
export const asks: QuestionDetector = (text) => {
  const plain = prose(text);
  if (countLetters(plain) < 4) return false;
  if (plain.includes('?') || plain.includes('？')) return true;
  if (ANNOUNCED.some((sign) => plain.includes(sign))) return true;
  return plain.split(/[\n.!…~]/).some(endsAsQuestion);
};

function endsAsQuestion(sentence: string): boolean {
  const end = withoutTail(sentence);
  if (ENDINGS.some((ending) => end.endsWith(ending))) return true;
  if (end.endsWith('가요')) return finalConsonant(end.at(-3)) === NIEUN;
  return end.endsWith('까') && finalConsonant(end.at(-2)) === RIEUL;
}

const NIEUN = 4;
const RIEUL = 8;

/** Index of the final consonant of a Hangul syllable: 0 for none, 4 for ㄴ, 8 for ㄹ. */
function finalConsonant(letter: string | undefined): number {
  const offset = (letter?.charCodeAt(0) ?? 0) - 0xac00;
  return offset >= 0 && offset < 11_172 ? offset % 28 : 0;
}

/** Takes off what people put behind a sentence: ㅋㅋㅋ, ㅎㅎ, ㅠㅠ, `;;`, `^^`, emoji, blanks. */
function withoutTail(sentence: string): string {
  let end = sentence.length;
  while (end > 0 && !/[가-힣a-z0-9)]/i.test(sentence.charAt(end - 1))) end -= 1;
  return sentence.slice(0, end);
}

function countLetters(text: string): number {
  return text.match(/[가-힣a-z]/gi)?.length ?? 0;
}

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
 * @param detect The rules above, or a model.
 * @returns A question for each post that asks.
 */
export function findQuestions(posts: readonly Post[], detect: QuestionDetector = asks): Question[] {
  const asking = new Map(posts.map((post) => [post, detect(post.message.text)]));
  const isAsking = (post: Post): boolean => asking.get(post) ?? false;
  const questions: Question[] = [];
  for (const [index, post] of posts.entries()) {
    if (post.person.role !== 'student' || !isAsking(post)) continue;
    const { parent } = post;
    if (parent !== null && parent.person !== post.person && isAsking(parent)) continue;
    questions.push({ post, ...answerOf(post, index, posts, isAsking) });
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

/** How the class calls somebody in a message: `@김하늘`, `김하늘님`, `하늘님`, `하늘 님`. */
function namesToCall(person: Person): string[] {
  const calls: string[] = [];
  for (const name of new Set([person.name, givenName(person.name), ...person.names])) {
    if (name.length < 2) continue;
    calls.push(`@${name}`, `${name}님`, `${name} 님`);
  }
  return calls;
}

/** `하늘` of `김하늘`: three Hangul syllables begin with the family name in nearly every case. */
function givenName(name: string): string {
  return /^[가-힣]{3}$/.test(name) ? name.slice(1) : name;
}
