import { prose } from './prose';

export interface WordCount {
  readonly word: string;
  readonly count: number;
}

/** Words that say nothing about a person: pronouns, pointers, yes and no, small talk. */
const STOP_WORDS = new Set(
  (
    '저 저는 제가 저도 저희 제 나 내 우리 그 이 이거 그거 저거 이건 그건 것 거 게 걸 건 수 더 다 좀 잘 안 못 ' +
    '왜 뭐 뭐가 뭘 어떻게 네 넵 넹 예 아 오 와 헐 혹시 그럼 그러면 그냥 진짜 너무 다들 이제 지금 오늘 내일 어제 ' +
    '때 중 및 등 또 하나 하나요 있나요 있는 있어요 없는 없어요 하는 하고 해서 하면 하면 합니다 했습니다 됩니다 ' +
    '되나요 돼요 나와요 같은 같아요 아니에요 감사합니다 안녕하세요 수고하셨습니다 ' +
    'the a an and or but of to in on at for with is are was be it its this that i you we my your do ' +
    'not so as if me one all'
  ).split(' '),
);

/**
 * Counts the words of many messages. A word is a run of letters and digits between anything else,
 * in lower case; Korean particles stay on (`서버가` and `서버를` are two words). Code, addresses,
 * numbers, single letters, laughter and tears (ㅋㅋ, ㅠㅠ) and a short list of empty words are
 * left out.
 *
 * @param texts Messages as they were written.
 * @param count How many words to take.
 * @returns The most frequent words, of equals the one seen first.
 */
export function topWords(texts: Iterable<string>, count: number): WordCount[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Array.from(counts, ([word, times]) => ({ word, count: times }))
    .sort((a, b) => b.count - a.count)
    .slice(0, count);
}

/**
 * The words of one message, as `topWords` counts them.
 *
 * @param text A message as it was written.
 * @returns Its words in order.
 * @example
 * wordsOf('COUNT랑 인덱스가 헷갈려요ㅠㅠ'); // ['count랑', '인덱스가', '헷갈려요']
 */
export function wordsOf(text: string): string[] {
  return prose(text)
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+|[\u3131-\u318e]+/u)
    .filter((word) => word.length > 1 && !/^\d+$/.test(word) && !STOP_WORDS.has(word));
}
