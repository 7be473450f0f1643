import { formatCueTime } from './clock.js';
import type { Transcript, TranscriptCue } from './transcript.js';

export interface FormatTranscriptOptions {
  /**
   * Seconds to add to every time, as when a video begins earlier (positive) or later (negative)
   * than the transcript. Cues that end before the video begins are left out; one that begins
   * before it begins with it.
   */
  readonly shift?: number;
}

/**
 * Writes a transcript as SubRip (`.srt`). The speaker stands before the text, as in Zoom's files.
 *
 * @returns Cues counted from 1, lines ended by LF.
 * @throws Never.
 * @example
 * ```ts
 * formatSrt(transcript, { shift: -60 });
 * // '1\n00:00:04,859 --> 00:00:07,410\n김하늘: 안녕하세요\n\n'
 * ```
 */
export function formatSrt(
  transcript: Pick<Transcript, 'cues'>,
  options: FormatTranscriptOptions = {},
): string {
  return writeCues(transcript.cues, options.shift ?? 0, ',');
}

/**
 * Writes a transcript as WebVTT, the way Zoom does. `parseTranscript` reads it back.
 *
 * @returns The file's text, lines ended by LF.
 * @throws Never.
 * @example
 * ```ts
 * formatVtt(transcript);
 * // 'WEBVTT\n\n1\n00:00:04.859 --> 00:00:07.410\n김하늘: 안녕하세요\n\n'
 * ```
 */
export function formatVtt(
  transcript: Pick<Transcript, 'cues'>,
  options: FormatTranscriptOptions = {},
): string {
  return `WEBVTT\n\n${writeCues(transcript.cues, options.shift ?? 0, '.')}`;
}

function writeCues(cues: readonly TranscriptCue[], shift: number, decimalMark: '.' | ','): string {
  let out = '';
  let count = 0;
  for (const { start, end, speaker, text } of cues) {
    if (end + shift <= 0 && shift < 0) continue;
    const from = formatCueTime(Math.max(0, start + shift), decimalMark);
    const to = formatCueTime(Math.max(0, end + shift), decimalMark);
    const line = speaker === null ? text : `${speaker}: ${text}`;
    out += `${++count}\n${from} --> ${to}\n${printable(line)}\n\n`;
  }
  return out;
}

/** A blank line would end the cue, and an arrow would begin another. */
function printable(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return lines.join('\n').replaceAll('-->', '->');
}
