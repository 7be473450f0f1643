import type { KoreanDate, Morpheme, NormalizedText, Reading } from '@nunchi/korean';
import { changesOfBlanks, changesOfNormalizing } from './changes.js';
import type { Stretch } from './changes.js';
import { element } from './elements.js';
import type { Language } from './languages.js';
import { KINDS, TAG_NAMES } from './tag-names.js';
import type { Kind } from './tag-names.js';
import { TEXTS } from './texts.js';

/** The kinds of tags with their colours. */
export function drawLegend(language: Language): HTMLElement[] {
  return (Object.keys(KINDS) as Kind[]).map((kind) =>
    element('li', { class: `kind-${kind}` }, KINDS[kind][language]),
  );
}

/** A normalized text, and what was changed. */
export function drawNormalized(
  normalized: NormalizedText,
  isOn: boolean,
  language: Language,
): HTMLElement[] {
  const texts = TEXTS[language];
  const note = isOn ? texts.unchanged : texts.notNormalized;
  return drawChanged(normalized.text, changesOfNormalizing(normalized), note);
}

/** A text with its blanks mended, and where. */
export function drawSpaced(text: string, spaced: string, language: Language): HTMLElement[] {
  return drawChanged(spaced, changesOfBlanks(text, spaced), TEXTS[language].wellSpaced);
}

function drawChanged(
  after: string,
  stretches: readonly Stretch[],
  unchanged: string,
): HTMLElement[] {
  const result = element('p', { class: 'result', lang: 'ko' }, after);
  if (stretches.every((stretch) => stretch.before === stretch.after)) {
    return [result, element('p', { class: 'small' }, unchanged)];
  }
  const parts = stretches.flatMap(({ before, after }): (Node | string)[] => {
    if (before === after) return [after];
    return [
      ...(before === '' ? [] : [element('del', {}, visible(before))]),
      ...(after === '' ? [] : [element('ins', {}, visible(after))]),
    ];
  });
  return [result, element('p', { class: 'changes small' }, element('span', {}, ...parts))];
}

/** Blanks, and characters that cannot be seen, as something to see. */
function visible(text: string): string {
  return text
    .replaceAll(' ', '␣')
    .replaceAll('\n', '⏎')
    .replaceAll('\t', '⇥')
    .replace(/[\p{Cf}\p{Z}]/gu, codePoint);
}

function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Nouns in the order of their first place, with their number. */
export function drawNouns(nouns: readonly string[], language: Language): HTMLElement[] {
  if (nouns.length === 0) return [element('p', { class: 'small' }, TEXTS[language].noNouns)];
  const counts = new Map<string, number>();
  for (const noun of nouns) counts.set(noun, (counts.get(noun) ?? 0) + 1);
  const items = [...counts].map(([noun, count]) =>
    element('li', {}, noun, ...(count > 1 ? [element('small', {}, ` × ${count}`)] : [])),
  );
  return [element('ul', { class: 'chips', lang: 'ko' }, ...items)];
}

/** Dates as they stand in the text, and when that is. */
export function drawDates(dates: readonly KoreanDate[], language: Language): HTMLElement[] {
  const texts = TEXTS[language];
  if (dates.length === 0) return [element('p', { class: 'small' }, texts.noDates)];
  const rows = dates.flatMap((date) => [
    element('dt', { lang: 'ko' }, date.text),
    element(
      'dd',
      {},
      element('time', { datetime: date.instant.toISOString() }, inWords(date, language)),
    ),
  ]);
  return [
    element('dl', { class: 'dates' }, ...rows),
    element('p', { class: 'small' }, texts.datesNote),
  ];
}

function inWords({ instant, granularity }: KoreanDate, language: Language): string {
  const day = { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' } as const;
  const minute = { ...day, hour: 'numeric', minute: '2-digit' } as const;
  const second = { ...minute, second: '2-digit' } as const;
  const options = {
    ...{ year: { year: 'numeric' }, month: { year: 'numeric', month: 'long' } },
    ...{ week: day, day, hour: minute, minute, second, millisecond: second },
  } as const satisfies Record<KoreanDate['granularity'], Intl.DateTimeFormatOptions>;
  const words = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', {
    ...options[granularity],
    timeZone: 'Asia/Seoul',
  }).format(instant);
  return granularity === 'week' ? TEXTS[language].weekOf(words) : words;
}

/** Readings, best first: of the others, what differs from the best stands out. */
export function drawReadings(
  text: string,
  readings: readonly Reading[],
  language: Language,
): HTMLElement[] {
  const [best] = readings;
  const end = best?.morphemes.at(-1)?.end;
  if (best === undefined || end === undefined) return [];
  const items = readings.map((reading, index) => {
    const apart = difference(best.morphemes, reading.morphemes);
    const morphemes = reading.morphemes.map((morpheme) => {
      const differs = apart.some(({ start, end }) => start < morpheme.end && morpheme.start < end);
      const look = differs ? `differs kind-${TAG_NAMES[morpheme.tag].kind}` : '';
      const tag = element('small', {}, `/${morpheme.tag}`);
      return element('span', { class: index === 0 ? 'best' : look }, morpheme.form, tag);
    });
    const behind = index === 0 ? '' : ` (−${Math.round(best.score - reading.score)})`;
    return element(
      'li',
      {},
      element('div', { class: 'score' }, `${index + 1}${behind}`),
      element('p', { lang: 'ko' }, ...morphemes.flatMap((one) => [one, ' '])),
    );
  });
  const list = element('ol', { class: 'readings' }, ...items);
  if (text.slice(end).trim() === '') return [list];
  return [list, element('p', { class: 'small' }, TEXTS[language].readUpTo(end))];
}

/** The morphemes that only one of two readings has. */
function difference(one: readonly Morpheme[], other: readonly Morpheme[]): Morpheme[] {
  const [inOne, inOther] = [new Set(one.map(keyOf)), new Set(other.map(keyOf))];
  return [
    ...one.filter((morpheme) => !inOther.has(keyOf(morpheme))),
    ...other.filter((morpheme) => !inOne.has(keyOf(morpheme))),
  ];
}

function keyOf({ form, tag, start, end }: Morpheme): string {
  return `${form}/${tag} ${start} ${end}`;
}
