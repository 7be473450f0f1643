import { tagNumber } from '../analyze/tags.js';
import { KoreanError } from '../errors.js';
import { composeHangul, originalPlace } from '../hangul/composed.js';
import type { NamedSource } from '../tokens/source.js';
import type { Morpheme, Sentence, Tag } from '../types.js';
import { morphemeOf } from '../morpheme.js';
import { wordSpans } from './word-spans.js';

/** What is read of a token of garu-ko. Places are those of its word, in code points. */
export interface GaruToken {
  readonly text: string;
  readonly pos: string;
  readonly start: number;
  readonly end: number;
}

interface GaruResult {
  readonly tokens: readonly GaruToken[];
}

/** What is used of an instance of garu-ko (its `Garu`). */
export interface GaruInstance {
  analyze(text: string): GaruResult | readonly GaruResult[];
}

/**
 * Makes an instance of [garu-ko](https://github.com/ongjin/garu) (0.3) a source of morphemes. It is
 * not loaded here.
 *
 * Garu tells the place of a word only; inside it the places are concluded: morphemes written as they
 * are get their own letters, contracted ones share the rest of the word. Offsets are UTF-16 units of
 * the text as given. Sentences, which Garu does not tell, end at the end of a line and after a final
 * mark before a blank. Runs that Garu cuts into single signs (ㅋㅋㅋ, ^^, ..) are one morpheme again,
 * and ㅋ, ㅎ, ㅠ, ㅜ are SW. Garu's own time grows with the square of the length of a word: 2,000
 * syllables without a blank take seconds.
 *
 * @param garu an instance made by `Garu.load`
 * @returns a source named 'garu'
 * @throws KoreanError 'invalid-options' where `garu` has no method `analyze`
 * @example
 * ```ts
 * const analyzer = garuAnalyzer(await Garu.load());
 * createTokenizer({ analyzer })('약을 먹었다'); // ['약']
 * ```
 */
export function garuAnalyzer(garu: GaruInstance): NamedSource {
  if (typeof (garu as Partial<GaruInstance> | null)?.analyze !== 'function') {
    throw new KoreanError('invalid-options', 'garu: give an instance made by Garu.load()');
  }
  return { name: 'garu', analyze: (text) => sentences(text, garu) };
}

function sentences(original: string, garu: GaruInstance): Sentence[] {
  const composed = composeHangul(original);
  const { text } = composed;
  const result = garu.analyze(text);
  const tokens = ('tokens' in result ? result : result[0])?.tokens ?? [];
  const unitOf = unitsOfCodePoints(text);

  const found: Sentence[] = [];
  let morphemes: Morpheme[] = [];
  let before = 0;
  for (let from = 0; from < tokens.length;) {
    const word = tokens[from] as GaruToken;
    let to = from + 1;
    while (tokens[to]?.start === word.start && tokens[to]?.end === word.end) to += 1;

    const start = unitOf(word.start);
    const end = unitOf(word.end);
    if (morphemes.at(-1)?.tag === 'SF' || /[\n\r]/.test(text.slice(before, start))) {
      found.push(...sentence(original, morphemes));
      morphemes = [];
    }
    const parts = withoutCutRuns(tokens.slice(from, to));
    wordSpans(
      text.slice(start, end),
      parts.map(({ form }) => form),
    ).forEach((span, index) => {
      const { form, tag } = parts[index] as Part;
      const [first, last] = [start + span.start, start + span.end];
      morphemes.push(
        morphemeOf(form, tag, originalPlace(composed, first), originalPlace(composed, last)),
      );
    });
    before = end;
    from = to;
  }
  found.push(...sentence(original, morphemes));
  return found;
}

/** One sentence, or none where there is no morpheme. */
function sentence(original: string, morphemes: readonly Morpheme[]): Sentence[] {
  const start = morphemes[0]?.start ?? 0;
  const end = morphemes.at(-1)?.end ?? 0;
  if (morphemes.length === 0) return [];
  return [{ text: original.slice(start, end), start, end, morphemes }];
}

interface Part {
  form: string;
  readonly tag: Tag;
}

/** The tokens of a word, signs that Garu gives one by one gathered into runs. */
function withoutCutRuns(tokens: readonly GaruToken[]): Part[] {
  const parts: Part[] = [];
  let sign = '';
  for (const { text, pos } of tokens) {
    const tag = /^[ㅋㅎㅠㅜ]+$/.test(text) ? 'SW' : tagNumber(pos) >= 0 ? (pos as Tag) : 'SW';
    const last = parts.at(-1);
    if (last?.tag === tag && text === sign && /^S[FPSEOW]$/.test(tag)) last.form += text;
    else parts.push({ form: text, tag });
    sign = text;
  }
  return parts;
}

/** From places counted in code points to places in UTF-16 units. */
function unitsOfCodePoints(text: string): (point: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => point;
  const units: number[] = [];
  for (let unit = 0; unit < text.length; unit += 1) {
    units.push(unit);
    if ((text.codePointAt(unit) as number) > 0xffff) unit += 1;
  }
  units.push(text.length);
  return (point) => units[point] ?? text.length;
}
