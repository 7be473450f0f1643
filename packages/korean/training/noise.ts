import {
  composeSyllable,
  isSyllable,
  leadOf,
  tailOf,
  TAILS,
  vowelOf,
  VOWELS,
} from '../src/hangul/syllable.js';
import { applyEdit, formatLabel, parseLabel } from '../src/analyze/labels.js';
import { TAGS } from '../src/analyze/tags.js';
import type { LabelledSentence } from './corpus.js';
import { pick } from './random.js';

/**
 * Makes of a clean sentence what chat makes of it, so that the model learns to see through: slang
 * endings, laughs glued to the last syllable, typing errors, missing marks. The labels follow: they
 * still lead to the standard forms.
 */
export interface NoiseRates {
  readonly ending: number;
  readonly laugh: number;
  readonly typo: number;
  readonly unmarked: number;
}

interface Cell {
  char: string;
  label: string;
}

/** The noisy twin of a sentence, and whether typing errors were put in. */
export function addNoise(
  sentence: LabelledSentence,
  rates: NoiseRates,
  random: () => number,
): { sentence: LabelledSentence; typo: boolean; changed: boolean } {
  const words: Cell[][] = sentence.words.map((word, index) =>
    Array.from({ length: word.length }, (_, i) => ({
      char: word.charAt(i),
      label: (sentence.labels[index] as readonly string[])[i] as string,
    })),
  );
  let changed = false;
  if (random() < rates.unmarked) changed = dropFinalMark(words) || changed;
  if (random() < rates.ending) changed = slangEndings(words, random) || changed;
  if (random() < rates.laugh) changed = addLaugh(words, random) || changed;
  const typo = random() < rates.typo && typingErrors(words, random);
  return {
    sentence: {
      words: words.map((cells) => cells.map(({ char }) => char).join('')),
      labels: words.map((cells) => cells.map(({ label }) => label)),
    },
    typo,
    changed: changed || typo,
  };
}

/** The same label's outcome, told from another syllable. */
function relabel(cell: Cell, char: string): void {
  if (cell.label !== '') {
    const pieces = parseLabel(cell.label).map(({ begins, tag, edit }) => ({
      begins,
      tag,
      char: applyEdit(cell.char, edit),
    }));
    cell.label = formatLabel(char, pieces);
  }
  cell.char = char;
}

function dropFinalMark(words: Cell[][]): boolean {
  const last = words[words.length - 1];
  if (last === undefined) return false;
  const before = last.length;
  while (last.length > 1 && /[.?!~]/.test((last[last.length - 1] as Cell).char)) last.pop();
  return last.length < before;
}

const SLANG: Readonly<Record<string, string>> = {
  요: '욥용욤여염영유욧욘',
  다: '당답댱닷댜',
  죠: '죵쥬졍',
  네: '넹넴',
  지: '징',
  어: '엉엄',
  야: '얌양',
  게: '겡겜',
  해: '행햄',
  자: '쟈장',
  나: '낭',
  까: '깡',
  구: '굼궁',
  데: '뎅뎀',
  라: '랑',
  아: '앙',
  래: '랭램',
  줘: '줭',
};

/** Endings of the sentence, and of words before marks, in their playful forms. */
function slangEndings(words: Cell[][], random: () => number): boolean {
  let changed = false;
  words.forEach((cells, index) => {
    let at = cells.length - 1;
    while (at >= 0 && /[.?!~ㅋㅎㅠㅜ]/.test((cells[at] as Cell).char)) at -= 1;
    const cell = cells[at];
    if (cell === undefined || cell.label === '') return;
    if (at === cells.length - 1 && index < words.length - 1 && cell.char !== '요') return;
    const tag = TAGS[parseLabel(cell.label).at(-1)?.tag ?? 0] as string;
    if (tag !== 'EF' && !(tag === 'JX' && cell.char === '요')) return;
    const before = cells[at - 1];
    if (cell.char === '다' && before?.char === '니' && random() < 0.5) {
      changed = shortenPolite(cells, at, random) || changed;
      return;
    }
    const choices = SLANG[cell.char];
    if (choices === undefined) return;
    relabel(cell, choices.charAt(Math.floor(random() * choices.length)));
    changed = true;
  });
  return changed;
}

/** 습니다 as 슴다, 습니당, 슴니다; 합니다 as 함다, 합니당. */
function shortenPolite(cells: Cell[], at: number, random: () => number): boolean {
  const head = cells[at - 2];
  const middle = cells[at - 1] as Cell;
  if (head === undefined || head.label === '' || middle.label !== 'I-EF') return false;
  const code = head.char.charCodeAt(0);
  if (!isSyllable(code) || TAILS.charAt(tailOf(code)) !== 'ㅂ') return false;
  if (random() < 0.5) {
    relabel(cells[at] as Cell, pick(random, ['당', '답', '댜']));
    return true;
  }
  relabel(head, withTail(code, 'ㅁ'));
  if (random() < 0.6) {
    const pieces = parseLabel(head.label).map(({ begins, tag, edit }) => ({
      begins,
      tag,
      char: applyEdit(head.char, edit),
    }));
    const ending = pieces.at(-1);
    if (ending === undefined) return true;
    head.label = formatLabel(head.char, [
      ...pieces,
      { begins: false, tag: ending.tag, char: '니' },
    ]);
    cells.splice(at - 1, 1);
  }
  return true;
}

