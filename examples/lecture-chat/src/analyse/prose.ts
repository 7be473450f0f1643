import { splitCode } from './code';
import { findLinks } from './links';

/**
 * What is left of a message without code and web addresses: the words of a person.
 *
 * @param text A message as it was written.
 * @returns The talk in it.
 * @example
 * prose('이거 보세요 https://example.com/?q=1'); // '이거 보세요 '
 */
export function prose(text: string): string {
  const talk = splitCode(text)
    .filter((block) => block.kind === 'talk')
    .map((block) => block.text)
    .join('\n');
  let plain = '';
  let from = 0;
  for (const link of findLinks(talk)) {
    plain += talk.slice(from, link.start);
    from = link.end;
  }
  return plain + talk.slice(from);
}
