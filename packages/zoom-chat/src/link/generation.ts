import { findEmoji } from '../classify/emoji.js';
import { linkKey, looseKey } from './link-key.js';
import type { TextMatch } from './prefix-table.js';
import { TextIndex } from './text-index.js';

/** Letters of a long text that can be found by letters alone. */
export const MAX_LOOSE = 200;

/** A reaction, and the message that it was resolved to. */
export interface PastReaction {
  readonly sender: string;
  readonly emoji: string;
  readonly quote: string;
  readonly id: number;
}

/**
 * What can be found of one stretch of the chat. The texts are collected; each way of finding them
 * is made ready when it is first asked for, and brought up to date when it is asked again.
 */
export class Generation {
  readonly exact: TextIndex = new TextIndex();
  private looseIndex: TextIndex | null = null;
  private readonly emoji = new Map<string, TextMatch>();
  private emojiUpTo = 0;
  private reactions: PastReaction[] = [];
  private readonly reacted = new Map<string, number>();
  private reactedUpTo = 0;

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

  /** @param most - How many are remembered at the least; the oldest are forgotten first. */
  addReaction(reaction: PastReaction, most: number): void {
    if (this.reactions.length >= 2 * most) {
      this.reactions = this.reactions.slice(-most);
      this.reacted.clear();
      this.reactedUpTo = 0;
    }
    this.reactions.push(reaction);
  }

  /** What a person last marked with an emoji under this quotation. */
  reactedTo(sender: string, emoji: string, quote: string): number | undefined {
    for (; this.reactedUpTo < this.reactions.length; this.reactedUpTo++) {
      const past = this.reactions[this.reactedUpTo] as PastReaction;
      this.reacted.set(reactionKey(past.sender, past.emoji, past.quote), past.id);
    }
    return this.reacted.get(reactionKey(sender, emoji, quote));
  }
}

function reactionKey(sender: string, emoji: string, quote: string): string {
  return `${sender}\0${emoji}\0${quote}`;
}

/** Clients differ in whether they write the variation selector. */
function plainEmoji(emoji: string): string {
  return emoji.replaceAll('\ufe0f', '');
}
