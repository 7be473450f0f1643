import type { Person } from './model';

/** Somebody who may have said a text. */
export interface AuthorCandidate {
  readonly person: Person;
  /** From 0 to 1; all people of the class together make 1. */
  readonly probability: number;
  /** The pieces of the text that speak for this person, the most telling first. */
  readonly because: readonly string[];
}

/** Who would say a text; or that too little was said to tell. */
export type AuthorGuess =
  | { readonly kind: 'guess'; readonly candidates: readonly AuthorCandidate[] }
  | { readonly kind: 'not-enough'; readonly messages: number; readonly needed: number };

/** Knows how the people of a class write. */
export interface AuthorModel {
  /**
   * Who would say this?
   *
   * @param text Any text.
   * @returns The three likeliest people, the likeliest first.
   */
  readonly whoWouldSay: (text: string) => AuthorGuess;
  /**
   * The words that give a person away.
   *
   * @param person Somebody of the class.
   * @returns The most telling first; none for somebody who wrote too little.
   */
  readonly tellingWords: (person: Person) => readonly string[];
}
