import { replace } from '../edits.js';
import type { EditList } from '../edits.js';
import { QUOTES, TRIGGERS } from '../triggers.js';

/** Curly and low quotation marks to straight ones. The brackets 「」 and 『』 stay: they name works. */
export function findQuotes(text: string, edits: EditList): void {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (((TRIGGERS[code] as number) & QUOTES) === 0) continue;
    // U+2018 to U+201B are single, U+201C to U+201F double.
    replace(edits, i, i + 1, code < 0x201c ? "'" : '"');
  }
}
