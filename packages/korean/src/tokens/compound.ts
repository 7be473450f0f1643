import type { Morpheme, Tag } from '../types.js';

/**
 * Suffixes that bend a noun and do not make another: plural, honorific, about, each. They end a
 * compound, so that 학생들 counts as 학생.
 */
const BENDING_SUFFIXES: ReadonlySet<string> = new Set(
  '들 님 씨 씩 쯤 째 경 가량 여 짜리 끼리 께 네'.split(' '),
);

/** Whether a tag can be the head of a compound: a noun, a root, a word in other letters. */
function isRoot(tag: Tag | undefined): boolean {
  return tag === 'NNG' || tag === 'NNP' || tag === 'XR' || tag === 'SL' || tag === 'SH';
}

/**
 * Where the compound that begins at `from` ends, exclusive: nouns, roots, Latin and Chinese letters
 * written without a blank, with their prefixes and with suffixes that make nouns (회의/NNG 실/XSN).
 * `from` itself where none begins there, `from + 1` for a lone noun.
 *
 * A number belongs to what stands before it (코로나19, G20), but for one that counts the next noun
 * (사과 3개 written 사과3개). It begins a compound before Latin letters only (3D, 5G).
 */
export function compoundEnd(
  morphemes: readonly Morpheme[],
  from: number,
  withNumbers: boolean,
): number {
  let end = from;
  for (let at = from; at < morphemes.length; at += 1) {
    const { form, tag } = morphemes[at] as Morpheme;
    if (at > from && !isAdjacent(morphemes, at)) break;
    const next = isAdjacent(morphemes, at + 1) ? morphemes[at + 1]?.tag : undefined;
    if (isRoot(tag)) end = at + 1;
    else if (tag === 'XPN' && isRoot(next)) continue;
    else if (tag === 'XSN' && end > from && !BENDING_SUFFIXES.has(form)) end = at + 1;
    else if (tag === 'SN' && withNumbers && belongs(next, end > from)) {
      if (end > from) end = at + 1;
    } else break;
  }
  return end;
}

/** Whether a number before a morpheme of a tag is part of the compound. */
function belongs(next: Tag | undefined, inside: boolean): boolean {
  return inside ? next !== 'NNB' && next !== 'NR' : next === 'SL';
}

/** Whether no blank stands before a morpheme. Parts of one contracted syllable overlap. */
function isAdjacent(morphemes: readonly Morpheme[], at: number): boolean {
  const before = morphemes[at - 1];
  const morpheme = morphemes[at];
  return before !== undefined && morpheme !== undefined && morpheme.start <= before.end;
}

/**
 * How far a compound goes under the tags that are taken: to its last part after which its tag is one
 * of them. `from` where there is no such part.
 */
export function takenEnd(
  morphemes: readonly Morpheme[],
  from: number,
  end: number,
  tags: ReadonlySet<Tag>,
): number {
  let taken = from;
  let tag: Tag | null = null;
  for (let at = from; at < end; at += 1) {
    tag = tagWith(tag, (morphemes[at] as Morpheme).tag);
    if (tag !== null && tags.has(tag)) taken = at + 1;
  }
  return taken;
}

/** The tag of a compound: that of its last root, and NNG for a root with a suffix (가능/XR 성/XSN). */
export function compoundTag(morphemes: readonly Morpheme[], from: number, end: number): Tag {
  let tag: Tag | null = null;
  for (let at = from; at < end; at += 1) tag = tagWith(tag, (morphemes[at] as Morpheme).tag);
  return tag ?? 'NNG';
}

/** The tag of a compound that one more part is put to; null before its first root. */
function tagWith(tag: Tag | null, part: Tag): Tag | null {
  if (isRoot(part)) return part;
  return part === 'XSN' && tag === 'XR' ? 'NNG' : tag;
}
