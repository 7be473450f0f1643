import { compareCodePoints } from '../labels.js';
import { range } from '../range.js';
import type { CountRows } from './count-rows.js';
import type { Terms } from './terms.js';

/** Terms that a function lists: a tokenizer or a pattern of the user, or a whole analyzer. */
export class ListedTerms implements Terms {
  readonly #ids = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #list: (text: string) => readonly string[];

  constructor(list: (text: string) => readonly string[]) {
    this.#list = list;
  }

  get size(): number {
    return this.#terms.length;
  }

  count(text: string, rows: CountRows, learn: boolean): void {
    for (const term of this.#list(text)) {
      const id = learn ? this.add(term) : this.find(term);
      if (id >= 0) rows.add(id);
    }
  }

  add(term: string): number {
    const found = this.#ids.get(term);
    if (found !== undefined) return found;
    this.#ids.set(term, this.#terms.length);
    return this.#terms.push(term) - 1;
  }

  find(term: string): number {
    return this.#ids.get(term) ?? -1;
  }

  term(id: number): string {
    return this.#terms[id] as string;
  }

  sorted(): Int32Array {
    return range(this.size).sort((a, b) => compareCodePoints(this.term(a), this.term(b)));
  }
}
