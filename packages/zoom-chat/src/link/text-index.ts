import { PrefixTable, type TextMatch } from './prefix-table.js';

/** Zoom cuts quotations after 16 to 20 units, so nearly all of them are found by this prefix. */
const COMMON_PREFIX = 16;
/** Of the texts that share it, so many are compared one by one before a table of the length is made. */
const MAX_COMPARED = 4;
/** These lengths always get a table. */
const CUT_PREFIX = 20;
/** Tables of longer prefixes, for uncut quotations that no whole text equals: the first so many lengths. */
const MAX_LONG_TABLES = 12;

/**
 * Texts that can be found by their whole or by a prefix, the newest first, with no window. One table
 * of the first 16 units serves nearly all quotations. Where too many texts share those, a table of
 * the exact length is made, in one pass over the texts: a few dozen tables at the most, so the work
 * stays linear. All are made when they are first asked for: a chat without quotations pays nothing.
 */
export class TextIndex {
  readonly texts: string[] = [];
  readonly ids: number[] = [];
  private readonly tables = new Map<number, PrefixTable>();
  private longTables = 0;
  private readonly wholes = new Map<string, { at: number; count: number }>();
  private wholesUpTo = 0;

  get size(): number {
    return this.texts.length;
  }

  add(id: number, text: string): void {
    this.texts.push(text);
    this.ids.push(id);
  }

  /** Texts that equal `text`. */
  whole(text: string): TextMatch | null {
    const { wholes, texts } = this;
    for (; this.wholesUpTo < texts.length; this.wholesUpTo++) {
      const at = this.wholesUpTo;
      const known = wholes.get(texts[at] as string);
      if (known === undefined) {
        wholes.set(texts[at] as string, { at, count: 1 });
      } else {
        known.at = at;
        known.count++;
      }
    }
    const found = wholes.get(text);
    return found === undefined ? null : { id: this.ids[found.at] as number, count: found.count };
  }

  /**
   * Texts that begin with `prefix` and go on behind it, of which the first few are counted.
   * Where a long one gets no table, only the newest of those that share its first 20 units is
   * compared with all of it.
   */
  prefix(prefix: string): TextMatch | null {
    if (prefix === '') return null;
    const near = prefix.length > COMMON_PREFIX ? this.compare(prefix) : 'unknown';
    if (near !== 'unknown') return near;
    const table = this.table(prefix.length);
    const slot = table.find(prefix);
    if (slot === -1) return null;
    const at = table.newestOf(slot);
    const count = prefix.length === table.length ? table.countOf(slot) : 1;
    return this.goesOn(at, prefix)
      ? { id: this.ids[at] as number, count: Math.min(count, MAX_COMPARED) }
      : null;
  }

  /** The newest of the texts that share the common prefix; `unknown` when none of them fits. */
  private compare(prefix: string): TextMatch | null | 'unknown' {
    const table = this.table(COMMON_PREFIX);
    const slot = table.find(prefix);
    if (slot === -1) return null;
    let id: number | null = null;
    let count = 0;
    let at = table.newestOf(slot);
    for (let steps = 0; at !== -1 && steps < MAX_COMPARED; steps++) {
      if (this.goesOn(at, prefix)) {
        id ??= this.ids[at] as number;
        count++;
      }
      at = table.before(at);
    }
    if (id !== null) return { id, count };
    return at === -1 ? null : 'unknown';
  }

  private goesOn(at: number, prefix: string): boolean {
    const text = this.texts[at] as string;
    return text.length > prefix.length && text.startsWith(prefix);
  }

  /** The table for a length; for a long one that gets none, the table of the longest cut. */
  private table(length: number): PrefixTable {
    let table = this.tables.get(length);
    if (table === undefined) {
      if (length > CUT_PREFIX) {
        if (this.longTables === MAX_LONG_TABLES) return this.table(CUT_PREFIX);
        this.longTables++;
      }
      table = new PrefixTable(this.texts, length);
      this.tables.set(length, table);
    }
    return table;
  }
}
