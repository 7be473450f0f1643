import path from 'node:path';
import { draftText } from '../src/analyze/draft-text.js';
import { GAP_FEATURES, hashGap } from '../src/analyze/gap-features.js';
import { NEWLINE, readScene } from '../src/analyze/scene.js';
import { beginSentence, isCandidate, startWalk, stepOver } from '../src/analyze/sentence-walk.js';
import { Tagger } from '../src/analyze/tagger.js';
import type { KoreanModel } from '../src/model/model.js';
import { LinearExamples } from './linear.js';
import { readPassages, readSentences } from './passages.js';
import type { Piece } from './passages.js';
import { pick, seededRandom } from './random.js';
import { answer, hesitate, invert, quote, restyle } from './sentence-noise.js';
import type { Style } from './sentence-noise.js';

/** Weights of the splitter. */
export const SENTENCES_SIZE = 32_768;
/** Texts made, and lines of chat and of reviews that they are made of. */
const TEXTS = 90_000;
const SILVER = 150_000;
const REVIEWS = 150_000;
/** Of the teacher's lines one in so many is left for measuring. */
export const HELD_BACK = 40;

/** A text whose sentences are known. */
export interface KnownText {
  readonly text: string;
  /** Where sentences end, in UTF-16 units, the last one too. */
  readonly ends: ReadonlySet<number>;
  readonly unsure: ReadonlySet<number>;
}

/**
 * Trains the sentence splitter on runs of sentences put together at random, with and without marks,
 * as `model` tags them. The same input gives the same bytes.
 */
export async function trainSentences(
  model: KoreanModel,
  dataFolder: string,
  workFolder: string,
  seed: number,
): Promise<Int8Array> {
  const examples = await collectGaps(model, dataFolder, workFolder, seed);
  return examples.learn({ size: SENTENCES_SIZE, epochs: 6, rate: 0.15, lasso: 0, seed });
}

/** The gaps of many made texts, each with its features and whether a sentence ends there. */
export async function collectGaps(
  model: KoreanModel,
  _dataFolder: string,
  workFolder: string,
  seed: number,
): Promise<LinearExamples> {
  const random = seededRandom(seed);
  const taught = (name: string): string => path.join(workFolder, `taught-${name}.jsonl`);
  const gold = await Promise.all(
    ['kaist_train', 'gsd_train', 'ksl_train'].map((name) => readSentences(taught(name))),
  );
  const lines: Piece[][] = [];
  for (const [name, most] of [
    ['silver', SILVER],
    ['nsmc', REVIEWS],
  ] as const) {
    let index = 0;
    for await (const passage of readPassages(taught(name))) {
      index += 1;
      if (index % HELD_BACK !== 0) lines.push(passage);
      if (index >= most) break;
    }
  }
  const tagger = new Tagger(model, false, null);
  const examples = new LinearExamples(GAP_FEATURES);
  for (let count = 0; count < TEXTS; count += 1) {
    learnFrom(makeText(gold, lines, random), tagger, examples);
  }
  return examples;
}

/** One text: a run of neighbours out of a corpus, or one to four lines of chat and reviews. */
export function makeText(
  gold: readonly (readonly string[])[],
  lines: readonly (readonly Piece[])[],
  random: () => number,
): KnownText {
  let pieces: Piece[] = [];
  if (random() < 0.35) {
    const corpus = gold[random() < 0.6 ? 0 : random() < 0.5 ? 1 : 2] as readonly string[];
    const from = Math.floor(random() * corpus.length);
    const count = 1 + Math.floor(random() * 6);
    pieces = corpus.slice(from, from + count).map((text) => ({ text, unsure: [] }));
    if (random() < 0.12) {
      const said = corpus.slice(from, from + 1 + Math.floor(random() * 2));
      pieces.splice(Math.floor(random() * pieces.length), 1, quote(said, random));
    }
  } else {
    const count = 1 + Math.floor(random() * 4);
    for (let i = 0; i < count; i += 1) pieces.push(...pick(random, lines));
  }
  if (random() < 0.04) pieces.splice(Math.floor(random() * (pieces.length + 1)), 0, answer(random));
  const style: Style = pick(random, ['kept', 'dropped', 'mixed']);
  const numbered = random() < 0.03 ? pick(random, ['. ', ') ', '.']) : '';
  const restyled = pieces.map((piece, index) => {
    let made = piece;
    if (random() < 0.03) made = hesitate(made, random);
    else {
      const inverted = random() < 0.03;
      if (inverted) made = invert(made, random);
    }
    made = restyle(made, style, random);
    if (numbered === '' || made.unsure.length > 0) return made;
    return { text: `${index + 1}${numbered}${made.text}`, unsure: [] };
  });
  return join(restyled, random() < 0.04, random);
}

function join(pieces: readonly Piece[], glued: boolean, random: () => number): KnownText {
  let text = '';
  const ends = new Set<number>();
  const unsure = new Set<number>();
  for (const piece of pieces) {
    if (glued && piece.unsure.length === 0)
      text += piece.text.replace(/(?<=[가-힣.!?]) (?=[가-힣])/g, '');
    else {
      if (text !== '') text += random() < 0.96 ? ' ' : random() < 0.7 ? '' : '\n';
      for (const place of piece.unsure) unsure.add(text.length + place);
      text += piece.text;
    }
    ends.add(text.length);
  }
  return { text, ends, unsure };
}

function learnFrom(
  { text, ends, unsure }: KnownText,
  tagger: Tagger,
  examples: LinearExamples,
): void {
  const drafts = draftText(tagger, text);
  const scene = readScene(drafts, text);
  const hashes = new Int32Array(GAP_FEATURES);
  const walk = startWalk();
  drafts.forEach(({ end }, i) => {
    stepOver(walk, scene, i);
    const newline = scene.gaps[i] === NEWLINE;
    const ended = newline || ends.has(end);
    if (!newline && isCandidate(walk, scene, i) && !unsure.has(end)) {
      hashGap(hashes, walk, scene, i);
      examples.add(hashes, ended);
    }
    // Morphemes of one syllable end at the same place; the sentence ends after the last of them.
    const next = drafts[i + 1];
    if (ended && (next === undefined || next.start >= end)) beginSentence(walk, newline);
  });
}
