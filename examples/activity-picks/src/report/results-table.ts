import type { Result } from '../train/compare';
import { REPORT_WORDING } from './wording';
import type { Language } from '../options';

/** The comparison as rows of cells, the header first. */
export function resultsTable(results: readonly Result[], language: Language): string[][] {
  return [
    [...REPORT_WORDING[language].columns],
    ...results.map(({ recipe, accuracy, macro, milliseconds }) => [
      recipe.name[language],
      ...[accuracy, macro.precision, macro.recall, macro.f1].map((score) => score.toFixed(4)),
      String(Math.round(milliseconds)),
    ]),
  ];
}
