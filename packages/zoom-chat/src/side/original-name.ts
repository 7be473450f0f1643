import { cleanName } from '../people/name.js';

/** A cell of the column `Name (Original Name)`. */
export interface NameAndOriginal {
  readonly name: string;
  /** The name before the person renamed; `null` when there is none. */
  readonly originalName: string | null;
}

/**
 * Splits `New (Original)`. Zoom puts the original name last, in parentheses, behind one space, so
 * a space before the last parenthesis is the evidence: `015_Loki (Loki Laufeyson)` was renamed,
 * and `박서준(강사)` is how that person signs in. A name that ends in parentheses behind a
 * space of its own (`박서준 (강사)`) cannot be told from a renamed one and is split.
 *
 * Parentheses inside the original name are matched, and full-width ones count like the others.
 */
export function splitOriginalName(cell: string): NameAndOriginal {
  const text = cleanName(cell);
  const open = openingOfLast(text);
  const name = open > 0 && /\s/u.test(text[open - 1] ?? '') ? text.slice(0, open).trim() : '';
  const originalName = text.slice(open + 1, -1).trim();
  if (name === '' || originalName === '') return { name: text, originalName: null };
  return { name, originalName };
}

/** Index of the parenthesis that the last character closes; -1 when it closes none. */
function openingOfLast(text: string): number {
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    const char = text[i];
    if (char === ')' || char === '）') depth += 1;
    else if (char === '(' || char === '（') depth -= 1;
    if (depth === 0) return i === text.length - 1 ? -1 : i;
  }
  return -1;
}
