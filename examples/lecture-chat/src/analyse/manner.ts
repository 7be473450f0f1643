import { habits } from '@nunchi/korean';
import type { Counted, RunSign } from '@nunchi/korean';
import { endingName } from './ending-name';
import type { Talk } from './talk';

/** A sign that somebody repeats: how often, and how long a run of it is on average. */
export interface SignHabit {
  readonly sign: RunSign;
  readonly count: number;
  readonly meanLength: number;
}

/** How somebody writes, whatever it is about. */
export interface Manner {
  /** Sentence endings as a reader knows them (`요`, `습니다`, `습니당`), the most frequent first. */
  readonly endings: readonly Counted[];
  /** ㅋ, ㅎ and ㅠ (with ㅜ), the most frequent first. */
  readonly laughs: readonly SignHabit[];
  /** `~`, `!`, `?` and so on, the most frequent first. */
  readonly marks: readonly SignHabit[];
  /** Emoji typed in messages; reactions are counted elsewhere. */
  readonly emoji: readonly Counted[];
  /** Share of polite and formal sentences (요, 니다) among those with an ending; `null` without any. */
  readonly politeShare: number | null;
}

const LAUGHS: readonly RunSign[] = ['ㅋ', 'ㅎ', 'ㅠ'];
const MARKS: readonly RunSign[] = ['~', '!', '?', '.', '^', ';'];

/**
 * Finds how somebody writes.
 *
 * @param talks What somebody said, message by message.
 * @returns Counts, means and the share of polite sentences.
 */
export function mannerOf(talks: readonly Talk[]): Manner {
  const { endings, runs, emoji, politeness } = habits(talks);
  const signs = (list: readonly RunSign[]): SignHabit[] =>
    list
      .map((sign) => ({ sign, ...runs[sign] }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
  return {
    endings: named(endings),
    laughs: signs(LAUGHS),
    marks: signs(MARKS),
    emoji,
    politeShare: endings.length === 0 ? null : politeness.share,
  };
}

/** Counts endings by the names they have for a reader: 어요 and 아요 are both 요. */
function named(endings: readonly Counted[]): Counted[] {
  const counts = new Map<string, number>();
  for (const { text, count } of endings) {
    const name = endingName(text);
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return Array.from(counts, ([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
}
