import type { Course, Lecture, Person, Post } from './model';
import type { Question } from './question';

/** How many things happened in a stretch of time. */
export interface Activity {
  readonly messages: number;
  readonly replies: number;
  readonly reactions: number;
}

/** A row of the summary: one lecture, or all of them. */
export interface LectureSummary extends Activity {
  /** `null` for the row of all lectures. */
  readonly lecture: Lecture | null;
  readonly people: number;
  /** Replies, reactions and removals that quote something. */
  readonly references: number;
  /** How many of the references found what they quote. */
  readonly linked: number;
  readonly questions: number;
  readonly unanswered: number;
}

/**
 * Counts each lecture.
 *
 * @param course What was read.
 * @param questions The questions of all lectures.
 * @returns A row a lecture, in order.
 */
export function summarizeLectures(
  course: Course,
  questions: readonly Question[],
): LectureSummary[] {
  return course.lectures.map((lecture) => {
    const posts = course.posts.filter((post) => post.lecture === lecture);
    const asked = questions.filter((question) => question.post.lecture === lecture);
    return {
      lecture,
      ...activityOf(posts),
      people: peopleOf(posts).size,
      ...referencesOf(lecture),
      questions: asked.length,
      unanswered: asked.filter((question) => question.answer === null).length,
    };
  });
}

/**
 * Adds the rows of all lectures up; somebody who came to two lectures is one person.
 *
 * @param course What was read.
 * @param rows The rows of `summarizeLectures`.
 * @returns One more row, with `lecture: null`.
 */
export function summarizeAll(course: Course, rows: readonly LectureSummary[]): LectureSummary {
  const sum = (pick: (row: LectureSummary) => number): number =>
    rows.reduce((total, row) => total + pick(row), 0);
  return {
    lecture: null,
    people: peopleOf(course.posts).size,
    messages: sum((row) => row.messages),
    replies: sum((row) => row.replies),
    reactions: sum((row) => row.reactions),
    references: sum((row) => row.references),
    linked: sum((row) => row.linked),
    questions: sum((row) => row.questions),
    unanswered: sum((row) => row.unanswered),
  };
}

function activityOf(posts: Iterable<Post>): Activity {
  let messages = 0;
  let replies = 0;
  let reactions = 0;
  for (const post of posts) {
    if (post.message.parentId === null) messages += 1;
    else replies += 1;
    reactions += post.reactionCount;
  }
  return { messages, replies, reactions };
}

/** Everyone who wrote or reacted. */
function peopleOf(posts: Iterable<Post>): Set<Person> {
  const people = new Set<Person>();
  for (const post of posts) {
    people.add(post.person);
    for (const reaction of post.reactions) reaction.people.forEach((person) => people.add(person));
  }
  return people;
}

function referencesOf(lecture: Lecture): { references: number; linked: number } {
  let references = 0;
  let linked = 0;
  for (const event of lecture.chat.events) {
    if (event.type === 'reply') {
      references += 1;
      if (event.parentId !== null) linked += 1;
    } else if (event.type === 'reaction' || event.type === 'reactionRemoved') {
      references += 1;
      if (event.targetId !== null) linked += 1;
    }
  }
  return { references, linked };
}

/** Ten minutes of a lecture. */
export interface Slot extends Activity {
  /** Seconds on the clock of the posts where the slot begins. */
  readonly start: number;
}

export const SLOT_SECONDS = 600;
/** A slip of the clock shall not draw a chart of a year. */
const MOST_SLOTS = 6 * 36;

/**
 * Cuts a lecture into slots of ten minutes, the silent ones too. Reactions are counted where the
 * message stands that they belong to.
 *
 * @param posts Posts of one lecture.
 * @returns Slots from the first post to the last; none without posts.
 */
export function slotsOf(posts: readonly Post[]): Slot[] {
  if (posts.length === 0) return [];
  const slotOf = (post: Post): number => Math.floor(post.second / SLOT_SECONDS);
  const first = posts.reduce((least, post) => Math.min(least, slotOf(post)), Infinity);
  const bySlot = new Map<number, Post[]>();
  let last = first;
  for (const post of posts) {
    const slot = slotOf(post);
    if (slot - first >= MOST_SLOTS) continue;
    last = Math.max(last, slot);
    const inSlot = bySlot.get(slot);
    if (inSlot === undefined) bySlot.set(slot, [post]);
    else inSlot.push(post);
  }
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    start: (first + index) * SLOT_SECONDS,
    ...activityOf(bySlot.get(first + index) ?? []),
  }));
}

/**
 * The slot with the most messages and replies; of equals the earliest.
 *
 * @param slots Slots of one lecture.
 * @returns The busiest, or `null` without slots.
 */
export function busiestSlot(slots: readonly Slot[]): Slot | null {
  const size = (slot: Slot): number => slot.messages + slot.replies;
  return slots.reduce<Slot | null>(
    (best, slot) => (best === null || size(slot) > size(best) ? slot : best),
    null,
  );
}
