/** What endings begin with that only the stem before them decides, and the form that stands for all. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^[아어여에예와워](?=[요욥욤용여염영])/, ''],
  [/^[ㅂ습](?=니)/, '습'],
  [/^[아어여와워](?=$|서)/, '어'],
  [/^[ㄹ을](?=.)/, 'ㄹ'],
  [/^[ㄴ은](?=데)/, '는'],
  [/^[ㄴ은는](?=가)/, 'ㄴ'],
  [/^[ㄴ는]다/, '다'],
  [/^으(?=.)/, ''],
  [/^ㅁ$/, '음'],
];

/**
 * The name of a sentence ending: one for all forms that it takes after different stems, while slang
 * stays apart.
 *
 * @param ending An ending as `habits` tells it.
 * @returns The ending as a reader knows it.
 * @example
 * ['어요', '여요', 'ㅂ니다', '을까요', '습니당'].map(endingName); // ['요', '요', '습니다', 'ㄹ까요', '습니당']
 */
export function endingName(ending: string): string {
  for (const [family, name] of FAMILIES) {
    if (family.test(ending)) return ending.replace(family, name);
  }
  return ending;
}
