import { KoreanError } from '../errors.js';
import { composeHangul, originalPlace } from '../hangul/composed.js';
import type { ComposedText } from '../hangul/composed.js';
import { TAILS } from '../hangul/syllable.js';
import type { NamedSource } from '../tokens/source.js';
import type { Morpheme, Sentence, Tag } from '../types.js';
import { tagOfKiwi } from './kiwi-tags.js';
import { morphemeOf } from '../morpheme.js';

/** What is read of a token of kiwi-nlp (its `TokenInfo`). Places are UTF-16 units. */
export interface KiwiToken {
  readonly str: string;
  readonly tag: string;
  readonly position: number;
  readonly length: number;
  readonly sentPosition: number;
}

/** What is used of an instance of kiwi-nlp (its `Kiwi`, not `KiwiAsync`). */
export interface KiwiInstance {
  tokenize(text: string, matchOptions?: number): readonly KiwiToken[];
}

export interface KiwiAnalyzerOptions {
  /** Kiwi's `Match` flags; what Kiwi does without, `Match.allWithNormalizing`, by default. */
  readonly matchOptions?: number;
  /** Tags of Kiwi, such as USER0, to read otherwise than by default. */
  readonly tags?: Readonly<Record<string, Tag>>;
}

/**
 * Makes an instance of [kiwi-nlp](https://github.com/bab2min/Kiwi) (0.23) a source of morphemes.
 * Kiwi is not loaded here: build the instance from your own copy of its model files, about 83 MB.
 *
 * Its tags become those of this package: -I and -R are dropped, SSO and SSC are SS, Z_CODA and SB
 * are SW, W_SERIAL is SN, USER0 to USER4 are NNP. Finals (ᆫ다) become letters (ㄴ다). Offsets are
 * UTF-16 units of the text as given, in whatever normal form. A morpheme that Kiwi restored from
 * nothing is empty: `start` equals `end`. Kiwi writes 아 and 어 as one 어 unless it was built with
 * `integrateAllomorph: false`.
 *
 * @param kiwi an instance made by `KiwiBuilder.build`
 * @returns a source named 'kiwi'
 * @throws KoreanError 'invalid-options' where `kiwi` has no method `tokenize`
 * @example
 * ```ts
 * const builder = await KiwiBuilder.create('/kiwi-wasm.wasm');
 * const analyzer = kiwiAnalyzer(await builder.build({ modelFiles }));
 * const nouns = createTokenizer({ analyzer });
 * ```
 */
export function kiwiAnalyzer(kiwi: KiwiInstance, options: KiwiAnalyzerOptions = {}): NamedSource {
  if (typeof (kiwi as Partial<KiwiInstance> | null)?.tokenize !== 'function') {
    throw new KoreanError('invalid-options', 'kiwi: give an instance made by KiwiBuilder.build()');
  }
  const { matchOptions } = options;
  const own = new Map(Object.entries(options.tags ?? {}));

  return {
    name: 'kiwi',
    analyze: (text) => {
      // Kiwi takes conjoining jamo for unknown signs and throws on half a surrogate pair.
      const composed = composeHangul(text);
      const asked = composed.text.replace(/\p{Surrogate}/gu, '\ufffd');
      // It throws on an argument that is there but undefined, too.
      const tokens =
        matchOptions === undefined ? kiwi.tokenize(asked) : kiwi.tokenize(asked, matchOptions);
      return sentences(text, composed, tokens, (tag) => own.get(tag) ?? tagOfKiwi(tag));
    },
  };
}

function sentences(
  text: string,
  composed: ComposedText,
  tokens: readonly KiwiToken[],
  tagOf: (tag: string) => Tag,
): Sentence[] {
  const found: Sentence[] = [];
  for (let from = 0; from < tokens.length;) {
    const { sentPosition } = tokens[from] as KiwiToken;
    const morphemes: Morpheme[] = [];
    for (; tokens[from]?.sentPosition === sentPosition; from += 1) {
      morphemes.push(morpheme(tokens[from] as KiwiToken, composed, tagOf));
    }
    const start = (morphemes[0] as Morpheme).start;
    const end = morphemes.reduce((most, { end }) => Math.max(most, end), start);
    found.push({ text: text.slice(start, end), start, end, morphemes });
  }
  return found;
}

function morpheme(
  { str, tag, position, length }: KiwiToken,
  composed: ComposedText,
  tagOf: (tag: string) => Tag,
): Morpheme {
  const form = str.replace(/[\u11a8-\u11c2]/g, letterOfFinal);
  const start = originalPlace(composed, position);
  return morphemeOf(form, tagOf(tag), start, originalPlace(composed, position + length));
}

/** ᆫ, as Kiwi writes endings that close a syllable, is the letter ㄴ in Sejong's convention. */
function letterOfFinal(final: string): string {
  return TAILS.charAt(final.charCodeAt(0) - 0x11a7);
}
