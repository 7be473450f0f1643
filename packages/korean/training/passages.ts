import { readLines } from './corpus.js';

/** A stretch of text that is one sentence, and the places in it of which nobody knows whether one ends. */
export interface Piece {
  readonly text: string;
  /** Ends of words, in UTF-16 units. */
  readonly unsure: readonly number[];
}

type Token = readonly [form: string, tag: string, start: number, length: number];

/** The lines of a taught file, each as its sentences. */
export async function* readPassages(path: string): AsyncGenerator<Piece[]> {
  for await (const line of readLines(path)) {
    const [text, tokens] = JSON.parse(line) as [string, Token[]];
    // The teacher counts code points; quotes are left to the gold texts.
    if (/[\ud800-\udfff"'“”‘’\n]/.test(text) || text.length > 300) continue;
    yield splitTaught(text, tokens);
  }
}

/** The texts of a taught file whose lines are sentences by the hand of their makers. */
export async function readSentences(path: string): Promise<string[]> {
  const sentences: string[] = [];
  for await (const line of readLines(path)) {
    const [text] = JSON.parse(line) as [string];
    sentences.push(text.trim());
  }
  return sentences;
}

/**
 * Splits a line where its writer set a final mark or the teacher saw a final ending; where dots,
 * laughs or a nominal ending might do, nothing is known.
 */
export function splitTaught(text: string, tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  let unsure: number[] = [];
  let from = 0;
  let token = 0;
  for (const match of text.matchAll(/\S(?=\s+\S)/g)) {
    const end = match.index + 1;
    while (token < tokens.length && (tokens[token] as Token)[2] < end) token += 1;
    const answer = endsAt(text, tokens, token, end);
    if (answer === 'unsure') unsure.push(end - from);
    else if (answer === 'yes') {
      pieces.push({ text: text.slice(from, end), unsure });
      unsure = [];
      from = end;
      while (from < end + 9 && /\s/.test(text.charAt(from))) from += 1;
    }
  }
  pieces.push({ text: text.slice(from).trimEnd(), unsure });
  return pieces;
}

const QUOTING = /^(라고|이라고|라는|이라는|라며|고|하고|하며|하는|한다|했|하)/;

function endsAt(
  text: string,
  tokens: readonly Token[],
  next: number,
  end: number,
): 'yes' | 'no' | 'unsure' {
  if (/^\s+[.?!~…ㅋㅎㅠㅜ^♥♡;,)\]]/.test(text.slice(end, end + 9))) return 'no';
  let at = next - 1;
  while (at >= 0 && /^(S[FPSEOWCYB]|SS[OC]|W_|Z_)/.test((tokens[at] as Token)[1])) at -= 1;
  const core = tokens[at];
  if (core === undefined) return 'no';
  const [form, rawTag, start, length] = core;
  const tag = rawTag.replace(/-[IR]$/, '');
  const marks = text.slice(start + length, end).trim();
  const strong = /[.?!]/.test(marks) && !/\.\.|…/.test(marks);
  if (tag === 'SN' || tag === 'SL' || tag === 'SB') return strong ? 'unsure' : 'no';
  if (strong) return /^(JK|JC|ETM|MM|XPN)/.test(tag) ? 'unsure' : 'yes';
  if (tag === 'EF' || (tag === 'JX' && form === '요')) {
    return QUOTING.test(text.slice(end).trimStart()) ? 'unsure' : 'yes';
  }
  if (marks !== '' && !/^[,/:]+$/.test(marks)) return 'unsure';
  return tag === 'ETN' ? 'unsure' : 'no';
}
