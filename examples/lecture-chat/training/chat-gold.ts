import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A line of chat, and whether people found that it asks something. */
export interface ChatLine {
  readonly text: string;
  readonly isQuestion: boolean;
}

/** Odd ids are there to choose by, even ids to report on. */
export interface ChatGold {
  readonly odd: readonly ChatLine[];
  readonly even: readonly ChatLine[];
}

const GOLD = join(__dirname, '..', '..', '..', 'packages', 'korean', 'gold');

/**
 * The chat gold sets of @nunchi/korean; their CONVENTION.md describes them.
 *
 * @param names Of the sets.
 * @returns Their lines.
 */
export function readChatGold(names: readonly string[] = ['class', 'community']): ChatGold {
  const gold: { odd: ChatLine[]; even: ChatLine[] } = { odd: [], even: [] };
  for (const name of names) {
    for (const line of readFileSync(join(GOLD, `${name}.tsv`), 'utf8')
      .trimEnd()
      .split('\n')) {
      const [id = '', question, text = ''] = line.split('\t');
      gold[Number(id.slice(1)) % 2 === 1 ? 'odd' : 'even'].push({
        text,
        isQuestion: question === '1',
      });
    }
  }
  return gold;
}
