import type { ChatPerson } from '@nunchi/zoom-chat';
import type { Course, Lecture } from '../analyse/model';
import type { Options } from '../options';
import { buildCourse } from './build-course';
import { readChats } from './read-chats';
import type { RejectedFile } from './read-chats';
import { anonymizeLectures, peopleOf, readParticipants } from './resolve-course';

/** Lectures and their people, one list. */
export interface NamedLectures {
  readonly lectures: readonly Lecture[];
  readonly people: readonly ChatPerson[];
}

/** What was read, under real names and as it is to be shown. */
export interface LoadedCourse {
  readonly named: NamedLectures;
  /** Under pseudonyms where names are to be replaced; else the same as `named`. */
  readonly shown: NamedLectures;
  readonly course: Course;
  readonly rejected: readonly RejectedFile[];
}

/**
 * Reads chats and participants reports, replaces names where that is asked for, and joins the
 * lectures to a course.
 *
 * @param options The files, and how to read them.
 * @param salt A secret for pseudonyms.
 * @param onFile Is told after each chat.
 * @returns The course; without a lecture where no file was a chat.
 */
export function loadCourse(
  options: Pick<
    Options,
    'files' | 'participants' | 'timeZone' | 'language' | 'anonymize' | 'includeDirect'
  >,
  salt: string | undefined,
  onFile?: () => void,
): LoadedCourse {
  const { language, anonymize, includeDirect, timeZone } = options;
  const { lectures, rejected } = readChats(options.files, timeZone, onFile);
  const people = peopleOf(lectures, readParticipants(options.participants));
  const named = { lectures, people };
  const shown = anonymize
    ? anonymizeLectures(lectures, people, { includeDirect, language, salt })
    : named;
  const course = buildCourse(shown.lectures, shown.people, { includeDirect, timeZone });
  return { named, shown, course, rejected };
}
