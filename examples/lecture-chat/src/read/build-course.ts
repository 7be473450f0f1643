import type { ChatMessage, ChatPerson } from '@nunchi/zoom-chat';
import type { Course, Lecture, Person, Post, Reaction } from '../analyse/model';
import { localSecond } from './local-time';

export interface CourseOptions {
  readonly includeDirect: boolean;
  readonly timeZone: string;
}

/** A post while its replies are still coming in. */
interface Draft extends Post {
  readonly replies: Post[];
}

/**
 * Joins the lectures: every message gets its person, its time on the clock, its parent and its
 * replies.
 *
 * @param lectures In the order of time.
 * @param people The people of all lectures, one list.
 * @param options What to leave out, and where the class was.
 * @returns The course.
 */
export function buildCourse(
  lectures: readonly Lecture[],
  people: readonly ChatPerson[],
  options: CourseOptions,
): Course {
  const persons = people.map(personFrom);
  const byName = new Map<string, Person>();
  for (const person of persons) for (const name of person.names) byName.set(name, person);
  const personOf = (name: string): Person => {
    let person = byName.get(name);
    if (person === undefined) {
      person = personFrom({ name, names: [name], reasons: [] }, persons.length);
      persons.push(person);
      byName.set(name, person);
    }
    return person;
  };
  const posts = lectures.flatMap((lecture, index) => postsOf(lecture, index, personOf, options));
  return { lectures, people: persons, posts };
}

function personFrom(
  person: Pick<ChatPerson, 'name' | 'names' | 'reasons' | 'role' | 'group'>,
  id: number,
): Person {
  return {
    id,
    name: person.name,
    names: person.names,
    role: person.role ?? 'student',
    group: person.group ?? null,
    reasons: person.reasons.map((reason) => reason.detail),
  };
}

function postsOf(
  lecture: Lecture,
  index: number,
  personOf: (name: string) => Person,
  { includeDirect, timeZone }: CourseOptions,
): Post[] {
  const drafts = new Map<number, Draft>();
  const clockOf = clockFor(lecture, timeZone);
  for (const message of lecture.chat.messages) {
    if (message.recipient.kind === 'direct' && !includeDirect) continue;
    const parent = message.parentId === null ? undefined : drafts.get(message.parentId);
    const reactions = reactionsOf(message, personOf);
    const draft: Draft = {
      id: `${index}-${message.id}`,
      lecture,
      person: personOf(message.sender),
      message,
      second: clockOf(message),
      parent: parent ?? null,
      replies: [],
      reactions,
      reactionCount: reactions.reduce((sum, reaction) => sum + reaction.count, 0),
    };
    drafts.set(message.id, draft);
    parent?.replies.push(draft);
  }
  return [...drafts.values()];
}

/** The most frequent emoji first, of equals the one that came first. */
function reactionsOf(message: ChatMessage, personOf: (name: string) => Person): Reaction[] {
  return message.reactions
    .map(({ emoji, count, senders }) => ({
      emoji,
      count,
      people: [...new Set(senders.map(personOf))],
    }))
    .sort((a, b) => b.count - a.count);
}

/** Recordings count from their start; with a date their times become those of the clock too. */
function clockFor(lecture: Lecture, timeZone: string): (message: ChatMessage) => number {
  const dated = lecture.chat.messages.find(
    (message) => message.time.kind === 'offset' && message.at !== null,
  );
  const start =
    dated === undefined || dated.at === null
      ? 0
      : localSecond(dated.at, timeZone) - dated.time.seconds;
  return ({ time }) =>
    time.kind === 'offset' ? time.seconds + start : time.seconds + time.day * 86_400;
}
