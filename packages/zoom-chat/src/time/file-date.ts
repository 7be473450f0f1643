import { type CivilTime, civilTime } from './civil-time.js';

/** What the name of a file or its folder tells of when a chat began. */
export interface FileDate extends CivilTime {
  /** Names of cloud recordings are in GMT, folders of local ones in the time of the computer. */
  readonly zone: 'UTC' | 'local';
}

const CLOUD = /GMT(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})/;
const FOLDER = /(?:^|[\\/])(\d{4})-(\d{2})-(\d{2}) (\d{2})[.:](\d{2})[.:](\d{2})(?= |$|[\\/])/;

/**
 * Reads `GMT20250513-145716_RecordingnewChat.txt` or
 * `2026-03-03 09.00.12 Topic/meeting_saved_chat.txt`; `null` for other names.
 */
export function fileDate(fileName: string): FileDate | null {
  const cloud = CLOUD.exec(fileName);
  const found = cloud ?? FOLDER.exec(fileName);
  const time = found === null ? null : civilTime(found.slice(1));
  return time === null ? null : { ...time, zone: cloud === null ? 'local' : 'UTC' };
}
