import { z } from 'zod';

/** An answer sheet. */
export interface SurveyRow {
  readonly 응답일시: string;
  readonly '자녀 연령대': string;
  readonly '이용 빈도': string;
  readonly '주로 찾는 정보(복수 선택)': readonly string[];
  /** `null` where it was left open. */
  readonly '도움이 된 정도': number | null;
  readonly '불편한 점': string;
  readonly '바라는 점': string;
}

export type SurveyColumn = keyof SurveyRow;

const text = z.string().trim();
const choice = text.min(1, 'is missing').max(60, 'is too long for a choice');

/** Reads the cells of a row by the names of their columns; its issues say what is wrong with a cell. */
export const SURVEY_ROW: z.ZodType<SurveyRow, Readonly<Record<string, string>>> = z.object({
  응답일시: text.regex(/^\d{4}[-./] ?\d{1,2}[-./] ?\d{1,2}/, 'is no date'),
  '자녀 연령대': choice,
  '이용 빈도': choice,
  '주로 찾는 정보(복수 선택)': text
    .transform((cell) => cell.split(';').map((part) => part.trim()))
    // Ticked twice is ticked once.
    .transform((parts) => [...new Set(parts.filter((part) => part !== ''))]),
  '도움이 된 정도': text
    .regex(/^[1-5]?$/, 'is no number from 1 to 5')
    .transform((cell) => (cell === '' ? null : Number(cell))),
  '불편한 점': text.max(5000, 'is too long'),
  '바라는 점': text.max(5000, 'is too long'),
});

export const SURVEY_COLUMNS: readonly SurveyColumn[] = [
  ...(['응답일시', '자녀 연령대', '이용 빈도', '주로 찾는 정보(복수 선택)'] as const),
  ...(['도움이 된 정도', '불편한 점', '바라는 점'] as const),
];
