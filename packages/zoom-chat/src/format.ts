import { BUILT_IN_LOCALES } from './locales/built-in.js';
import type { HeaderWords, ZoomChatLocale } from './locales/locale.js';
import { formatClock } from './time/format-clock.js';
import type { ChatEvent, ChatRecipient, ChatTime, ZoomChat } from './types.js';

/** Layouts that a chat can be written in. */
export type FormatFamily = 'single-line' | 'two-line' | 'cloud';

/** How to write a chat. */
export interface FormatOptions {
  /** A layout, or one with the language of its header words. */
  readonly dialect: FormatFamily | { readonly family: FormatFamily; readonly locale?: string };
  /** Seconds added to each time, to go from a wall clock to offsets of a recording and back. Default 0. */
  readonly shift?: number;
  /**
   * Write direct messages. Default `true`, but `false` for `cloud`, whose lines name no recipient:
   * a direct message would read as one to everyone.
   */
  readonly includeDirect?: boolean;
  /** Further languages, for their header words and quoting lines. */
  readonly locales?: readonly ZoomChatLocale[];
}

const CRLF = '\r\n';
/** Zoom cuts quotations after so many UTF-16 units. */
const SNIPPET_UNITS = 20;

/**
 * Writes a chat in another layout. Text, senders, times and references come back when the result
 * is parsed; what a layout cannot say is lost: `cloud` has no recipients, `two-line` no unknown ones
 * (they become everyone). Messages end with CRLF and break lines with LF, as Zoom's do, so that
 * quoted headers stay text.
 *
 * @param chat - The chat.
 * @param options - The layout to write.
 * @returns The text of the file.
 * @example
 * ```ts
 * formatZoomChat(parseZoomChat('00:07:00\tAlex:\tGm :)\r\n'), { dialect: 'two-line' });
 * // '00:07:00 From Alex to Everyone:\r\n\tGm :)\r\n'
 * ```
 */
export function formatZoomChat(chat: ZoomChat, options: FormatOptions): string {
  const { dialect, shift = 0, locales = [] } = options;
  const family = typeof dialect === 'string' ? dialect : dialect.family;
  const locale = (typeof dialect === 'string' ? undefined : dialect.locale) ?? chat.dialect.locale;
  const includeDirect = options.includeDirect ?? family !== 'cloud';
  const known = [...locales, ...BUILT_IN_LOCALES];
  const words = headerWords(known, locale);
  let text = '';
  for (const event of chat.events) {
    if (event.type === 'note') {
      text += event.text + CRLF;
      continue;
    }
    if (event.recipient.kind === 'direct' && !includeDirect) continue;
    const time = clock(event.time, shift, family);
    const sender = oneLine(event.sender);
    text += layOut(family, words, time, sender, event.recipient, body(chat, event, known));
  }
  return text;
}

function layOut(
  family: FormatFamily,
  words: HeaderWords,
  time: string,
  sender: string,
  recipient: ChatRecipient,
  text: string,
): string {
  if (family === 'cloud') return `${time}\t${sender}:\t${text}${CRLF}`;
  // Some languages write nothing before the name; the blank stands all the same.
  const from = words.from.find((word) => word !== '') ?? '';
  const to = words.to[0] ?? 'to';
  if (family === 'single-line') {
    const target =
      recipient.kind === 'unknown' ? '' : `  ${to}  ${recipientWords(words, recipient)}`;
    return `${time}\t ${from}${from === '' ? '' : '  '}${sender}${target} : ${text}${CRLF}`;
  }
  const indented = text.replaceAll('\n', `${CRLF}\t`);
  return `${time} ${from} ${sender} ${to} ${recipientWords(words, recipient)}:${CRLF}\t${indented}${CRLF}`;
}

function recipientWords(words: HeaderWords, recipient: ChatRecipient): string {
  const everyone = words.everyone[0] ?? 'Everyone';
  const hosts = words.hostsAndPanelists?.[0] ?? 'Hosts and panelists';
  switch (recipient.kind) {
    case 'everyone':
    case 'unknown':
      return everyone;
    case 'panelists':
      return words.panelists?.[0] ?? 'All panelists';
    case 'hostsAndPanelists':
      return hosts;
    case 'direct': {
      const name = oneLine(recipient.name ?? '');
      if (recipient.copiedTo !== undefined) return `${name}, ${hosts}`;
      return `${name}(${words.direct?.[0] ?? 'Direct Message'})`;
    }
  }
}

/** The text as the client wrote it: a reply with its quoting line. */
function body(
  chat: ZoomChat,
  event: Exclude<ChatEvent, { type: 'note' }>,
  locales: readonly ZoomChatLocale[],
): string {
  if (event.type !== 'reply') return event.text;
  const template =
    locales.find(({ locale, lines }) => locale === event.locale && lines?.reply !== undefined)
      ?.lines?.reply?.[0] ?? 'Replying to "{quote}"';
  const quote = event.quote === '' ? snippet(chat, event.parentId) : event.quote;
  // A function, since a quotation may hold the signs that a replacement text gives a meaning to.
  return `${template.replace('{quote}', () => quote)}\n\n${event.text}`;
}

/** Replies of the web player refer to their parent without quoting it: quote it as a client does. */
function snippet(chat: ZoomChat, parentId: number | null): string {
  const text = parentId === null ? '' : (chat.events[parentId]?.text ?? '');
  return text.length > SNIPPET_UNITS ? `${text.slice(0, SNIPPET_UNITS)}...` : text;
}

function clock(time: ChatTime, shift: number, family: FormatFamily): string {
  const total = Math.max(0, Math.round(time.day * 86_400 + time.seconds + shift));
  return formatClock(family === 'cloud' ? total : total % 86_400);
}

function headerWords(locales: readonly ZoomChatLocale[], locale: string): HeaderWords {
  const header =
    locales.find((entry) => entry.locale === locale && entry.header !== undefined)?.header ??
    locales.find((entry) => entry.locale === 'en')?.header;
  return header ?? { from: ['From'], to: ['to'], everyone: ['Everyone'] };
}

function oneLine(name: string): string {
  const line = name.replace(/\s+/g, ' ').trim();
  return line === '' ? 'Unknown' : line;
}
