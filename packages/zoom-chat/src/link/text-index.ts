import { PrefixTable, type TextMatch } from './prefix-table.js';

/** Zoom cuts quotations after 16 to 20 units: these lengths always have a table. */
const CUT_PREFIX = 20;
/** Tables of longer prefixes, for uncut quotations that no whole text equals: the first so many lengths. */
const MAX_LONG_TABLES = 12;

/**
 * Texts that can be found by their whole or by a prefix, the newest first, with no window. A table
 * is made for a length when it is first asked for, in one pass over the texts, and brought up to
 * date when it is asked again: a few dozen tables at the most, so the work stays linear, and a chat
 * without quotations pays nothing.
 */
export class TextIndex {
  readonly texts: string[] = [];
  readonly ids: number[] = [];
  private readonly tables = new Map<number, PrefixTable>();
  private longTables = 0;
  /** Whole texts to the position of the newest, with the count of each by position. */
  private readonly wholes = new Map<string, number>();
  private readonly wholeCounts: number[] = [];

  get size(): number {
    return this.texts.length;
  }

  add(id: number, text: string): void {
    this.texts.push(text);
    this.ids.push(id);
  }

  /** Texts that equal `text`. */
  whole(text: string): TextMatch | null {
    const { wholes, wholeCounts, texts } = this;
    for (let at = wholeCounts.length; at < texts.length; at++) {
      const key = texts[at] as string;
      const before = wholes.get(key);
      wholes.set(key, at);
      wholeCounts.push(before === undefined ? 1 : (wholeCounts[before] as number) + 1);
    }
    const at = wholes.get(text);
    if (at === undefined) return null;
    return { id: this.ids[at] as number, count: wholeCounts[at] as number };
  }

  /**
   * Texts that begin with `prefix` and go on behind it. Where a long one gets no table, only the newest of those that
   * share its first 20 units is compared with all of it.
   */
  prefix(prefix: string): TextMatch | null {
    if (prefix === '') return null;
    const table = this.table(prefix.length) ?? (this.table(CUT_PREFIX) as PrefixTable);
    const slot = table.find(prefix);
    if (slot === -1) return null;
    const at = table.newestOf(slot);
    const id = this.ids[at] as number;
    if (prefix.length === table.length) return { id, count: table.countOf(slot) };
    const text = this.texts[at] as string;
    return text.length > prefix.length && text.startsWith(prefix) ? { id, count: 1 } : null;
  }

  private table(length: number): PrefixTable | null {
    let table = this.tables.get(length);
    if (table === undefined) {
      if (length > CUT_PREFIX && this.longTables++ >= MAX_LONG_TABLES) return null;
      table = new PrefixTable(this.texts, length);
      this.tables.set(length, table);
    }
    return table;
  }
}
