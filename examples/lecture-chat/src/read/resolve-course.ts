import { readFileSync } from 'node:fs';
import { anonymizeChat, parseParticipants, resolvePeople } from '@nunchi/zoom-chat';
import type { ChatEvent, ChatPerson, Participant } from '@nunchi/zoom-chat';
import type { Lecture } from '../analyse/model';

/**
 * The rows of all participants reports; rows that make no sense are left out by the reader.
 *
 * @throws Error for a file that is no such report.
 */
export function readParticipants(files: readonly string[]): Participant[] {
  return files.flatMap((file) => {
    const { participants, diagnostics } = parseParticipants(readFileSync(file));
    const problem = diagnostics.find(({ severity }) => severity === 'error');
    if (problem !== undefined) throw new Error(`${file}: ${problem.message}`);
    return participants;
  });
}

/**
 * The people of all lectures as one list: who came on Tuesday and on Wednesday is one person.
 *
 * @param lectures All lectures.
 * @param participants Rows of participants reports, where there are some.
 * @returns The people in order of appearance.
 */
export function peopleOf(
  lectures: readonly Lecture[],
  participants: readonly Participant[],
): ChatPerson[] {
  const events: ChatEvent[] = [];
  for (const lecture of lectures) for (const event of lecture.chat.events) events.push(event);
  return resolvePeople({ events }, { participants });
}

export interface AnonymizeOptions {
  readonly includeDirect: boolean;
  /** A secret; with it a person has one pseudonym in every run, whatever files are read. */
  readonly salt: string | undefined;
  /** Of the pseudonyms; without it, that of the names. */
  readonly language?: 'ko' | 'en';
}

/**
 * Replaces the names of all lectures. One list of people gives one list of pseudonyms.
 *
 * @param lectures All lectures.
 * @param people Their people.
 * @param options What to leave out, and the secret.
 * @returns The lectures and the people that are left, under other names.
 */
export function anonymizeLectures(
  lectures: readonly Lecture[],
  people: readonly ChatPerson[],
  { includeDirect, salt, language }: AnonymizeOptions,
): { lectures: Lecture[]; people: ChatPerson[] } {
  const names = people.flatMap((person) => [person.name, ...person.names]);
  const masked = lectures.map((lecture) => ({
    ...lecture,
    title: tellsName(lecture.title, names) ? '' : lecture.title,
    chat: anonymizeChat(lecture.chat, {
      people,
      includeDirect,
      ...(salt !== undefined && { salt }),
      ...(language !== undefined && { language }),
    }),
  }));
  const byName = new Map<string, ChatPerson>();
  for (const { chat } of masked) {
    for (const person of chat.people) {
      if (!byName.has(person.name)) byName.set(person.name, { ...person, id: byName.size });
    }
  }
  return { lectures: masked, people: [...byName.values()] };
}

/** Zoom calls a meeting after its host, where nobody gave it a topic. */
const HOST_TITLE = /님의 |['’]s (?:Personal )?(?:Zoom|Meeting)/;

function tellsName(title: string, names: readonly string[]): boolean {
  return HOST_TITLE.test(title) || names.some((name) => name.length > 1 && title.includes(name));
}
