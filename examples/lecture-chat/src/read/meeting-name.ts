import { basename, dirname, extname, resolve } from 'node:path';

/** What the name of an export tells of its meeting. */
export interface MeetingName {
  /** The same for all exports of one meeting. */
  readonly meeting: string;
  /** The topic; empty where the name has none. */
  readonly title: string;
}

const FOLDER = /^\d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2} ?(.*)$/;
const CLOUD = /^(GMT\d{8}-\d{6})_(.*)$/;
/** What Zoom itself puts after the stamp of a cloud file, instead of the topic. */
const CLOUD_WORDS = /^Recording(newChat|chat)?$/i;

/**
 * Reads the name that Zoom gave an export.
 *
 * @param file Path of the export.
 * @returns Its meeting and topic.
 * @example
 * meetingName('/chats/2026-03-03 09.00.12 웹 과정/chat.txt').title; // '웹 과정'
 */
export function meetingName(file: string): MeetingName {
  const path = resolve(file);
  const folder = dirname(path);
  const inFolder = FOLDER.exec(basename(folder).normalize('NFC'));
  if (inFolder !== null) return { meeting: folder, title: (inFolder[1] ?? '').trim() };
  const name = basename(path, extname(path)).normalize('NFC');
  const cloud = CLOUD.exec(name);
  if (cloud === null) return { meeting: path, title: '' };
  const [, stamp = '', rest = ''] = cloud;
  const title = CLOUD_WORDS.test(rest) ? '' : rest.replaceAll('_', ' ').trim();
  return { meeting: `${folder}/${stamp}`, title };
}
