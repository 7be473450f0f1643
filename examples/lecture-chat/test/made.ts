import { detectorBy } from '../src/analyse/question-way';
import type { QuestionWay } from '../src/analyse/question-way';
import { analyse } from '../src/analyse/report';
import type { Report } from '../src/analyse/report';
import { readOptions } from '../src/options';
import { loadCourse } from '../src/read/load-course';
import { loadQuestionModel } from '../src/read/load-question-model';
import { analyzer } from './analyzer';

/** The report on the class days that ship with this example, as the demo makes it. */
export function madeReport(
  changes: { anonymize?: boolean; includeDirect?: boolean; questions?: QuestionWay } = {},
): Report {
  const options = { ...readOptions([], '/'), ...changes };
  return analyse(loadCourse(options, undefined).course, options.anonymize, analyzer, {
    detector: detectorBy(options.questions, loadQuestionModel),
  });
}
