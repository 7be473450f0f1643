import { normalize } from '@nunchi/korean';
import { prose } from './prose';

/**
 * A message as the model of questions reads it, which learnt from transcripts: standard spelling,
 * and no code, addresses, signs, laughs or emoji. Empty where nothing is left.
 *
 * @param text A message as it was written.
 * @returns Letters, digits and single blanks.
 * @example
 * plainWords('여기서 뭐 눌러야됌??ㅠㅠ'); // '여기서 뭐 눌러야됌'
 */
export function plainWords(text: string): string {
  return normalize(prose(text), { preset: 'chat' })
    .text.replace(/[^\p{L}\p{N}]|[ㄱ-ㅎㅏ-ㅣ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
