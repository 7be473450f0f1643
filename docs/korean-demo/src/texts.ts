import type { Language } from './languages.js';

/** What the page says that depends on something; all other words stand in index.html. */
export interface Texts {
  readonly title: string;
  readonly loading: (loaded: number, total: number | null) => string;
  readonly unpacking: string;
  readonly notLoaded: (reason: string) => string;
  readonly notAnalyzed: (reason: string) => string;
  readonly modelNote: (bytes: number, milliseconds: number) => string;
  readonly status: (sentences: number, morphemes: number, milliseconds: number) => string;
  readonly sentence: (number: number) => string;
  readonly empty: string;
  readonly lemma: string;
  readonly place: string;
  readonly unchanged: string;
  readonly notNormalized: string;
  readonly wellSpaced: string;
  readonly noNouns: string;
  readonly noDates: string;
  readonly datesNote: string;
  readonly weekOf: (day: string) => string;
  readonly readUpTo: (end: number) => string;
  readonly wordHasBlank: (line: number) => string;
  readonly wordIsEmpty: (line: number) => string;
  readonly noSuchTag: (line: number, tag: string) => string;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
const duration = (milliseconds: number): string => {
  if (milliseconds < 0.1) return '< 0.1 ms';
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  return milliseconds < 1000
    ? `${milliseconds.toFixed(0)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
};
const count = (number: number, thing: string): string =>
  `${number} ${thing}${number === 1 ? '' : 's'}`;

/** The words of both languages. */
export const TEXTS: Readonly<Record<Language, Texts>> = {
  ko: {
    title: '한국어 형태소 분석기 @nunchi/korean: 써 보기',
    loading: (loaded, total) =>
      `모델을 받고 있습니다: ${megabytes(loaded)}${total === null ? '' : ` / ${megabytes(total)}`} MB`,
    unpacking: '모델을 풀고 있습니다',
    notLoaded: (reason) => `모델을 받지 못했습니다. ${reason}`,
    notAnalyzed: (reason) => `분석하지 못했습니다. ${reason}`,
    modelNote: (bytes, milliseconds) =>
      `${megabytes(bytes)} MB, 준비하는 데 ${duration(milliseconds)}`,
    status: (sentences, morphemes, milliseconds) =>
      `문장 ${sentences}개 · 형태소 ${morphemes}개 · ${duration(milliseconds)}`,
    sentence: (number) => `문장 ${number}`,
    empty: '글을 쓰면 여기에 분석이 나옵니다.',
    lemma: '기본형',
    place: '자리',
    unchanged: '바뀐 곳이 없습니다.',
    notNormalized: '정규화를 껐습니다. 자모를 음절로 모으는 일(NFC)만 합니다.',
    wellSpaced: '고칠 띄어쓰기를 찾지 못했습니다.',
    noNouns: '명사가 없습니다.',
    noDates: '날짜를 찾지 못했습니다.',
    datesNote: '지금을 기준으로, 한국 시간입니다.',
    weekOf: (day) => `${day}부터 한 주`,
    readUpTo: (end) => `글의 첫 대목(0–${end})을 읽었습니다.`,
    wordHasBlank: (line) => `${line}번째 줄: 낱말에 빈칸이 있으면 안 됩니다.`,
    wordIsEmpty: (line) => `${line}번째 줄: 낱말이 없습니다.`,
    noSuchTag: (line, tag) =>
      `${line}번째 줄: ${tag === '' ? '태그가 없습니다.' : `‘${tag}’ 태그는 없습니다.`} 보기: NNP, NNG, VV.`,
  },
  en: {
    title: 'A Korean morphological analyzer, @nunchi/korean: try it',
    loading: (loaded, total) =>
      `Loading the model: ${megabytes(loaded)}${total === null ? '' : ` of ${megabytes(total)}`} MB`,
    unpacking: 'Unpacking the model',
    notLoaded: (reason) => `The model could not be loaded. ${reason}`,
    notAnalyzed: (reason) => `This could not be analyzed. ${reason}`,
    modelNote: (bytes, milliseconds) =>
      `${megabytes(bytes)} MB, ready after ${duration(milliseconds)}`,
    status: (sentences, morphemes, milliseconds) =>
      `${count(sentences, 'sentence')} · ${count(morphemes, 'morpheme')} · ${duration(milliseconds)}`,
    sentence: (number) => `Sentence ${number}`,
    empty: 'Type a text, and its analysis comes up here.',
    lemma: 'lemma',
    place: 'place',
    unchanged: 'Nothing was changed.',
    notNormalized: 'Normalizing is off: letters are only composed to syllables (NFC).',
    wellSpaced: 'No blank was found that needs repair.',
    noNouns: 'There are no nouns.',
    noDates: 'No dates were found.',
    datesNote: 'Counted from now, in Korean time.',
    weekOf: (day) => `the week from ${day}`,
    readUpTo: (end) => `These are of the first stretch of the text, 0–${end}.`,
    wordHasBlank: (line) => `Line ${line}: a word may not have a blank.`,
    wordIsEmpty: (line) => `Line ${line}: there is no word.`,
    noSuchTag: (line, tag) =>
      `Line ${line}: there is no tag ${tag === '' ? 'behind the slash' : `“${tag}”`}. Use one such as NNP, NNG, VV.`,
  },
};
