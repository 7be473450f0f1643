import { readFileSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import { mergeChats, parseZoomChat } from '@nunchi/zoom-chat';
import type { ZoomChat } from '@nunchi/zoom-chat';
import type { Lecture } from '../analyse/model';
import { localDay } from './local-time';
import { meetingName } from './meeting-name';

/** A file that holds no Zoom chat, and why. The reason has no chat text in it. */
export interface RejectedFile {
  readonly file: string;
  readonly reason: string;
}

export interface ReadResult {
  /** In the order of their days. */
  readonly lectures: readonly Lecture[];
  readonly rejected: readonly RejectedFile[];
}

interface ReadFile {
  readonly file: string;
  readonly chat: ZoomChat;
}

/**
 * Reads chat exports. Exports in one folder of Zoom (`2026-03-03 09.00.12 Topic/`) and cloud files
 * with one time stamp belong to one meeting and are merged, so that no message counts twice.
 *
 * @param files Paths of chat exports.
 * @param timeZone Where the class was, as `Asia/Seoul`.
 * @param onFile Is told after each file.
 * @returns The lectures, and the files that are no Zoom chat.
 * @throws Error of the file system.
 */
export function readChats(
  files: readonly string[],
  timeZone: string,
  onFile: () => void = () => undefined,
): ReadResult {
  const meetings = new Map<string, ReadFile[]>();
  const rejected: RejectedFile[] = [];
  for (const file of new Set(files)) {
    const chat = parseZoomChat(readFileSync(file), { fileName: file, timeZone });
    if (chat.dialect.family === null) {
      rejected.push({ file, reason: reasonOf(chat) });
    } else {
      const meeting = meetingName(file).meeting;
      const parts = meetings.get(meeting);
      if (parts === undefined) meetings.set(meeting, [{ file, chat }]);
      else parts.push({ file, chat });
    }
    onFile();
  }
  const lectures = Array.from(meetings.values(), (parts) => lectureOf(parts, timeZone));
  lectures.sort((a, b) => compare(a.date ?? '', b.date ?? '') || compare(a.key, b.key));
  return { lectures: withOwnKeys(lectures), rejected };
}

function lectureOf(parts: readonly ReadFile[], timeZone: string): Lecture {
  const [first] = parts;
  if (first === undefined) throw new RangeError('a lecture needs at least one file');
  const chat = parts.length === 1 ? first.chat : mergeChats(parts.map((part) => part.chat));
  const named = meetingName(first.file).title;
  const start = chat.events.find((event) => event.at !== null)?.at ?? null;
  const date = start === null ? null : localDay(start, timeZone);
  // Without a date the name of the file is all that tells it from others.
  const title = named === '' && date === null ? basename(first.file, extname(first.file)) : named;
  const key = [date, title].filter(Boolean).join(' ');
  return {
    key: date === null ? undatedKey(first) : key,
    title,
    date,
    files: parts.map((part) => part.file),
    chat,
  };
}

/**
 * Many files are called `chat.txt`: how a chat begins tells them apart, wherever they lie and
 * whatever else is read with them.
 */
function undatedKey({ file, chat }: ReadFile): string {
  const begin = chat.messages[0];
  const name = `${basename(dirname(file))}/${basename(file)}`;
  return begin === undefined ? name : `${name} ${begin.time.seconds}/${begin.text.length}`;
}

/** Two meetings of one day and topic are told apart by number. */
function withOwnKeys(lectures: readonly Lecture[]): Lecture[] {
  const seen = new Map<string, number>();
  return lectures.map((lecture) => {
    const count = (seen.get(lecture.key) ?? 0) + 1;
    seen.set(lecture.key, count);
    return count === 1 ? lecture : { ...lecture, key: `${lecture.key} (${count})` };
  });
}

function reasonOf(chat: ZoomChat): string {
  const { diagnostics } = chat;
  return (diagnostics.find((one) => one.severity === 'error') ?? diagnostics[0])?.message ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
