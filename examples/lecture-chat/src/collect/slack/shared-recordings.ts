import { localDay } from '../../read/local-time';
import type { SharedRecording, SlackMessage } from '../model';
import { RECORDING_HOSTS } from '../recording/zoom-site';
import { Secret } from '../secret';
import { FlatMessageBuilder } from './flat-message';
import type { FlatMessage } from './flat-message';
import { datesIn, dateOfLink } from './lecture-date';
import { addMarkup } from './markup';
import { passcodesIn, passcodesOfLinks } from './passcodes';
import type { ToldPasscode } from './passcodes';
import { hasKey, recordingLink } from './recording-link';
import { addBlocks } from './rich-text';
import { sentAt } from './slack-message';

export interface SharedRecordingsOptions {
  /** Whose recordings count: Slack ids, or names where the messages tell them. Null: everyone's. */
  readonly authors: readonly string[] | null;
  /** Where the class was, as `Asia/Seoul`: it tells the day of a message, and with it the year. */
  readonly timeZone: string;
  /** Sites that show recordings, with their subdomains. Default: `RECORDING_HOSTS`. */
  readonly hosts?: readonly string[];
}

/** What a message shares, and what a person should look at. */
export interface SharedRecordings {
  readonly recordings: SharedRecording[];
  /** Sentences without passcodes and links. */
  readonly problems: string[];
}

interface Link {
  readonly at: number;
  readonly url: URL;
}

/**
 * Finds the recordings that a message shares: links to a recording, each with its passcode and the
 * date of the lecture. A message without such a link gives nothing.
 *
 * @example
 * const text = '3/5 강의 녹화본 <https://zoom.us/rec/share/AbC> 암호: k7$xPq';
 * const { recordings } = sharedRecordings({ ...message, text }, { authors: null, timeZone });
 * recordings[0]?.lectureDate; // '2026-03-05'
 */
export function sharedRecordings(
  message: SlackMessage,
  options: SharedRecordingsOptions,
): SharedRecordings {
  const { flat, links } = readLinks(message, options.hosts ?? RECORDING_HOSTS);
  const place = `${message.channel}/${message.ts}`;
  if (links.length === 0) return { recordings: [], problems: [] };
  if (!isWanted(message, options.authors)) {
    return { recordings: [], problems: [`${place}: not by one of the authors, left out`] };
  }

  const sharedAt = sentAt(message.ts);
  const sent = localDay(sharedAt, options.timeZone);
  const passcodes = passcodesIn(flat);
  const dates = datesIn(withoutPasscodes(flat.text, passcodes), sent);
  const problems: string[] = [];
  if (dates.length === 0) {
    problems.push(`${place}: no lecture date, the day of the message (${sent}) counts`);
  }
  const keyless = links.filter(({ url }) => !hasKey(url));
  if (passcodes.length > 1 && passcodes.length !== keyless.length) {
    const counts = `${keyless.length} links without a key and ${passcodes.length} passcodes`;
    problems.push(`${place}: ${counts}, please look whether they go together`);
  }

  const told = passcodesOfLinks(
    keyless.map(({ at }) => at),
    passcodes,
  );
  const passcodeOf = new Map(keyless.map((link, index) => [link, told[index] ?? null]));
  const recordings = links.map((link, index): SharedRecording => {
    const passcode = passcodeOf.get(link) ?? null;
    return {
      id: index === 0 ? place : `${place}#${index + 1}`,
      channel: message.channel,
      messageTs: message.ts,
      sharedAt,
      sharedBy: message.author,
      lectureDate: dateOfLink(link.at, dates, sent) ?? sent,
      url: link.url,
      passcode: passcode === null ? null : new Secret(passcode.text),
    };
  });
  return { recordings, problems };
}

/** The blocks tell more than the text, which apps may leave short. */
function readLinks(
  { blocks, text }: SlackMessage,
  hosts: readonly string[],
): { flat: FlatMessage; links: Link[] } {
  const fromBlocks = new FlatMessageBuilder();
  addBlocks(fromBlocks, blocks);
  const flat = fromBlocks.build();
  const links = recordingsIn(flat, hosts);
  if (links.length > 0) return { flat, links };
  const fromText = new FlatMessageBuilder();
  addMarkup(fromText, text);
  const flatText = fromText.build();
  return { flat: flatText, links: recordingsIn(flatText, hosts) };
}

/** A link that stands there twice is one recording. */
function recordingsIn({ links }: FlatMessage, hosts: readonly string[]): Link[] {
  const found = new Map<string, Link>();
  for (const { at, href } of links) {
    const url = recordingLink(href, hosts);
    if (url !== null && !found.has(url.href)) found.set(url.href, { at, url });
  }
  return [...found.values()];
}

function isWanted({ author }: SlackMessage, authors: readonly string[] | null): boolean {
  if (authors === null) return true;
  if (author === null) return false;
  return authors.some((known) => known === author.id || known.normalize('NFC') === author.name);
}

/** A passcode may look like a date: blanks take its place. */
function withoutPasscodes(text: string, passcodes: readonly ToldPasscode[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of passcodes) {
    if (start < from) continue;
    rest += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return rest + text.slice(from);
}
