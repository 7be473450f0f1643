/** Longest prefix with an index of its own; Zoom cuts quotations after 20 units or earlier. */
const MAX_PREFIX = 20;
/** Texts compared one by one where a quotation is longer than that. */
const MAX_COMPARED = 64;

/** Entries of the index that a search found. */
export interface TextMatch {
  /** The newest of them. */
  readonly id: number;
  /** How many there are. */
  readonly count: number;
}

interface Slot {
  id: number;
  /** Position of the newest text in the list. */
  at: number;
  count: number;
}

/** Texts by their first `length` units, or whole; brought up to date when it is asked. */
interface PrefixTable {
  readonly slots: Map<string, Slot>;
  /** Texts taken in so far. */
  upTo: number;
  /** For each text the one before it with the same prefix, or -1. */
  readonly previous: number[];
}

/**
 * Texts that can be found by their whole or by a prefix, the newest first, with no window. A table
 * is made only for the lengths that are asked for, at most twenty, each in one pass over the texts.
 */
export class TextIndex {
  readonly texts: string[] = [];
  readonly ids: number[] = [];
  private readonly wholes: PrefixTable = emptyTable();
  private readonly prefixes: (PrefixTable | undefined)[] = [];

  get size(): number {
    return this.texts.length;
  }

  add(id: number, text: string): void {
    this.texts.push(text);
    this.ids.push(id);
  }

  whole(text: string): TextMatch | null {
    const table = this.wholes;
    for (; table.upTo < this.texts.length; table.upTo++) {
      this.put(table, this.texts[table.upTo] as string);
    }
    return table.slots.get(text) ?? null;
  }

  prefix(prefix: string): TextMatch | null {
    const length = Math.min(prefix.length, MAX_PREFIX);
    if (length === 0) return null;
    const table = (this.prefixes[length] ??= emptyTable());
    for (; table.upTo < this.texts.length; table.upTo++) {
      const text = this.texts[table.upTo] as string;
      if (text.length >= length) this.put(table, text.slice(0, length), length === MAX_PREFIX);
    }
    const slot = table.slots.get(prefix.slice(0, length));
    if (slot === undefined || prefix.length === length) return slot ?? null;
    return this.compare(prefix, table, slot);
  }

  private put(table: PrefixTable, key: string, chained = false): void {
    const at = table.upTo;
    const id = this.ids[at] as number;
    const slot = table.slots.get(key);
    if (chained) table.previous[at] = slot === undefined ? -1 : slot.at;
    if (slot === undefined) {
      table.slots.set(key, { id, at, count: 1 });
    } else {
      slot.id = id;
      slot.at = at;
      slot.count++;
    }
  }

  /** The newest text behind `slot` that begins with the whole of a long prefix. */
  private compare(prefix: string, table: PrefixTable, slot: Slot): TextMatch | null {
    let id = -1;
    let count = 0;
    let at = slot.at;
    for (let steps = 0; at !== -1 && steps < MAX_COMPARED; steps++) {
      if ((this.texts[at] as string).startsWith(prefix)) {
        if (id === -1) id = this.ids[at] as number;
        count++;
      }
      at = table.previous[at] ?? -1;
    }
    return id === -1 ? null : { id, count };
  }
}

function emptyTable(): PrefixTable {
  return { slots: new Map(), upTo: 0, previous: [] };
}
