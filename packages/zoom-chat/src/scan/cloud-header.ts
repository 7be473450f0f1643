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
    const line = text.slice(nameStart, Math.min(end, start + MAX_HEADER));
    const nameLength = line.indexOf(this.layout === 'blanks' ? ':  ' : ':\t');
    if (nameLength > 0) {
      const afterColon = nameStart + nameLength + 1;
      this.bodyStart =
        this.layout === 'blanks' ? skipBlanks(text, afterColon, end) : afterColon + 1;
      this.address = this.sender(line.slice(0, nameLength));
    } else if (
      nameLength === -1 &&
      line.length > 1 &&
      line.endsWith(':') &&
      nameStart + line.length === end
    ) {
      // An empty message whose trailing tab an editor took away.
      this.bodyStart = end;
      this.address = this.sender(line.slice(0, -1));
    } else {
      return false;
    }
    this.seconds = this.clock.seconds;
    return this.address.sender !== '';
  }

  private sender(raw: string): Address {
    let address = this.cache.get(raw);
    if (address === undefined) {
      address = { sender: cleanName(raw), recipient: UNKNOWN_RECIPIENT, locale: 'und' };
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
