import type { Sentence } from '../types.js';

/** Whatever cuts a text into sentences and morphemes: the analyzer of this package, or an adapter. */
export interface MorphemeSource {
  analyze(text: string): readonly Sentence[];
}

/** An analyzer of another package behind the interface of this one. */
export interface NamedSource extends MorphemeSource {
  readonly name: string;
}

/** A text, or what a source made of it: a text that several features look at is analyzed once. */
export type AnalyzedText = string | readonly Sentence[];

/** The sentences of a text. */
export function sentencesOf(text: AnalyzedText, source: MorphemeSource): readonly Sentence[] {
  return typeof text === 'string' ? source.analyze(text) : text;
}

/** Whether a value of unknown origin can be used as a source. */
export function isSource(value: unknown): value is MorphemeSource {
  return typeof (value as Partial<MorphemeSource> | null | undefined)?.analyze === 'function';
}
