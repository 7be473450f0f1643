import { tagNumber } from '../analyze/tags.js';
import type { Morpheme, Tag } from '../types.js';
import { isPredicate } from '../lemma.js';
import type { MorphemeSource } from './source.js';

/** One morpheme of a keyword: any tag of its kind will do, or just the one that the user wrote. */
export interface KeywordPart {
  readonly form: string;
  readonly kind: string;
  readonly tag: Tag | null;
}

/** Particles that may stand between the words of a keyword, or be missing: 열(이) 나다. */
const LOOSE_PARTICLES: ReadonlySet<Tag> = new Set([
  ...(['JKS', 'JKC', 'JKO', 'JKG', 'JKB', 'JX'] as const),
]);

/** Tags that a one-morpheme keyword is not meant under: 열 is a fever, not 열/NR (ten). */
const NO_KEYWORD = /^(?:NNB|NR|MM|[JXE].*|VCP|S[FPSEO])$/;

/** Whether a morpheme is passed over, in keywords and in texts. */
export function isLoose(tag: Tag): boolean {
  return LOOSE_PARTICLES.has(tag);
}

/** What tags have in common that analyzers, and an analyzer in another place, take for one another. */
export function kindOf(tag: Tag): string {
  if (tag === 'NNG' || tag === 'NNP' || tag === 'XR') return 'noun';
  if (tag === 'VV' || tag === 'VA' || tag === 'XSV' || tag === 'XSA') return 'verb';
  if (tag === 'SW' || tag === 'W_EMOJI') return 'sign';
  return tag;
}

/** The form under which morphemes are compared: Latin letters in lower case. */
export function comparedForm(form: string, tag: Tag): string {
  return tag === 'SL' ? form.toLowerCase() : form;
}

/**
 * The ways to read a keyword, as sequences of parts:
 *
 * - `토/NNG 하/XSV`, all words with a tag: that, and no other tags;
 * - else what the source makes of it, less loose particles and the endings at its end (토하다: 토, 하);
 * - and the whole as one word of the same kind (토하다: 토하), for texts where it was not cut, and a
 *   verb in 하다 as a noun and 하, for texts where it was.
 */
export function readKeyword(keyword: string, analyzer: MorphemeSource): KeywordPart[][] {
  const text = keyword.normalize('NFC').trim();
  const tagged = text.split(/\s+/).map(taggedPart);
  if (tagged.every((part) => part !== null)) return distinct([tagged.filter(isFirm)]);

  const analyzed = content(analyzer.analyze(text).flatMap(({ morphemes }) => morphemes));
  const readings: KeywordPart[][] = [];
  const isWord = /^\S*[\p{L}\p{N}]\S*$/u.test(text);
  if (!(isWord && analyzed.length === 1 && NO_KEYWORD.test((analyzed[0] as Morpheme).tag))) {
    readings.push(analyzed.map(({ form, tag }) => part(comparedForm(form, tag), kindOf(tag))));
  }
  const joined = analyzed.map(({ form }) => form).join('');
  const last = analyzed.at(-1)?.tag;
  if (last !== undefined && kindOf(last) === 'verb') {
    readings.push([part(joined, 'verb')]);
    if (/.하$/.test(joined)) readings.push([part(joined.slice(0, -1), 'noun'), part('하', 'verb')]);
  } else {
    if (analyzed.every(({ tag }) => isNominal(tag))) readings.push([part(joined, 'noun')]);
    if (isWord) readings.push([part(text, 'noun')]);
    const isNoun = analyzed.length === 1 && last !== undefined && isNominal(last);
    if (isWord && !isNoun && /.다$/.test(text)) readings.push([part(text.slice(0, -1), 'verb')]);
  }
  return distinct(readings);
}

/** The morphemes without loose particles, and without the endings and marks at the end. */
function content(morphemes: readonly Morpheme[]): Morpheme[] {
  const firm = morphemes.filter(({ tag, form }) => !isLoose(tag) && form !== '');
  let end = firm.length;
  while (end > 0 && /^(?:E.*|S[FPE]|VCP)$/.test((firm[end - 1] as Morpheme).tag)) end -= 1;
  return firm.slice(0, end);
}

function taggedPart(word: string): KeywordPart | null {
  const slash = word.lastIndexOf('/');
  const tag = word.slice(slash + 1);
  if (slash < 1 || tagNumber(tag) < 0) return null;
  const known = tag as Tag;
  const form = word.slice(0, slash);
  // 토하다/VV, as a dictionary has it, is the stem 토하.
  const stem = isPredicate(known) && /.다$/.test(form) ? form.slice(0, -1) : form;
  return { form: comparedForm(stem, known), kind: kindOf(known), tag: known };
}

function isFirm({ tag }: KeywordPart): boolean {
  return tag === null || !isLoose(tag);
}

function isNominal(tag: Tag): boolean {
  return kindOf(tag) === 'noun' || tag === 'XSN' || tag === 'XPN' || tag === 'SN' || tag === 'SL';
}

function part(form: string, kind: string): KeywordPart {
  return { form, kind, tag: null };
}

/** Each reading once, and none that would match nothing. */
function distinct(readings: readonly KeywordPart[][]): KeywordPart[][] {
  const byText = new Map(readings.map((parts) => [JSON.stringify(parts), parts]));
  return [...byText.values()].filter((parts) => parts.some(({ form }) => form !== ''));
}
