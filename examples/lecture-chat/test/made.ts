import { join } from 'node:path';
import { analyse } from '../src/analyse/report';
import type { Report } from '../src/analyse/report';
import { readOptions } from '../src/options';
import { buildCourse } from '../src/read/build-course';
import { readChats } from '../src/read/read-chats';
import { anonymizeLectures, peopleOf, readParticipants } from '../src/read/resolve-course';
import { analyzer } from './analyzer';

export const DATA = join(__dirname, '..', 'data');

/** The report on the class days that ship with this example, as the demo makes it. */
export function madeReport(changes: { anonymize?: boolean; includeDirect?: boolean } = {}): Report {
  const { anonymize = false, includeDirect = false } = changes;
  const options = readOptions([], '/');
  const { timeZone } = options;
  const { lectures } = readChats(options.files, timeZone);
  const people = peopleOf(lectures, readParticipants(options.participants));
  const named = { lectures, people };
  const shown = anonymize
    ? anonymizeLectures(lectures, people, { includeDirect, salt: undefined })
    : named;
  const course = buildCourse(shown.lectures, shown.people, { includeDirect, timeZone });
  return analyse(course, anonymize, analyzer);
}
