import type { MorphemeSource } from '@nunchi/korean';
import type { AuthorModel } from './author';
import { longestThreads, topByReactions } from './highlights';
import type { Thread } from './highlights';
import { sharedCode, sharedLinks } from './materials';
import type { SharedCode, SharedLink } from './materials';
import type { Course, Lecture, Post } from './model';
import { slotsOf, summarizeAll, summarizeLectures } from './participation';
import type { LectureSummary, Slot } from './participation';
import { portraitsOf } from './portrait';
import type { Portrait } from './portrait';
import { findQuestions } from './question';
import { boardOf, withKept } from './question-board';
import type { Board, BoardQuestion, KeptReplies } from './question-board';
import { byRules } from './question-way';
import type { DetectorMaker } from './question-way';
import { talkReader } from './talk';
import { wordTokenizer } from './words';

/** Everything the report tells, ready to be drawn or printed. */
export interface Report {
  readonly course: Course;
  readonly anonymized: boolean;
  readonly rows: readonly LectureSummary[];
  readonly all: LectureSummary;
  readonly days: readonly { readonly lecture: Lecture; readonly slots: readonly Slot[] }[];
  readonly top: readonly Post[];
  readonly threads: readonly Thread[];
  readonly questions: readonly BoardQuestion[];
  readonly board: Board;
  readonly links: readonly SharedLink[];
  readonly code: readonly SharedCode[];
  readonly portraits: readonly Portrait[];
}

/** What the report may know besides the chats. */
export interface Knowledge {
  /** Replies that readers left on the question board. */
  readonly kept?: KeptReplies;
  /** How the people of the class write. */
  readonly authors?: AuthorModel;
  /** Finds the messages that ask; the rules of `asks`, if not given. */
  readonly detector?: DetectorMaker;
}

const TOP_MESSAGES = 10;
const TOP_THREADS = 6;

/**
 * Finds everything that the report shows.
 *
 * @param course What was read.
 * @param anonymized Whether names were replaced.
 * @param analyzer Cuts what was said into sentences and morphemes.
 * @param knowledge What is known besides.
 * @returns The findings.
 */
export function analyse(
  course: Course,
  anonymized: boolean,
  analyzer: MorphemeSource,
  knowledge: Knowledge = {},
): Report {
  const { posts, people } = course;
  const read = talkReader(analyzer);
  const { kept = new Map(), authors, detector = byRules } = knowledge;
  const questions = withKept(findQuestions(posts, detector(read)), kept);
  const rows = summarizeLectures(course, questions);
  return {
    course,
    anonymized,
    rows,
    all: summarizeAll(course, rows),
    days: course.lectures.map((lecture) => ({
      lecture,
      slots: slotsOf(posts.filter((post) => post.lecture === lecture)),
    })),
    top: topByReactions(posts, TOP_MESSAGES),
    threads: longestThreads(posts, TOP_THREADS),
    questions,
    board: boardOf(questions, course.lectures),
    links: sharedLinks(posts),
    code: sharedCode(posts),
    portraits: portraitsOf(course, questions, {
      read,
      wordsOf: wordTokenizer(analyzer, people),
      tellingWordsOf: (person) => authors?.tellingWords(person) ?? [],
    }),
  };
}
