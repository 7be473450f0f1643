import type { Difference } from '@nunchi/recommend';
import type { Study } from '../judge/study';
import type { Language } from '../options';
import { WORDING } from './wording';

/** Rows of cells, the header first. */
export type Cells = readonly (readonly string[])[];

/** What each part of a blend counts, and for how many viewers it matters. */
export function weightCells(
  { effects }: Study,
  job: 'discovery' | 'resume',
  language: Language,
): Cells {
  return [
    WORDING[language].weightColumns,
    ...effects[job].map(({ part, weight, changed }) => [
      part,
      weight.toFixed(3),
      `${Math.round(changed * 100)} %`,
    ]),
  ];
}

export function durationCells({ duration }: Study, language: Language): Cells {
  const shown = (value: number | null): string => (value === null ? '-' : value.toFixed(3));
  return [
    WORDING[language].durationColumns,
    ...duration.map((row) => [
      row.rating,
      row.model,
      shown(row.ratingCorrelation),
      shown(row.lengthOfLists),
      shown(row.listCorrelation),
    ]),
  ];
}

/** `0.123 [0.100, 0.150]`. */
export function differenceText({ mean, low, high }: Difference): string {
  return `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}
