import type { Reject } from '../model';

/** A survey, question by question. */
export interface Survey {
  /** Rows that count. */
  readonly answers: number;
  /** As they stand in the file. */
  readonly questions: readonly Question[];
  readonly rejects: readonly Reject[];
}

export type Question = ChoiceQuestion | ScaleQuestion | TextQuestion;

export interface ChoiceQuestion {
  /** Of a multiple choice the counts add up to more than `answered`. */
  readonly kind: 'single' | 'multiple';
  readonly title: string;
  /** Who answered it at all. */
  readonly answered: number;
  /** Most chosen first. */
  readonly choices: readonly Counted[];
}

export interface ScaleQuestion {
  readonly kind: 'scale';
  readonly title: string;
  readonly answered: number;
  /** Answers of 1, 2, 3, 4 and 5. */
  readonly counts: readonly number[];
  /** `null` where nobody answered. */
  readonly mean: number | null;
}

export interface TextQuestion {
  readonly kind: 'text';
  readonly title: string;
  readonly answered: number;
  /** What the answers speak of, most first; an answer can be in several. */
  readonly categories: readonly TextCategory[];
  /** Answers in no category. */
  readonly others: number;
}

export interface Counted {
  readonly name: string;
  readonly count: number;
}

export interface TextCategory extends Counted {
  /** An answer of the category, the shortest. */
  readonly example: string;
}
