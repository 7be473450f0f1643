import {
  composeSyllable,
  isSyllable,
  leadOf,
  tailOf,
  TAILS,
  vowelOf,
  VOWELS,
} from '../hangul/syllable.js';
import { TAGS, tagNumber } from './tags.js';

/**
 * A label tells which morphemes one syllable of the text begins or continues, and how their
 * letters differ from the syllable: 갔 is `B-VV/~=0+B-EP/었`, "begins a verb with the same lead
 * and vowel and no tail, then begins an ending 었". An edit is written
 *
 * - not at all (or `=`): the syllable as it stands;
 * - `~VT`: the syllable's lead with vowel V and tail T, where `=` keeps a part and `0` is no tail;
 * - anything else: these very characters.
 *
 * So one label serves every syllable of its kind, and no dictionary restores the forms.
 */
export interface LabelPiece {
  readonly begins: boolean;
  readonly tag: number;
  readonly edit: string;
}

/** Splits the text of a label into its pieces. */
export function parseLabel(label: string): LabelPiece[] {
  return label.split('+').map((piece) => {
    const slash = piece.indexOf('/');
    const head = slash < 0 ? piece : piece.slice(0, slash);
    const tag = tagNumber(head.slice(2));
    if (tag < 0 || !/^[BI]-/.test(head)) throw new RangeError(`no label: ${label}`);
    return { begins: head.startsWith('B'), tag, edit: slash < 0 ? '=' : piece.slice(slash + 1) };
  });
}

/** The label that makes these characters of morphemes out of a syllable; undone by {@link applyEdit}. */
export function formatLabel(
  surface: string,
  pieces: readonly { begins: boolean; tag: number; char: string }[],
): string {
  return pieces
    .map(({ begins, tag, char }, index) => {
      const head = `${begins ? 'B' : 'I'}-${TAGS[tag] as string}`;
      const edit = index === 0 ? editBetween(surface, char) : char === surface ? '=' : char;
      return edit === '=' && pieces.length === 1 ? head : `${head}/${edit}`;
    })
    .join('+');
}

function editBetween(surface: string, char: string): string {
  if (char === surface) return '=';
  const from = surface.charCodeAt(0);
  const to = char.charCodeAt(0);
  if (!isSyllable(from) || !isSyllable(to) || char.length > 1) return char;
  if (leadOf(from) !== leadOf(to)) return char;
  const vowel = vowelOf(from) === vowelOf(to) ? '=' : VOWELS.charAt(vowelOf(to));
  const tail =
    tailOf(from) === tailOf(to) ? '=' : tailOf(to) === 0 ? '0' : TAILS.charAt(tailOf(to));
  return `~${vowel}${tail}`;
}

/** The characters that an edit makes of a syllable. */
export function applyEdit(surface: string, edit: string): string {
  if (edit === '=') return surface;
  if (!edit.startsWith('~') || edit.length !== 3) return edit;
  const code = surface.charCodeAt(0);
  if (!isSyllable(code)) return surface;
  const vowel = edit[1] === '=' ? vowelOf(code) : VOWELS.indexOf(edit[1] as string);
  const tail =
    edit[2] === '=' ? tailOf(code) : edit[2] === '0' ? 0 : TAILS.indexOf(edit[2] as string);
  return String.fromCharCode(composeSyllable(leadOf(code), vowel, tail));
}
