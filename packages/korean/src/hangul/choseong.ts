import {
  choseongPatterns,
  findPatterns,
  foldForSearch,
  type Pattern,
  type TextRange,
} from './choseong-pattern.js';
import { type ComposedText, composeHangul, originalPlace } from './composed.js';
import { isSyllable, leadOf, LEADS } from './syllable.js';

/**
 * The initial letters of a text: each syllable by its lead, all else as it stands. NFD counts as the
 * syllables it makes. Linear in time.
 *
 * @example
 * choseong('한국 대학교 2반'); // 'ㅎㄱ ㄷㅎㄱ 2ㅂ'
 * @see es-hangul's `getChoseong`, which drops what is not Hangul
 */
export function choseong(text: string): string {
  const composed = composeHangul(text).text;
  let letters = '';
  for (let i = 0; i < composed.length; i++) {
    const code = composed.charCodeAt(i);
    letters += (isSyllable(code) ? LEADS[leadOf(code)] : composed[i]) as string;
  }
  return letters;
}

/**
 * Where a query stands in a text, as one looks for it while typing:
 *
 * - a consonant stands for every syllable it begins (ㅎㄱ and 한ㄱ find 한국), and for itself;
 * - the last syllable may be half typed: 하 finds 한, 고 finds 과, 달 finds 닭, and 학굑 finds 학교가,
 *   because the keyboard holds a consonant under a syllable until the vowel comes (핝ㄱ finds 한자교 too);
 * - letters that the keyboard joins are apart again: ㄳ is ㄱㅅ;
 * - Latin letters in either case, all else as it is. Blanks count.
 *
 * Time is that of a plain search: linear in the text, times the length of the query at worst.
 *
 * @param text - Any text, NFC or NFD.
 * @param query - What to look for; an empty one is nowhere.
 * @returns The places, from left to right without overlap, in UTF-16 units of `text`.
 * @example
 * choseongMatch('한국대학교', 'ㄷㅎ'); // [{ start: 2, end: 4 }]
 */
export function choseongMatch(text: string, query: string): TextRange[] {
  return search(prepare(text), choseongPatterns(query));
}

/** An item that a query was found in. */
export interface ChoseongHit<Item> {
  readonly item: Item;
  /** Its place among the items. */
  readonly index: number;
  /** Where the query stands in its text, as from `choseongMatch`. */
  readonly ranges: readonly TextRange[];
}

/** Finds items by their initial letters. */
export interface ChoseongSearch<Item> {
  /**
   * The items that have the query in their text, in their order; none for an empty query.
   *
   * @param limit - Stop after so many hits. Default all.
   */
  search(query: string, limit?: number): ChoseongHit<Item>[];
}

/**
 * Prepares items to be searched again and again, as while one types; see `choseongMatch` for what a
 * query finds.
 *
 * @param items - Texts, or anything that has one.
 * @param textOf - The text of an item. Default the item itself, as a string.
 * @example
 * const search = createChoseongSearch(['김하늘', '이도윤', '강하늘']);
 * search.search('ㅎㄴ').map((hit) => hit.item); // ['김하늘', '강하늘']
 */
export function createChoseongSearch<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string = String,
): ChoseongSearch<Item> {
  const texts = items.map((item) => prepare(textOf(item)));
  return {
    search(query, limit = Infinity) {
      const patterns = choseongPatterns(query);
      const hits: ChoseongHit<Item>[] = [];
      for (let index = 0; index < texts.length && hits.length < limit; index++) {
        const ranges = search(texts[index] as ComposedText, patterns);
        if (ranges.length > 0) hits.push({ item: items[index] as Item, index, ranges });
      }
      return hits;
    },
  };
}

function search(text: ComposedText, patterns: readonly Pattern[]): TextRange[] {
  return findPatterns(text.text, patterns).map(({ start, end }) => ({
    start: originalPlace(text, start),
    end: originalPlace(text, end),
  }));
}

function prepare(text: string): ComposedText {
  const composed = composeHangul(text);
  return { ...composed, text: foldForSearch(composed.text) };
}