const LAUGHS = [
  'ㅋㅋ',
  'ㅋㅋㅋ',
  'ㅋㅋㅋㅋㅋ',
  'ㅎㅎ',
  'ㅎㅎㅎ',
  'ㅠㅠ',
  'ㅠㅠㅠ',
  'ㅜㅜ',
  'ㅋ',
  'ㅎ',
  '~~',
  '!!',
];

/** A laugh after the sentence, with or without a blank, sometimes grown onto the last syllable. */
function addLaugh(words: Cell[][], random: () => number): boolean {
  const last = words[words.length - 1];
  if (last === undefined) return false;
  dropFinalMark(words);
  const laugh = pick(random, LAUGHS);
  const cells = laugh.split('').map((char) => ({ char, label: 'B-SW' }));
  const end = last[last.length - 1] as Cell;
  const code = end.char.charCodeAt(0);
  if (isSyllable(code) && tailOf(code) === 0 && /^[ㅋㅎ]{2}/.test(laugh) && random() < 0.35) {
    relabel(end, withTail(code, laugh.charAt(0)));
    last.push(...cells);
  } else if (random() < 0.3) words.push(cells);
  else last.push(...cells);
  return true;
}

function withTail(code: number, tail: string): string {
  const index = tail === '' ? 0 : TAILS.indexOf(tail);
  return String.fromCharCode(composeSyllable(leadOf(code), vowelOf(code), index));
}

/** Errors in one syllable in fifteen, of the kinds that people make. */
function typingErrors(words: Cell[][], random: () => number): boolean {
  let changed = false;
  for (const cells of words) {
    for (let i = 0; i < cells.length; i += 1) {
      const cell = cells[i] as Cell;
      if (cell.label === '' || random() >= 0.1) continue;
      const next = cells[i + 1];
      const wrong = mistype(cell.char, random) ?? (next && carryOver(cell, next));
      if (wrong === undefined || wrong === cell.char) continue;
      relabel(cell, wrong);
      changed = true;
    }
  }
  return changed;
}

const VOWEL_SLIPS: Readonly<Record<string, string>> = {
  ...{ ㅐ: 'ㅔ', ㅔ: 'ㅐ', ㅒ: 'ㅖ', ㅖ: 'ㅔ', ㅙ: 'ㅚ', ㅚ: 'ㅙ', ㅞ: 'ㅙ', ㅢ: 'ㅔ' },
  ...{ ㅓ: 'ㅏ', ㅗ: 'ㅜ', ㅝ: 'ㅓ', ㅟ: 'ㅣ', ㅕ: 'ㅓ' },
};
const TAIL_SLIPS: Readonly<Record<string, string>> = {
  ...{ ㅆ: 'ㅅ', ㅄ: 'ㅂ', ㄶ: 'ㄴ', ㅀ: 'ㄹ', ㄲ: 'ㄱ', ㅊ: 'ㅅ', ㅎ: '', ㄵ: 'ㄴ', ㄺ: 'ㄱ' },
  ...{ ㅈ: 'ㅅ', ㄷ: 'ㅅ', ㅅ: 'ㅆ', ㅍ: 'ㅂ', ㅌ: 'ㄷ', ㄻ: 'ㅁ', ㄼ: 'ㄹ' },
};
const WHOLE_SLIPS: Readonly<Record<string, string>> = {
  ...{ 됐: '됬', 안: '않', 않: '안', 돼: '되', 되: '돼', 게: '께', 거: '꺼', 의: '에', 에: '의' },
  ...{ 왜: '외', 뭐: '머', 예: '에', 봬: '뵈', 굳: '굿', 낫: '낳', 낳: '낫', 맞: '맏', 데: '대' },
  ...{ 그: '구', 좀: '쫌', 로: '루', 고: '구', 도: '두' },
};

function mistype(char: string, random: () => number): string | undefined {
  const code = char.charCodeAt(0);
  if (!isSyllable(code)) return undefined;
  const whole = WHOLE_SLIPS[char];
  if (whole !== undefined && random() < 0.6) return whole;
  const tail = TAILS.charAt(tailOf(code));
  const shorter = TAIL_SLIPS[tail];
  if (shorter !== undefined && random() < 0.7) return withTail(code, shorter);
  const vowel = VOWEL_SLIPS[VOWELS.charAt(vowelOf(code))];
  // Only ㅐ and ㅔ and their kin are often confused; the rest are slips of a finger.
  if (
    vowel !== undefined &&
    (/[ㅐㅔㅖㅒㅙㅚㅢㅞ]/.test(VOWELS.charAt(vowelOf(code))) || random() < 0.12)
  ) {
    return String.fromCharCode(composeSyllable(leadOf(code), VOWELS.indexOf(vowel), tailOf(code)));
  }
  return undefined;
}

/** Written as it sounds: 먹어 as 머거. The next syllable takes the tail over. */
function carryOver(cell: Cell, next: Cell): string | undefined {
  const code = cell.char.charCodeAt(0);
  const follower = next.char.charCodeAt(0);
  if (!isSyllable(code) || !isSyllable(follower) || next.label === '') return undefined;
  if (leadOf(follower) !== 11) return undefined;
  const lead = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆ\0ㅈㅉㅊㅋㅌㅍㅎ'.indexOf(TAILS.charAt(tailOf(code)) || '-');
  if (tailOf(code) === 0 || lead < 0 || lead === 18) return undefined;
  relabel(next, String.fromCharCode(composeSyllable(lead, vowelOf(follower), tailOf(follower))));
  return withTail(code, '');
}
