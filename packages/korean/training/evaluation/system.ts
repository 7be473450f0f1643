import type { Morpheme } from '../../src/types.js';

/** A stretch of a text in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Gives one answer for each text. */
export type ForEach<Answer> = (texts: readonly string[]) => Promise<Answer[]>;

/** An analyzer to be measured; what it cannot do is left out. */
export interface System {
  readonly name: string;
  readonly tag: ForEach<readonly Morpheme[]>;
  /** As `tag`, with its mending of typing errors on. */
  readonly tagMending?: ForEach<readonly Morpheme[]>;
  readonly split?: ForEach<readonly Span[]>;
  readonly space?: ForEach<string>;
}

/** Makes what is asked text by text. */
export function forEach<Answer>(answer: (text: string) => Answer): ForEach<Answer> {
  return (texts) => Promise.resolve(texts.map(answer));
}
