import type { ChatRecipient } from '../types.js';

/** A header is decided within this many units: longer lines can only be text. */
export const MAX_HEADER = 1024;

/** Who wrote to whom. One object may serve many events. */
export interface Address {
  readonly sender: string;
  readonly recipient: ChatRecipient;
  /** The recipient's own words prove the header; else it may be text that looks like one. */
  readonly isProven: boolean;
  /** Locale of the words around the names; `und` where there are none. */
  readonly locale: string;
}

/** Reads the headers of one layout. The fields are set by a `read` that returned true. */
export interface HeaderReader {
  seconds: number;
  address: Address;
  /** Where the message begins. */
  bodyStart: number;
  /** Character that each body line is indented by, taken off from the text. */
  readonly indent: '' | '\t' | ' ';
  /**
   * Is the line `text[start, end)`, given without its line break, a header? Text behind `end` may be
   * looked at, for headers that span two lines.
   */
  read(text: string, start: number, end: number): boolean;
}

export const UNKNOWN_RECIPIENT: ChatRecipient = { kind: 'unknown' };
export const NO_ADDRESS: Address = {
  sender: '',
  recipient: UNKNOWN_RECIPIENT,
  isProven: false,
  locale: 'und',
};
