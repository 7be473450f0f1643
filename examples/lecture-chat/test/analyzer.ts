import { createAnalyzer } from '@nunchi/korean';
import { talkReader } from '../src/analyse/talk';

/** One for the tests of a file, as the program makes one for a run. */
export const analyzer = createAnalyzer();

/** The talk of a message, as the program reads it. */
export const read = talkReader(analyzer);
