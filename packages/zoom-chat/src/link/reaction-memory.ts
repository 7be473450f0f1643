/** A reaction that may be taken away again. */
interface PastReaction {
  readonly sender: string;
  readonly emoji: string;
  /** What it quoted; `null` for "add 👍", which quotes nothing. */
  readonly quote: string | null;
  readonly id: number;
}

/** Reactions of one person with one emoji that are compared, the newest first. */
const MAX_COMPARED = 64;

/**
 * Who reacted to what, for removals: they take away a reaction of the same person with the same
 * emoji, though another message may fit their quotation as well. Nothing but a list is kept until
 * the first removal comes; most chats have none.
 */
export class ReactionMemory {
  private readonly most: number;
  private pending: PastReaction[] = [];
  /** Person and emoji to their reactions that stand. */
  private readonly standing = new Map<string, PastReaction[]>();
  private standingCount = 0;

  /** @param most - At least so many of the newest are remembered, at most twice as many held. */
  constructor(most: number) {
    this.most = most;
  }

  add(sender: string, emoji: string, quote: string | null, id: number): void {
    if (this.pending.length >= 2 * this.most) this.pending = this.pending.slice(-this.most);
    this.pending.push({ sender, emoji, quote, id });
  }

  /**
   * Takes away the newest reaction of the person with the emoji that fits.
   *
   * @param fits - Does the removal's quotation fit this message, quoted so before?
   * @returns `id` of the message, or `null`.
   */
  take(
    sender: string,
    emoji: string,
    fits: (id: number, quote: string | null) => boolean,
  ): number | null {
    this.settle();
    const reactions = this.standing.get(keyOf(sender, emoji)) ?? [];
    const last = Math.max(0, reactions.length - MAX_COMPARED);
    for (let i = reactions.length - 1; i >= last; i--) {
      const { id, quote } = reactions[i] as PastReaction;
      if (!fits(id, quote)) continue;
      reactions.splice(i, 1);
      this.standingCount--;
      return id;
    }
    return null;
  }

  private settle(): void {
    if (this.standingCount + this.pending.length > 2 * this.most) {
      this.standing.clear();
      this.standingCount = 0;
      this.pending = this.pending.slice(-this.most);
    }
    for (const reaction of this.pending) {
      const key = keyOf(reaction.sender, reaction.emoji);
      const reactions = this.standing.get(key);
      if (reactions === undefined) this.standing.set(key, [reaction]);
      else reactions.push(reaction);
    }
    this.standingCount += this.pending.length;
    this.pending.length = 0;
  }
}

function keyOf(sender: string, emoji: string): string {
  return `${sender}\0${emoji}`;
}
