import { uniqueLabels } from '../labels.js';
import { checkLengths } from '../matrix/csr.js';

/** A class whose name stands in its own documents. */
export interface LeakWarning {
  readonly label: string;
  /** The name, or the part of it, that was found. */
  readonly name: string;
  /** Share of the documents of the class that hold the name, from 0 to 1. */
  readonly share: number;
  /** The same in the documents of all other classes. */
  readonly elsewhere: number;
}

/** Options of {@link leakWarnings}. */
export interface LeakOptions {
  /** Share of a class's documents from which its name is worth a warning. Default 0.05. */
  minShare?: number | undefined;
}

/** How much more frequent than elsewhere a name must be to give its class away. */
const TELLING = 2;

/**
 * Looks for class names in the documents of their own class. A model trained on such documents scores
 * almost perfectly and then fails on what people really write, since nobody types the category.
 * Names are also looked for in parts (`문화·예술` as 문화 and 예술), in any case, inside of words too.
 *
 * @returns Warnings, the worst first. Takes time in proportion to documents times names.
 * @example
 * ```ts
 * leakWarnings(['[여행] 제주 바다', '주말 등산'], ['여행', '취미']); // [{ label: '여행', ... }]
 * ```
 */
export function leakWarnings(
  documents: readonly string[],
  y: ArrayLike<string>,
  { minShare = 0.05 }: LeakOptions = {},
): LeakWarning[] {
  checkLengths(documents.length, y.length, 'labels');
  const texts = documents.map((document) => document.normalize('NFC').toLowerCase());
  const warnings: LeakWarning[] = [];
  for (const label of uniqueLabels(y)) {
    const own = texts.filter((_, i) => y[i] === label);
    const others = texts.filter((_, i) => y[i] !== label);
    for (const name of namesOf(label)) {
      const share = shareWith(own, name);
      const elsewhere = shareWith(others, name);
      if (share >= minShare && share > 0 && share >= elsewhere * TELLING) {
        warnings.push({ label, name, share, elsewhere });
      }
    }
  }
  return warnings.sort((a, b) => b.share - b.elsewhere - (a.share - a.elsewhere));
}

/** A class name and its parts, without those of a single letter. */
function namesOf(label: string): string[] {
  const name = label.normalize('NFC').toLowerCase().trim();
  const parts = name.split(/[\s·‧ㆍ/,&|_-]+/u);
  return [...new Set([name, ...parts])].filter((part) => part.length > 1);
}

function shareWith(texts: readonly string[], name: string): number {
  if (texts.length === 0) return 0;
  return texts.filter((text) => text.includes(name)).length / texts.length;
}
