export type { DateGranularity, KoreanDate, KoreanDateOptions } from './korean-date.js';
export { findKoreanDates, parseKoreanDate } from './parse-korean-date.js';
