import type { Morpheme, Sentence, Tag } from '../types.js';
import { compoundEnd, compoundTag, takenEnd } from './compound.js';
import { lemmaOf } from '../lemma.js';
import { sentencesOf } from './source.js';
import type { AnalyzedText } from './source.js';
import { readTokenizerOptions } from './tokenizer-options.js';
import type { TokenizerOptions, TokenRules } from './tokenizer-options.js';

/** A token with its place in the text, in UTF-16 units, `end` exclusive. */
export interface Token {
  readonly text: string;
  /** The tag of the morpheme; of a compound, the tag of its last noun. */
  readonly tag: Tag;
  readonly start: number;
  readonly end: number;
}

/** A function from a text, or from the sentences of one already analyzed, to its tokens. */
export interface Tokenizer {
  (text: AnalyzedText): string[];
  /** The same tokens with tags and places. */
  readonly tokens: (text: AnalyzedText) => Token[];
}

/** Takes a token without an object for it. */
type Take = (text: string, tag: Tag, start: number, end: number) => void;

/**
 * Makes a tokenizer for vectorizers and search: a function that gives the words of a text that tell
 * what it is about, by morpheme and without particles.
 *
 * A compound of nouns written without a blank is one token unless `compounds` says otherwise; it
 * takes prefixes, suffixes that make nouns, Latin letters, and digits that follow (코로나19, A형간염).
 * It ends with its last noun whose tag is taken: 강의PDF is 강의 unless SL is taken too.
 *
 * Stop words and lengths are tested on whole tokens. Content of a text never throws; the time is that
 * of the analyzer and linear in the number of morphemes.
 *
 * @param options all optional but `analyzer`; defaults in {@link TokenizerOptions}
 * @returns a function from text to tokens, which can be passed on as it is (`tokenizer: tokenize`)
 * @throws KoreanError 'invalid-options' for options that cannot be meant
 * @example
 * ```ts
 * const tokenize = createTokenizer({ analyzer, stopWords: stopWords() });
 * tokenize('회의실에서 데이터를 봤어요'); // ['회의실', '데이터']
 * tokenize.tokens('회의실에서')[0]; // { text: '회의실', tag: 'NNG', start: 0, end: 3 }
 * ```
 */
export function createTokenizer(options: TokenizerOptions): Tokenizer {
  const rules = readTokenizerOptions(options);
  const tokenize = (text: AnalyzedText): string[] => {
    const found: string[] = [];
    takeTokens(rules, text, (token) => found.push(token));
    return found;
  };
  const tokens = (text: AnalyzedText): Token[] => {
    const found: Token[] = [];
    takeTokens(rules, text, (token, tag, start, end) => {
      found.push({ text: token, tag, start, end });
    });
    return found;
  };
  return Object.assign(tokenize, { tokens });
}

function takeTokens(rules: TokenRules, text: AnalyzedText, take: Take): void {
  const seen = rules.unique ? new Set<string>() : null;
  const takeOnce: Take = (token, tag, start, end) => {
    if (seen?.has(token) === true) return;
    seen?.add(token);
    take(token, tag, start, end);
  };
  for (const sentence of sentencesOf(text, rules.analyzer)) {
    const { morphemes } = sentence;
    for (let from = 0; from < morphemes.length;) {
      const end = compoundEnd(morphemes, from, rules.numbers !== 'drop');
      const next = Math.max(end, from + 1);
      const whole = rules.compounds === 'split' ? from : takenEnd(morphemes, from, end, rules.tags);
      const isCompound = whole > from + 1;
      if (isCompound) takeWhole(rules, sentence, from, whole, takeOnce);
      const rest = isCompound && rules.compounds === 'whole' ? whole : from;
      takeParts(rules, sentence, rest, next, takeOnce);
      from = next;
    }
  }
}

function takeWhole(
  rules: TokenRules,
  { morphemes, text, start: offset }: Sentence,
  from: number,
  end: number,
  take: Take,
): void {
  const { start } = morphemes[from] as Morpheme;
  const last = (morphemes[end - 1] as Morpheme).end;
  let form = '';
  if (rules.form === 'surface') form = text.slice(start - offset, last - offset);
  else for (let at = from; at < end; at += 1) form += (morphemes[at] as Morpheme).form;

  const tag = compoundTag(morphemes, from, end);
  if (rules.stopWords?.has({ form, tag }) === true) return;
  takeIfLong(rules, form, tag, start, last, take);
}

function takeParts(
  rules: TokenRules,
  { morphemes, text, start: offset }: Sentence,
  from: number,
  to: number,
  take: Take,
): void {
  for (let at = from; at < to; at += 1) {
    const morpheme = morphemes[at] as Morpheme;
    const { form, tag, start, end } = morpheme;
    if (!rules.tags.has(tag) || rules.stopWords?.has(morpheme) === true) continue;
    let token = form;
    if (rules.form === 'surface') token = text.slice(start - offset, end - offset);
    else if (rules.lemma) token = lemmaOf(morpheme);
    takeIfLong(rules, token, tag, start, end, take);
  }
}

function takeIfLong(
  { minLength, maxLength, lowercase }: TokenRules,
  text: string,
  tag: Tag,
  start: number,
  end: number,
  take: Take,
): void {
  const length = lengthOf(text);
  if (length === 0 || length < minLength || length > maxLength) return;
  take(lowercase ? text.toLowerCase() : text, tag, start, end);
}

/** The number of code points. */
function lengthOf(text: string): number {
  let length = text.length;
  for (let unit = 1; unit < text.length; unit += 1) {
    const isPair =
      (text.charCodeAt(unit) & 0xfc00) === 0xdc00 &&
      (text.charCodeAt(unit - 1) & 0xfc00) === 0xd800;
    if (isPair) length -= 1;
  }
  return length;
}
