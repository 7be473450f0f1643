import type { ChatMessage, ZoomChat } from '@nunchi/zoom-chat';

/** One meeting: what its exports hold together, and when it was. */
export interface Lecture {
  /** Names the lecture in the database: stays the same when the files are read again. */
  readonly key: string;
  readonly title: string;
  /** `2026-03-03`, `null` when neither a folder nor a file name tells it. */
  readonly date: string | null;
  readonly files: readonly string[];
  readonly chat: ZoomChat;
}

/** Somebody of the class, over all lectures. */
export interface Person {
  /** Index in `Course.people`. */
  readonly id: number;
  readonly name: string;
  /** Every display name, in order of appearance. */
  readonly names: readonly string[];
  readonly role: 'instructor' | 'staff' | 'student';
  readonly group: string | null;
  /** Why several names are one person, as English sentences. */
  readonly reasons: readonly string[];
}

/** A message or reply, with what the report needs around it. */
export interface Post {
  /** Unique over all lectures: `0-17`. */
  readonly id: string;
  readonly lecture: Lecture;
  readonly person: Person;
  readonly message: ChatMessage;
  /**
   * Seconds since the midnight that the lecture's day began with; for a recording without a date,
   * since its start.
   */
  readonly second: number;
  readonly parent: Post | null;
  readonly replies: readonly Post[];
  readonly reactions: readonly Reaction[];
  /** Reactions of every emoji, removals taken off. */
  readonly reactionCount: number;
}

export interface Reaction {
  readonly emoji: string;
  readonly count: number;
  /** Who reacted, as far as the export tells. */
  readonly people: readonly Person[];
}

/** Everything that was read, joined: lectures, people and posts in the order of time. */
export interface Course {
  readonly lectures: readonly Lecture[];
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
}
