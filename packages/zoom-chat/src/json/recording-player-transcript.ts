import * as z from 'zod/mini';
import { cleanName } from '../people/name.js';
import { bodyText } from '../scan/body-text.js';
import { readClock } from '../side/clock.js';
import type { Transcript, TranscriptCue } from '../side/transcript.js';
import type { ChatDiagnostic } from '../types.js';
import { checkShape, NO_SPAN, readJson, reportEntry } from './read-json.js';
import { findPlayerLists } from './recording-player-shape.js';

/** A caption of the player's JSON. */
interface PlayerCaption {
  /** `00:00:04.859`, or seconds. */
  ts: string | number;
  endTs?: string | number | null | undefined;
  text: string;
  username?: string | null | undefined;
}

const clock = z.union([z.string(), z.number()]);
const playerCaption: z.ZodMiniType<PlayerCaption> = z.looseObject({
  ts: clock,
  endTs: z.nullish(clock),
  text: z.string(),
  username: z.nullish(z.string()),
});

/**
 * Reads the transcript that the web player of a cloud recording loads with the chat
 * (`transcriptList[]` of the same response): see `parseRecordingPlayer` for what may be handed in.
 * A caption that does not tell its end lasts until the next one begins.
 *
 * @throws ZoomChatError `invalid-json` for text that is no JSON and JSON of another shape.
 * @example
 * ```ts
 * const json = { transcriptList: [{ ts: '00:00:04.859', text: '안녕하세요', username: '김하늘' }] };
 * parseRecordingPlayerTranscript(json).cues[0]?.speaker; // '김하늘'
 * ```
 */
export function parseRecordingPlayerTranscript(json: unknown): Transcript {
  const diagnostics: ChatDiagnostic[] = [];
  const captions: (Omit<TranscriptCue, 'end'> & { end: number | null })[] = [];
  for (const { path, entries } of findPlayerLists(readJson(json), 'transcriptList')) {
    entries.forEach((entry, at) => {
      const checked = checkShape(playerCaption, entry, `${path}[${at}]`);
      if ('problem' in checked) {
        reportEntry(diagnostics, checked.problem);
        return;
      }
      const { ts, endTs, text, username } = checked.value;
      const start = secondsOf(ts);
      if (start === null) {
        reportEntry(diagnostics, `${path}[${at}].ts: no time`);
        return;
      }
      const speaker = cleanName(username ?? '');
      captions.push({
        id: captions.length,
        start,
        end: secondsOf(endTs ?? NaN),
        speaker: speaker === '' ? null : speaker,
        text: bodyText(text, 0, text.length, ''),
        span: NO_SPAN,
      });
    });
  }
  const cues = captions.map((caption, at): TranscriptCue => {
    const next = captions[at + 1]?.start ?? caption.start;
    return { ...caption, end: caption.end ?? Math.max(caption.start, next) };
  });
  return { cues, diagnostics };
}

function secondsOf(time: string | number): number | null {
  if (typeof time === 'string') return readClock(time.trim());
  return time >= 0 && Number.isFinite(time) ? time : null;
}
