import { ZoomChatError } from './errors.js';
import { BUILT_IN_LOCALES } from './locales/built-in.js';
import type { ZoomChatLocale } from './locales/locale.js';

/** Zoom allows a few thousand characters; a million leaves room for every paste. */
const DEFAULT_MAX_MESSAGE_LENGTH = 1_000_000;

/** How to read a chat; every option can be left out. */
export interface ParseOptions {
  /**
   * Name of the file or its path. Zoom's own names tell the date: a folder
   * `2026-03-03 09.00.12 Topic/`, a file `GMT20250513-145716_...`.
   */
  readonly fileName?: string;
  /**
   * Day of the chat (`2026-03-03`) or when the meeting or recording began (`2026-03-03T09:00:12` in
   * `timeZone`, an ISO instant, or a `Date`). Goes before the file name.
   */
  readonly date?: string | Date;
  /** IANA zone of the computer that saved a wall-clock chat, as `Asia/Seoul`. */
  readonly timeZone?: string;
  /** Further languages, tried before the built-in ones. */
  readonly locales?: readonly ZoomChatLocale[];
  /**
   * UTF-16 units of one message that are kept in `text`, 1,000,000 if not given. What is cut off is
   * told in a diagnostic and stays in `source`.
   */
  readonly maxMessageLength?: number;
  /** `false` leaves replies and reactions unresolved, which is faster. Default `true`. */
  readonly link?: boolean;
  /** Throw a `ZoomChatError` on the first warning or error instead of recording it. */
  readonly strict?: boolean;
  /** Put the chat text at the place into diagnostics; off, so that they can go into a log. */
  readonly diagnosticText?: boolean;
}

/** Options with their defaults, checked once. */
export interface ResolvedOptions extends ParseOptions {
  readonly locales: readonly ZoomChatLocale[];
  readonly maxMessageLength: number;
  readonly link: boolean;
}

/** @throws ZoomChatError `invalid-options` */
export function resolveOptions(options: ParseOptions): ResolvedOptions {
  const { maxMessageLength = DEFAULT_MAX_MESSAGE_LENGTH, locales = [], link = true } = options;
  if (!(maxMessageLength >= 1)) {
    throw new ZoomChatError('invalid-options', 'maxMessageLength must be a number of 1 or more');
  }
  return {
    ...options,
    locales: [...locales, ...BUILT_IN_LOCALES],
    maxMessageLength: Math.floor(maxMessageLength),
    link,
  };
}
