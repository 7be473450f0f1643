import type { FinalSound } from './final-sound.js';

/** 영 일 이 삼 사 오 육 칠 팔 구. */
const DIGITS: readonly FinalSound[] = [
  ...(['closed', 'rieul', 'open', 'closed', 'open'] as const),
  ...(['open', 'closed', 'rieul', 'rieul', 'open'] as const),
];

/** 만 억 조 경 해 자 양 구 간 정 재 극: the names of 10 to the 4th, 8th, 12th ... */
const MYRIADS = '만억조경해자양구간정재극';
const OPEN_MYRIADS = '조해자구재';

/**
 * How the number that ends at `end` sounds, read in Sino-Korean: whole numbers by their last place
 * (10 is 십, 10,000 is 만), digits behind a point one by one (1.5 is 일 점 오), 4:30 as 분, 4:00 as 시,
 * 4:30:10 as 초, and amounts by their currency ($5 is 5달러).
 */
export function numberSound(text: string, end: number): FinalSound {
  let start = end;
  while (start > 0 && isDigit(text, start - 1)) start--;
  const mark = isDigit(text, start - 2) ? text[start - 1] : undefined;
  if (mark === ':' && end - start === 2) return clockSound(text, start);
  if (mark === '.') return currencySound(text, start) ?? digitSound(text, end - 1);

  let zeros = 0;
  let place = end - 1;
  while (text[place] === '0' || (text[place] === ',' && isDigit(text, place - 1))) {
    if (text[place] === '0') zeros++;
    place--;
  }
  const currency = currencySound(text, start);
  if (currency !== undefined) return currency;
  const nothingButZeros = !isDigit(text, place);
  return zeros === 0 || nothingButZeros ? digitSound(text, end - 1) : placeSound(zeros);
}

function isDigit(text: string, at: number): boolean {
  const char = text[at];
  return char !== undefined && char >= '0' && char <= '9';
}

function digitSound(text: string, at: number): FinalSound {
  return DIGITS[Number(text[at])] as FinalSound;
}

/** 십 백 천, then the name of the last four places that are read. */
function placeSound(zeros: number): FinalSound {
  const name = zeros < 4 ? undefined : MYRIADS[Math.floor(zeros / 4) - 1];
  return name !== undefined && OPEN_MYRIADS.includes(name) ? 'open' : 'closed';
}

function clockSound(text: string, minutes: number): FinalSound {
  let start = minutes - 1;
  while (start > 0 && isDigit(text, start - 1)) start--;
  if (text[start - 1] === ':' && isDigit(text, start - 2)) return 'open';
  return text.startsWith('00', minutes) ? 'open' : 'closed';
}

/** Signs before an amount: 달러, 유로 and 파운드 are open, 원 and 엔 closed. */
function currencySound(text: string, start: number): FinalSound | undefined {
  let first = start;
  while (first > 0 && (isDigit(text, first - 1) || ',.'.includes(text[first - 1] as string)))
    first--;
  const sign = text[first - 1];
  if (sign === undefined) return undefined;
  if ('$€£'.includes(sign)) return 'open';
  return '₩¥'.includes(sign) ? 'closed' : undefined;
}
