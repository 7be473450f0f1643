import { parseZoomChat, resolvePeople } from '@nunchi/zoom-chat';
import type { Course, Lecture } from '../src/analyse/model';
import { buildCourse } from '../src/read/build-course';

/** A message of a made-up chat. */
export interface Line {
  readonly from: string;
  readonly text: string;
  /** Index of the line that this one replies to. */
  readonly to?: number;
  /** Seconds after the line before. */
  readonly wait?: number;
  /** Emoji, and who reacted with it. */
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
  /** A direct message to somebody. */
  readonly direct?: string;
}

/** Writes a chat as a Korean client on Windows saves it, from nine o'clock on. */
export function chatOf(lines: readonly Line[]): string {
  let second = 9 * 3600;
  let chat = '';
  const write = (from: string, to: string, body: string): void => {
    const time = new Date(second * 1000).toISOString().slice(11, 19);
    chat += `${time} 발신자 ${from} 수신자 ${to}:\r\n\t${body.replaceAll('\n', '\r\n\t')}\r\n`;
  };
  for (const line of lines) {
    second += line.wait ?? 10;
    const to = line.direct === undefined ? '모두에게' : `${line.direct}(다이렉트 메시지)`;
    const quoted = line.to === undefined ? '' : (lines[line.to]?.text ?? '');
    const head = line.to === undefined ? '' : `Replying to "${quoted}"\n\n`;
    write(line.from, to, head + line.text);
    for (const [emoji, people] of Object.entries(line.reactions ?? {})) {
      for (const person of people) write(person, to, `Reacted to "${line.text}" with ${emoji}`);
    }
  }
  return chat;
}

/** A lecture of made-up lines. */
export function lectureOf(lines: readonly Line[], date = '2026-03-03'): Lecture {
  const chat = parseZoomChat(chatOf(lines), { date, timeZone: 'Asia/Seoul' });
  return { key: `${date} 수업`, title: '수업', date, files: [], chat };
}

/** A course of one lecture. */
export function courseOf(lines: readonly Line[], includeDirect = false): Course {
  const lecture = lectureOf(lines);
  return buildCourse([lecture], resolvePeople(lecture.chat), {
    includeDirect,
    timeZone: 'Asia/Seoul',
  });
}
