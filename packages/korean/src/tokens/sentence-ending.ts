import { composeSyllable, isSyllable, leadOf, vowelOf } from '../hangul/syllable.js';
import type { Morpheme, Sentence } from '../types.js';

/** How a sentence speaks to its reader: 합니다 is formal, 해요 polite, 해 plain. */
export type Politeness = 'formal' | 'polite' | 'plain';

/** How a sentence ends. */
export interface SentenceEnding {
  /** The ending as it was written, slang and all: 습니당, 어욥. */
  readonly text: string;
  readonly politeness: Politeness;
}

/** The last ending of a sentence (EF, or 요 after a noun); null where it has none. */
export function endingOf({ text, start, morphemes }: Sentence): SentenceEnding | null {
  for (let at = morphemes.length - 1; at >= 0; at -= 1) {
    const ending = morphemes[at] as Morpheme;
    if (ending.tag !== 'EF' && !(ending.tag === 'JX' && withoutTail(ending.form) === '요'))
      continue;
    const own = Math.max(ending.start, morphemes[at - 1]?.end ?? 0);
    const written = text.slice(ending.start - start, ending.end - start).normalize('NFC');
    const rest = text.slice(own - start, ending.end - start).normalize('NFC');
    return {
      text: rest !== '' && rest === written ? written : contracted(ending.form, written, rest),
      politeness: politenessOf(withoutTail(ending.form)),
    };
  }
  return null;
}

/**
 * The first letters of a contracted ending are in the stem's syllable, its last are its own: 해욥 is
 * 하 + 여요, written 여욥.
 */
function contracted(form: string, written: string, rest: string): string {
  const own = rest === '' && form.length > 1 ? written.slice(-1) : rest;
  return form.slice(0, Math.max(0, form.length - own.length)) + own;
}

function politenessOf(form: string): Politeness {
  if (/니[다까]$|시오$/.test(form)) return 'formal';
  return /[요죠]$/.test(form) ? 'polite' : 'plain';
}

/** Without the consonant that is put on for fun: 욥 is 요, 습니당 is 습니다. */
function withoutTail(form: string): string {
  const last = form.charCodeAt(form.length - 1);
  if (!isSyllable(last)) return form;
  const open = composeSyllable(leadOf(last), vowelOf(last), 0);
  return form.slice(0, -1) + String.fromCharCode(open);
}
