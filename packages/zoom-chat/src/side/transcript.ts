import { decodingDiagnostics } from '../diagnostics.js';
import { decodeText } from '../decode/decode-text.js';
import { cleanName } from '../people/name.js';
import type { ChatDiagnostic, SourceSpan } from '../types.js';
import { readClock } from './clock.js';
import { report } from './sheet.js';
import { splitSpeaker } from './speaker.js';
import { textLines, type TextLine } from './text-lines.js';

/** One caption: what somebody said, and when. */
export interface TranscriptCue {
  /** Index in `cues`. */
  readonly id: number;
  /** The number that the file gives the cue. */
  readonly index?: number;
  /** Seconds since the start of the recording. */
  readonly start: number;
  readonly end: number;
  /** Display name; `null` when the cue names nobody. */
  readonly speaker: string | null;
  /** Without the speaker; every line break is `\n`. */
  readonly text: string;
  readonly span: SourceSpan;
}

export interface Transcript {
  readonly cues: readonly TranscriptCue[];
  readonly diagnostics: readonly ChatDiagnostic[];
}

export interface TranscriptOptions {
  /**
   * Names that may speak, as the participants report has them. A cue that begins with one of them
   * (the longest) and `: ` is theirs, also where the name holds a colon.
   */
  readonly speakers?: readonly string[];
}

const FILE_START: SourceSpan = { start: 0, end: 0, line: 1 };

/**
 * Reads a transcript as Zoom saves it (`*.transcript.vtt`, `*.cc.vtt`), and other files whose cues
 * begin with `00:00:04.859 --> 00:00:07.410`: hours may be missing, SubRip's comma is understood.
 * Notes, styles and regions of WebVTT are passed over; markup stays as it is, Zoom writes none.
 *
 * The speaker is what stands before the first `: ` of a cue, where that may be a name. Captions
 * typed by hand name nobody, and a sentence may hold `: ` too; so where less than half of the cues
 * seem to name a speaker, only the names of `options.speakers` count.
 *
 * @param input - The file, as bytes or as text.
 * @returns The cues in the order of the file. A block whose times cannot be read is left out and
 * told as `invalid-row`.
 * @throws Never.
 * @example
 * ```ts
 * const vtt = 'WEBVTT\r\n\r\n1\r\n00:00:04.859 --> 00:00:07.410\r\n김하늘: 안녕하세요\r\n';
 * const [cue] = parseTranscript(vtt).cues;
 * cue?.speaker; // '김하늘'
 * cue?.text; // '안녕하세요'
 * cue?.start; // 4.859
 * ```
 */
export function parseTranscript(
  input: string | Uint8Array,
  options: TranscriptOptions = {},
): Transcript {
  const decoded = decodeText(input);
  const { text } = decoded;
  const diagnostics = decodingDiagnostics(decoded);
  const { blocks, stray } = readBlocks(text);
  if (blocks.length === 0) {
    if (text.trim() === '') report(diagnostics, 'empty-input', 'warning', FILE_START, 'no text');
    else report(diagnostics, 'not-zoom-chat', 'error', FILE_START, 'the text holds no cue');
    return { cues: [], diagnostics };
  }
  for (const span of stray) {
    report(diagnostics, 'invalid-row', 'warning', span, 'the block has no times that can be read');
  }
  for (const { start, end, span } of blocks) {
    if (end < start) report(diagnostics, 'time-invalid', 'warning', span, 'ends before it starts');
  }

  const known = new Set((options.speakers ?? []).map(cleanName));
  const spoken = blocks.map((block) => splitSpeaker(block.text, known));
  const unsure = spoken.filter((one) => one === null || !known.has(one.speaker));
  const guesses = unsure.filter((one) => one !== null).length;
  const namesSpeakers = guesses * 2 >= unsure.length;
  const cues = blocks.map((block, id): TranscriptCue => {
    const one = spoken[id] ?? null;
    const use = one !== null && (namesSpeakers || known.has(one.speaker));
    return { id, ...block, ...(use ? one : { speaker: null }) };
  });
  return { cues, diagnostics };
}

/** A cue before its speaker is known. */
type CueBlock = Omit<TranscriptCue, 'id' | 'speaker'>;

interface OpenCue {
  readonly first: TextLine;
  readonly index: number | null;
  readonly times: CueTimes;
  readonly lines: TextLine[];
  last: TextLine;
}

/** Cuts a text into cues, and the blocks between them that are neither cue nor comment. */
function readBlocks(text: string): { blocks: CueBlock[]; stray: SourceSpan[] } {
  const blocks: CueBlock[] = [];
  const stray: SourceSpan[] = [];
  let cue: OpenCue | null = null;
  /** Lines outside a cue since the last blank one. */
  let loose: TextLine[] = [];

  const close = (): void => {
    if (cue !== null) blocks.push(finishCue(cue));
    else {
      const [first = null] = loose;
      if (first !== null && !isComment(first)) stray.push(spanOf(first, loose.at(-1) ?? first));
    }
    cue = null;
    loose = [];
  };

  for (const line of textLines(text)) {
    const times = readTimes(line.text);
    if (times !== null) {
      const above: TextLine[] = cue === null ? loose : cue.lines;
      const number = above.at(-1);
      const index = cueNumber(number, cue);
      if (index !== null) above.pop();
      const first = index === null ? line : (number ?? line);
      // One line above the times that is no number: the cue's name in WebVTT.
      if (cue === null && loose.length === 1 && index === null) loose.pop();
      close();
      cue = { first, index, times, lines: [], last: line };
    } else if (line.text.trim() === '') close();
    else if (cue === null) loose.push(line);
    else cue.lines.push(line);
  }
  close();
  return { blocks, stray };
}

function finishCue({ first, index, times, lines, last }: OpenCue): CueBlock {
  return {
    ...(index === null ? {} : { index }),
    ...times,
    text: lines.map((line) => line.text.trim()).join('\n'),
    span: spanOf(first, lines.at(-1) ?? last),
  };
}

/**
 * The number of a cue that stands on the line above its times. Where the blank line between two
 * cues is missing, that line could also be the last of the text before: only the next number of
 * the count is taken from there.
 */
function cueNumber(line: TextLine | undefined, before: OpenCue | null): number | null {
  if (line === undefined || !/^\s*\d{1,9}\s*$/.test(line.text)) return null;
  const index = Number(line.text);
  return before === null || before.index === index - 1 ? index : null;
}

interface CueTimes {
  readonly start: number;
  readonly end: number;
}

/** `00:00:04.859 --> 00:00:07.410`, perhaps with settings behind. */
function readTimes(line: string): CueTimes | null {
  const arrow = line.indexOf('-->');
  if (arrow === -1) return null;
  const start = readClock(line.slice(0, arrow).trim());
  const [ends = ''] = line
    .slice(arrow + 3)
    .trim()
    .split(/\s/, 1);
  const end = readClock(ends);
  return start === null || end === null ? null : { start, end };
}

function isComment({ text }: TextLine): boolean {
  return /^(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)/.test(text);
}

function spanOf(first: TextLine, last: TextLine): SourceSpan {
  return { start: first.start, end: last.end, line: first.number };
}
