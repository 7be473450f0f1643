import { findEmoji } from '../classify/emoji.js';
import { linkKey, looseKey } from './link-key.js';
import type { TextMatch } from './prefix-table.js';
import { TextIndex } from './text-index.js';

/** Units of a long text that can be found by letters alone. */
export const MAX_LOOSE = 200;

/**
 * What can be found of one stretch of the chat. The texts are collected; each way of finding them
 * is made ready when it is first asked for, and brought up to date when it is asked again.
 */
export class Generation {
  readonly exact: TextIndex = new TextIndex();
  private looseIndex: TextIndex | null = null;
  private readonly emoji = new Map<string, TextMatch>();
  private emojiUpTo = 0;

  add(id: number, text: string): void {
    this.exact.add(id, linkKey(text));
  }

  /** The texts by their letters, digits and symbols alone. */
  loose(): TextIndex {
    this.looseIndex ??= new TextIndex();
    const { texts, ids } = this.exact;
    for (let i = this.looseIndex.size; i < texts.length; i++) {
      this.looseIndex.add(ids[i] as number, looseKey((texts[i] as string).slice(0, MAX_LOOSE)));
    }
    return this.looseIndex;
  }

  /** The texts that hold an emoji. */
  holding(emoji: string): TextMatch | null {
    const { texts, ids } = this.exact;
    for (; this.emojiUpTo < texts.length; this.emojiUpTo++) {
      const id = ids[this.emojiUpTo] as number;
      for (const found of new Set(findEmoji(texts[this.emojiUpTo] as string).map(plainEmoji))) {
        this.emoji.set(found, { id, count: (this.emoji.get(found)?.count ?? 0) + 1 });
      }
    }
    return this.emoji.get(plainEmoji(emoji)) ?? null;
  }
}

/** Clients differ in whether they write the variation selector. */
function plainEmoji(emoji: string): string {
  return emoji.replaceAll('\ufe0f', '');
}
