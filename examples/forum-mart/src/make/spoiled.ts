import type { MadePost } from './made-post';
import type { Random } from './random';

/** What can be wrong with a row: cells that are missing, a quote left open, and so on. */
export const FAULTS = ['cells', 'quotes', 'count', 'date', 'text'] as const;
export type Fault = (typeof FAULTS)[number];

const COUNTS = ['많음', '12회', 'NaN', '-'.repeat(3)];
const DATES = ['', '날짜 없음', '2024.13.45. 25:61', '0000-00-00 00:00:00', '비공개'];
const TEXTS = [
  ['', ''],
  [' ', '&nbsp;'],
  ['😊', '👍👍\n👩‍👩‍👧'],
  ['', '<br><br>'],
] as const;

/** Spoils what stands in a row; cells and quotes are the writer's. */
export function spoiled(post: MadePost, fault: Fault, random: Random): MadePost {
  switch (fault) {
    case 'count':
      return { ...post, views: random.pick(COUNTS) };
    case 'date':
      return { ...post, date: random.pick(DATES) };
    case 'text': {
      const [title, content] = random.pick(TEXTS);
      return { ...post, title, content };
    }
    case 'cells':
    case 'quotes':
      return post;
  }
}
