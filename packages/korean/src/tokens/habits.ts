import { KoreanError } from '../errors.js';
import { scanWebEntities } from '../normalize/web-entities.js';
import type { Sentence } from '../types.js';
import { endingOf } from './sentence-ending.js';
import type { Politeness } from './sentence-ending.js';
import { signRuns } from './sign-runs.js';
import type { RunSign, SignRuns } from './sign-runs.js';
import { isSource, sentencesOf } from './source.js';
import type { AnalyzedText, MorphemeSource } from './source.js';

/** Something written, and how often. */
export interface Counted {
  readonly text: string;
  readonly count: number;
}

/** How somebody writes. Lists begin with what is most frequent; shares and means of nothing are 0. */
export interface Habits {
  readonly messages: number;
  readonly sentences: number;
  /** Lengths of messages in UTF-16 units, without the blanks between sentences. */
  readonly length: { readonly mean: number; readonly median: number };
  /** Blanks among all characters: below about 0.1 somebody writes without them. */
  readonly blankShare: number;
  /** Sentence endings as they are written: 어요, 습니당, 어욥. */
  readonly endings: readonly Counted[];
  /** Interjections as they are written: 네, 넵, 넹. */
  readonly interjections: readonly Counted[];
  /** Sentences by politeness; `share` is that of formal (니다) and polite (요) among those that end. */
  readonly politeness: Readonly<Record<Politeness, number>> & { readonly share: number };
  /** Laughs (ㅋ, ㅎ), tears (ㅠ, with ㅜ) and marks. */
  readonly runs: Readonly<Record<RunSign, SignRuns>>;
  readonly emoji: readonly Counted[];
}

export interface HabitOptions {
  /** Needed for messages that are texts, and not sentences already. */
  readonly analyzer?: MorphemeSource;
}

/**
 * Describes how somebody writes, from messages of theirs: what tells the authors of a chat apart, and
 * nothing of what they write about.
 *
 * @param messages one message or several, each a text or its sentences
 * @param options the source of morphemes, for texts
 * @returns counts and means; linear in the text
 * @throws KoreanError 'invalid-options' where a message is a text and there is no analyzer
 * @example
 * ```ts
 * const { politeness, runs, endings } = habits(['좋아욥ㅋㅋㅋ', '저도요~'], { analyzer });
 * politeness.share; // 1
 * runs['ㅋ']; // { count: 1, meanLength: 3 }
 * endings; // [{ text: '아욥', count: 1 }, { text: '요', count: 1 }]
 * ```
 */
export function habits(
  messages: AnalyzedText | readonly AnalyzedText[],
  { analyzer }: HabitOptions = {},
): Habits {
  const analyzed = messagesOf(messages).map((message) => {
    if (typeof message !== 'string') return message;
    if (!isSource(analyzer)) {
      throw new KoreanError('invalid-options', 'habits: texts need { analyzer }');
    }
    return sentencesOf(message, analyzer);
  });
  const sentences = analyzed.flat();
  const texts = sentences.map(({ text }) => text);
  const characters = lengthOf(sentences);
  const lengths = analyzed.map(lengthOf).sort((a, b) => a - b);
  const endings = sentences.map(endingOf).filter((ending) => ending !== null);
  const ends = (kind: Politeness): number =>
    endings.filter(({ politeness }) => politeness === kind).length;
  const [formal, polite, plain] = [ends('formal'), ends('polite'), ends('plain')];

  return {
    messages: analyzed.length,
    sentences: sentences.length,
    length: { mean: ratio(characters, analyzed.length), median: median(lengths) },
    blankShare: ratio(
      texts.reduce((blanks, text) => blanks + (text.match(/\s/g)?.length ?? 0), 0),
      characters,
    ),
    endings: counted(endings.map(({ text }) => text)),
    interjections: counted(sentences.flatMap(interjectionsOf)),
    politeness: { formal, polite, plain, share: ratio(formal + polite, endings.length) },
    runs: signRuns(texts),
    emoji: counted(texts.flatMap(emojiOf)),
  };
}

function messagesOf(messages: AnalyzedText | readonly AnalyzedText[]): readonly AnalyzedText[] {
  if (typeof messages === 'string') return [messages];
  const first = messages[0];
  const isOneMessage = typeof first === 'object' && 'morphemes' in first;
  return isOneMessage ? [messages as readonly Sentence[]] : (messages as readonly AnalyzedText[]);
}

function interjectionsOf({ text, start: offset, morphemes }: Sentence): string[] {
  return morphemes
    .filter(({ tag }) => tag === 'IC')
    .map(({ start, end }) => text.slice(start - offset, end - offset).normalize('NFC'));
}

function emojiOf(text: string): string[] {
  return scanWebEntities(text)
    .filter(({ kind }) => kind === 'W_EMOJI')
    .map(({ start, end }) => text.slice(start, end));
}

function counted(texts: readonly string[]): Counted[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

function lengthOf(sentences: readonly Sentence[]): number {
  return sentences.reduce((length, { text }) => length + text.length, 0);
}

/** The middle of sorted numbers; of an even count the mean of the two. */
function median(sorted: readonly number[]): number {
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const high = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return (low + high) / 2;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
