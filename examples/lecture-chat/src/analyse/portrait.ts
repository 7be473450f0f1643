import { mannerOf } from './manner';
import type { Manner } from './manner';
import type { Course, Person, Post } from './model';
import type { Question } from './question';
import type { Talk, TalkReader } from './talk';
import { topWords } from './words';
import type { WordCount } from './words';

export interface EmojiCount {
  readonly emoji: string;
  readonly count: number;
}

/** What a person's page shows. */
export interface Portrait {
  readonly person: Person;
  readonly posts: readonly Post[];
  readonly replies: number;
  readonly questions: number;
  readonly received: number;
  readonly given: number;
  readonly words: readonly WordCount[];
  /** Words that nobody else would use so, the most telling first. */
  readonly tellingWords: readonly string[];
  readonly manner: Manner;
  /** Emoji of the reactions that the person gave. */
  readonly emojiGiven: readonly EmojiCount[];
  /** Emoji of the reactions to what the person wrote. */
  readonly emojiReceived: readonly EmojiCount[];
}

/** How the portraits read what was said. */
export interface Reading {
  readonly read: TalkReader;
  /** The words of a talk that are counted. */
  readonly wordsOf: (talk: Talk) => readonly string[];
  /** The words that give a person away. */
  readonly tellingWordsOf: (person: Person) => readonly string[];
}

const WORDS = 12;
/** Words said once are shown up to this many words in all. */
const WITH_SINGLES = 5;

/**
 * Draws a portrait of everyone who wrote or reacted: the busiest writer first.
 *
 * @param course What was read.
 * @param questions The questions of all lectures.
 * @param reading How to read what was said.
 * @returns Portraits; people without a post and without a reaction are left out.
 */
export function portraitsOf(
  course: Course,
  questions: readonly Question[],
  { read, wordsOf, tellingWordsOf }: Reading,
): Portrait[] {
  const drafts = new Map<Person, { posts: Post[]; given: Map<string, number> }>();
  const draftOf = (person: Person) => {
    let draft = drafts.get(person);
    if (draft === undefined) drafts.set(person, (draft = { posts: [], given: new Map() }));
    return draft;
  };
  for (const post of course.posts) {
    draftOf(post.person).posts.push(post);
    for (const { emoji, people } of post.reactions) {
      for (const person of people) add(draftOf(person).given, emoji, 1);
    }
  }
  const asked = new Map<Person, number>();
  for (const { post } of questions) asked.set(post.person, (asked.get(post.person) ?? 0) + 1);

  return Array.from(drafts, ([person, { posts, given }]) => {
    const received = new Map<string, number>();
    const talks = posts.map((post) => read(post.message.text));
    for (const post of posts) {
      for (const { emoji, count } of post.reactions) add(received, emoji, count);
    }
    return {
      person,
      posts,
      replies: posts.filter((post) => post.message.parentId !== null).length,
      questions: asked.get(person) ?? 0,
      received: sum(received),
      given: sum(given),
      words: wordsOfPerson(talks, wordsOf),
      tellingWords: tellingWordsOf(person),
      manner: mannerOf(talks),
      emojiGiven: ranked(given),
      emojiReceived: ranked(received),
    };
  }).sort((a, b) => b.posts.length - a.posts.length || a.person.id - b.person.id);
}

function wordsOfPerson(talks: readonly Talk[], wordsOf: Reading['wordsOf']): WordCount[] {
  const words = topWords(talks, wordsOf, WORDS);
  const repeated = words.filter((entry) => entry.count > 1).length;
  return words.slice(0, Math.max(repeated, WITH_SINGLES));
}

function add(counts: Map<string, number>, emoji: string, count: number): void {
  counts.set(emoji, (counts.get(emoji) ?? 0) + count);
}

function sum(counts: Map<string, number>): number {
  return Array.from(counts.values()).reduce((total, count) => total + count, 0);
}

function ranked(counts: Map<string, number>): EmojiCount[] {
  return Array.from(counts, ([emoji, count]) => ({ emoji, count })).sort(
    (a, b) => b.count - a.count,
  );
}
