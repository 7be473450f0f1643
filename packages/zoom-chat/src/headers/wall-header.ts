import type { AddressReader } from './address.js';
import { ClockReader } from './clock.js';
import { type Address, type HeaderReader, MAX_HEADER, NO_ADDRESS } from './header.js';

const DAY = 86_400;
const TAB = 9;
const BLANK = 32;
const COLON = 58;

/** `HH:MM:SS From NAME [to RECIPIENT] : text`; the time may stand on a line of its own before it. */
export class SingleLineHeaderReader implements HeaderReader {
  seconds = 0;
  address: Address = NO_ADDRESS;
  bodyStart = 0;
  readonly indent = '';
  private readonly clock = new ClockReader();
  private readonly addresses: AddressReader;

  constructor(addresses: AddressReader) {
    this.addresses = addresses;
  }

  read(text: string, start: number, end: number): boolean {
    if (!this.clock.read(text, start, end) || this.clock.seconds >= DAY) return false;
    let headStart = skipGap(text, this.clock.end, end);
    let headEnd = end;
    if (headStart === end) {
      const next = nextLine(text, end);
      headStart = skipGap(text, next, next + MAX_HEADER);
      if (headStart === next) return false;
      headEnd = lineEnd(text, headStart);
    } else if (headStart === this.clock.end) {
      return false;
    }
    const line = text.slice(headStart, Math.min(headEnd, headStart + MAX_HEADER));
    let addressEnd = line.indexOf(' : ');
    let gap = 3;
    if (addressEnd === -1 && line.endsWith(' :') && headStart + line.length === headEnd) {
      // An empty message whose trailing blank an editor took away.
      addressEnd = line.length - 2;
      gap = 2;
    }
    if (addressEnd < 1) return false;
    const address = this.addresses.read(line.slice(0, addressEnd));
    if (address === null) return false;
    this.seconds = this.clock.seconds;
    this.address = address;
    this.bodyStart = headStart + addressEnd + gap;
    return true;
  }
}

/** `HH:MM:SS From NAME to RECIPIENT:`, the text on the next lines, each behind a tab. */
export class TwoLineHeaderReader implements HeaderReader {
  seconds = 0;
  address: Address = NO_ADDRESS;
  bodyStart = 0;
  readonly indent = '\t';
  private readonly clock = new ClockReader();
  private readonly addresses: AddressReader;

  constructor(addresses: AddressReader) {
    this.addresses = addresses;
  }

  read(text: string, start: number, end: number): boolean {
    let last = end - 1;
    while (last > start && text.charCodeAt(last) === BLANK) last--;
    if (text.charCodeAt(last) !== COLON || end - start > MAX_HEADER) return false;
    if (!this.clock.read(text, start, end) || this.clock.seconds >= DAY) return false;
    const headStart = skipGap(text, this.clock.end, last);
    if (headStart === this.clock.end) return false;
    const address = this.addresses.read(text.slice(headStart, last));
    if (address === null) return false;
    const next = nextLine(text, end);
    // Without a recipient of known words, believe it only over an indented line.
    if (!address.isProven && text.charCodeAt(next) !== TAB) return false;
    this.seconds = this.clock.seconds;
    this.address = address;
    this.bodyStart = next;
    return true;
  }
}

function skipGap(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && (text.charCodeAt(i) === BLANK || text.charCodeAt(i) === TAB)) i++;
  return i;
}

/** Start of the line behind a line that ends at `end`. */
function nextLine(text: string, end: number): number {
  if (text[end] === '\r') return text[end + 1] === '\n' ? end + 2 : end + 1;
  return end < text.length ? end + 1 : end;
}

/** End of the line that holds `start`, its line break left out, looked for within a header's length. */
function lineEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_HEADER);
  for (let i = start; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || unit === 13) return i;
  }
  return limit;
}
