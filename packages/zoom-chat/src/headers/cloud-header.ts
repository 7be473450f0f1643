import { cleanName } from '../people/name.js';
import { ClockReader } from './clock.js';
import {
  type Address,
  type HeaderReader,
  MAX_HEADER,
  NO_ADDRESS,
  UNKNOWN_RECIPIENT,
} from './header.js';

const MAX_CACHED = 4096;
const TAB = 9;
const BLANK = 32;
const COLON = 58;

/** How the three parts of a cloud line are parted. */
export type CloudLayout = 'tabs' | 'blanks' | 'blank-tab';

/**
 * `HH:MM:SS⇥NAME:⇥text`, the chat of a cloud recording; with its tabs turned into blanks
 * (`blanks`), or with a blank after the time (`blank-tab`). Names may hold a colon, so only a colon
 * before the second gap ends one.
 */
export class CloudHeaderReader implements HeaderReader {
  seconds = 0;
  address: Address = NO_ADDRESS;
  bodyStart = 0;
  readonly indent = '';
  readonly layout: CloudLayout;
  private readonly clock = new ClockReader();
  private readonly cache = new Map<string, Address>();

  constructor(layout: CloudLayout) {
    this.layout = layout;
  }

  read(text: string, start: number, end: number): boolean {
    if (!this.clock.read(text, start, end)) return false;
    const gap = this.clock.end;
    let nameStart: number;
    if (this.layout === 'tabs') {
      if (text.charCodeAt(gap) !== TAB) return false;
      nameStart = gap + 1;
    } else if (this.layout === 'blank-tab') {
      if (text.charCodeAt(gap) !== BLANK) return false;
      nameStart = gap + 1;
    } else {
      nameStart = skipBlanks(text, gap, end);
      if (nameStart < gap + 2) return false;
    }
    const limit = Math.min(end, start + MAX_HEADER);
    const gapUnit = this.layout === 'blanks' ? BLANK : TAB;
    let colon = nameStart;
    while (colon < limit && !this.endsName(text, colon, end, gapUnit)) colon++;
    if (colon === nameStart || colon === limit) return false;
    this.address = this.sender(text.slice(nameStart, colon));
    this.bodyStart =
      gapUnit === BLANK ? skipBlanks(text, colon + 1, end) : Math.min(colon + 2, end);
    this.seconds = this.clock.seconds;
    return this.address.sender !== '';
  }

  /** A colon before the second gap, or at the end of the line, where an editor took the tab away. */
  private endsName(text: string, at: number, end: number, gapUnit: number): boolean {
    if (text.charCodeAt(at) !== COLON) return false;
    if (gapUnit === BLANK) {
      return text.charCodeAt(at + 1) === BLANK && text.charCodeAt(at + 2) === BLANK;
    }
    return text.charCodeAt(at + 1) === TAB || (at + 1 === end && this.layout === 'tabs');
  }

  private sender(raw: string): Address {
    let address = this.cache.get(raw);
    if (address === undefined) {
      address = {
        sender: cleanName(raw),
        recipient: UNKNOWN_RECIPIENT,
        isProven: true,
        locale: 'und',
      };
      if (this.cache.size >= MAX_CACHED) this.cache.clear();
      this.cache.set(raw, address);
    }
    return address;
  }
}

function skipBlanks(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && text.charCodeAt(i) === BLANK) i++;
  return i;
}
