export { habits } from './habits.js';
export type { Counted, HabitOptions, Habits } from './habits.js';
export { keywordGroups } from './keyword-groups.js';
export type {
  Keyword,
  KeywordGroupDefinition,
  KeywordGroupOptions,
  KeywordGroups,
  KeywordMatch,
  KeywordReading,
} from './keyword-groups.js';
export type { KeywordPart } from './keyword-reading.js';
export { parseStopWords } from './parse-stop-words.js';
export type { ParsedStopWords, StopWordDiagnostic } from './parse-stop-words.js';
export type { Politeness } from './sentence-ending.js';
export type { RunSign, SignRuns } from './sign-runs.js';
export type { AnalyzedText, MorphemeSource, NamedSource } from './source.js';
export type { StopWord, StopWordFault } from './stop-word.js';
export { STOP_WORD_GROUPS } from './stop-word-groups.js';
export type { StopWordGroup, StopWordGroupName } from './stop-word-groups.js';
export { stopWords } from './stop-words.js';
export type { StopWordOptions, StopWords } from './stop-words.js';
export { createTokenizer } from './tokenizer.js';
export type { Token, Tokenizer } from './tokenizer.js';
export type { TokenizerOptions } from './tokenizer-options.js';
