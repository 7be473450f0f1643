import { analyse } from '../src/analyse/report';
import type { Report } from '../src/analyse/report';
import { readOptions } from '../src/options';
import { loadCourse } from '../src/read/load-course';
import { analyzer } from './analyzer';

/** The report on the class days that ship with this example, as the demo makes it. */
export function madeReport(changes: { anonymize?: boolean; includeDirect?: boolean } = {}): Report {
  const options = { ...readOptions([], '/'), ...changes };
  return analyse(loadCourse(options, undefined).course, options.anonymize, analyzer);
}
