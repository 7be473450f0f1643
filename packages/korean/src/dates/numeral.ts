/** 하나, 둘 ... as they stand before what is counted. */
const NATIVE: ReadonlyMap<string, number> = new Map(
  '한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두'.split(' ').map((word, i) => [word, i + 1]),
);
/** Other forms: 석 달, 넉 달, 스무 시간. */
const NATIVE_OTHER: ReadonlyMap<string, number> = new Map([
  ['석', 3],
  ['넉', 4],
  ['스무', 20],
]);
const SINO = '일이삼사오육칠팔구';

/** Native numerals to 12, and 20. */
export const NATIVE_NUMERAL = '열[한두]|스무|[한두세석네넉열]|다섯|여섯|일곱|여덟|아홉';
/** Sino-Korean numerals to 99. */
export const SINO_NUMERAL: string = `[${SINO}]?십[${SINO}]?|[${SINO}]`;

/** The value of digits or of a numeral of the two patterns above. */
export function numeralValue(numeral: string): number {
  const native = NATIVE.get(numeral) ?? NATIVE_OTHER.get(numeral);
  if (native !== undefined) return native;
  const first = numeral[0] as string;
  if (first >= '0' && first <= '9') return Number(numeral);
  const [tens, ones] = numeral.includes('십') ? numeral.split('십') : ['0', numeral];
  return (tens === '' ? 1 : sinoDigit(tens)) * 10 + sinoDigit(ones);
}

function sinoDigit(digit: string | undefined): number {
  return digit === undefined || digit === '' ? 0 : SINO.indexOf(digit) + 1;
}
