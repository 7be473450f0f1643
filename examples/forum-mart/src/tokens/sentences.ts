import type { CleansedPost } from '../model';

/**
 * Behind what ends a sentence, which in a forum is a laugh or tears as often as a mark: 열이 나요ㅠㅠ. A dot
 * inside of 38.5 has no blank behind it.
 */
const END = /(?<=[.!?ㅋㅎㅠㅜ]) /;

/** The sentences of a cleansed post in their order; the title ends with one, marks or not. */
export function sentencesOf({ title, text }: Pick<CleansedPost, 'title' | 'text'>): string[] {
  if (title === '' || !text.startsWith(`${title} `)) return text.split(END);
  return [...title.split(END), ...text.slice(title.length + 1).split(END)];
}
