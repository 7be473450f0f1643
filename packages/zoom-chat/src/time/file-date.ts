/** What the name of a file or its folder tells of when a chat began. */
export interface FileDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Seconds since midnight. */
  readonly seconds: number;
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
  if (found === null) return null;
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const instant = new Date(Date.UTC(year, month - 1, day));
  const isReal = instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day;
  if (!isReal || hour > 23 || minute > 59 || second > 59) return null;
  const seconds = hour * 3600 + minute * 60 + second;
  return { year, month, day, seconds, zone: cloud === null ? 'local' : 'UTC' };
}
