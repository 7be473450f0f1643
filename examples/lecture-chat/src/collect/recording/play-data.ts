import { readStringFields } from './js-literal';

/** What a page of the recording's site tells its player. */
export interface PlayData {
  /** Of the recording's file; null on pages that only lead to the player. */
  readonly fileId: string | null;
  readonly meetingId: string | null;
  readonly topic: string | null;
}

const VARIABLE = 'window.recordingMobilePlayData';
const ASSIGNED = /\s*=\s*(?=\{)/y;

/**
 * Finds `window.recordingMobilePlayData = {…}` in a page and reads it. Nothing of the page is run.
 * Where it is written several times, the first one with a file counts, otherwise the first.
 *
 * @param html Of any length; the time grows with it and no faster.
 * @returns Null where no whole object is assigned.
 */
export function readPlayData(html: string): PlayData | null {
  let first: PlayData | null = null;
  for (let from = 0; ;) {
    const found = html.indexOf(VARIABLE, from);
    if (found < 0) return first;
    from = found + VARIABLE.length;
    ASSIGNED.lastIndex = from;
    if (!ASSIGNED.test(html)) continue;
    const { strings, end } = readStringFields(html, ASSIGNED.lastIndex);
    // On from where the reader stopped: what it has seen is never read again.
    from = end;
    if (strings === null) continue;
    const text = (name: string): string | null => {
      const found = strings.get(name)?.trim() ?? '';
      return found === '' ? null : found;
    };
    const data = { fileId: text('fileId'), meetingId: text('meetingId'), topic: text('topic') };
    if (data.fileId !== null) return data;
    first ??= data;
  }
}
