import type { DetectedLayout } from '../detect/detect-layout.js';
import type { ChatTime, DiagnosticCode } from '../types.js';
import { bodyText } from './body-text.js';
import { EventClock } from './event-clock.js';
import { type Address, MAX_HEADER, NO_ADDRESS } from '../headers/header.js';
import { PASTE_UNITS, PasteDetector } from './paste-detector.js';

/** A header (or two lines of one) must lie whole in the buffer before it is read. */
const HEADER_UNITS = 2 * MAX_HEADER + 16;
const CARRIAGE_RETURN = 13;

/** The stretch of text from one header to the next. One object is filled again for each. */
export interface Block {
  start: number;
  end: number;
  line: number;
  /** `null` for what stands before the first header. */
  time: ChatTime | null;
  address: Address;
  text: string;
}

export interface BlockSink {
  /** The block is good until the call returns. */
  block(block: Readonly<Block>): void;
  diagnostic(code: DiagnosticCode, start: number, end: number, line: number): void;
}

/**
 * Cuts a text into blocks at its headers, in one pass and from chunks of any size: what comes out
 * does not depend on where the chunks are cut. Between two headers only line breaks are looked for.
 */
export class BlockScanner {
  private readonly layout: DetectedLayout;
  private readonly maxMessageLength: number;
  private readonly sink: BlockSink;
  private readonly clock: EventClock;
  private readonly pastes: PasteDetector;
  /** Each line of a panel copy may be a header; elsewhere only those that begin with a digit. */
  private readonly digitsOnly: boolean;

  private buffer = '';
  /** Text that came since the buffer was last looked at. */
  private waiting = '';
  /** Units before the buffer. */
  private base = 0;
  /** Start of the next line to look at, in the buffer; inside a line when `midLine`. */
  private next = 0;
  private midLine = false;
  /** The last line break found; -1 when the buffer has changed. */
  private knownBreak = -1;
  private line = 1;

  /** The open block; `end` and `text` are set when it is closed. */
  private readonly open: Block = {
    start: 0,
    end: 0,
    line: 1,
    time: null,
    address: NO_ADDRESS,
    text: '',
  };
  /** In the buffer; negative once the buffer moved past it. */
  private bodyStart = 0;
  /** The part of an overlong body that is kept once the buffer moved past it. */
  private kept: string | null = null;

  constructor(layout: DetectedLayout, maxMessageLength: number, sink: BlockSink) {
    this.layout = layout;
    this.maxMessageLength = maxMessageLength;
    this.sink = sink;
    this.clock = new EventClock(layout.time);
    this.pastes = new PasteDetector(layout);
    this.digitsOnly = layout.dialect.family !== 'panel';
  }

  push(text: string): void {
    // Joining copies the buffer, which holds a whole message: not for every few characters.
    this.waiting += text;
    if (this.waiting.length < HEADER_UNITS) return;
    this.join();
    this.drain(false);
    this.release();
  }

  end(): void {
    this.join();
    this.drain(true);
    this.close(this.buffer.length);
  }

  private join(): void {
    this.buffer = this.buffer === '' ? this.waiting : this.buffer + this.waiting;
    this.waiting = '';
    this.knownBreak = -1;
  }

  private drain(final: boolean): void {
    const { buffer } = this;
    if (this.base === 0 && this.next === 0 && buffer.charCodeAt(0) === 0xfeff) {
      this.next = this.bodyStart = 1;
    }
    while (this.next < buffer.length) {
      const start = this.next;
      if (!this.midLine && this.isCandidate(start)) {
        if (!final && buffer.length - start < HEADER_UNITS) return;
        const verdict = this.readHeader(start, final);
        if (verdict === 'wait') return;
        if (verdict === 'header') continue;
      }
      const found = this.findBreak(start);
      this.midLine = found === Infinity;
      if (this.midLine) {
        this.next = buffer.length;
      } else {
        this.next = found + 1;
        this.line++;
      }
    }
  }

  /** The first line break at or behind `start`, or Infinity. Each stretch is searched once. */
  private findBreak(start: number): number {
    if (this.knownBreak < start) {
      const found = this.buffer.indexOf(this.layout.lineBreak, start);
      this.knownBreak = found === -1 ? Infinity : found;
    }
    return this.knownBreak;
  }

  private isCandidate(start: number): boolean {
    if (!this.digitsOnly) return true;
    const unit = this.buffer.charCodeAt(start);
    return unit >= 48 && unit <= 57;
  }

  /** Opens a block when the line at `start` is a header. */
  private readHeader(start: number, final: boolean): 'header' | 'text' | 'wait' {
    const { buffer, layout } = this;
    const { reader } = layout.layout;
    const limit = start + MAX_HEADER;
    const lineBreak = this.findBreak(start);
    let end = Math.min(lineBreak, limit, buffer.length);
    if (end === lineBreak && end > start && buffer.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
    if (!reader.read(buffer, start, end)) return 'text';
    if (!this.keepsLaw(start, end)) return this.quoted(start, end);

    const { seconds, address, bodyStart } = reader;
    const step = this.clock.step(seconds);
    if ((step === 'back' || step === 'session') && this.pastes.applies) {
      if (!final && buffer.length - start < PASTE_UNITS + HEADER_UNITS) return 'wait';
      if (this.pastes.isPaste(buffer, this.base, start, seconds, this.clock.last)) {
        return this.quoted(start, end);
      }
    }

    this.close(start);
    const { open } = this;
    open.start = this.base + start;
    open.line = this.line;
    open.time = this.clock.advance(seconds);
    open.address = address;
    this.bodyStart = bodyStart;
    if (step === 'back' || step === 'session') {
      const code = step === 'back' ? 'time-went-back' : 'session-break';
      this.sink.diagnostic(code, open.start, this.base + end, this.line);
    }
    // The text begins on this line, on the next one, or (a header of two lines) within the next.
    if (bodyStart > end) this.line++;
    this.next = bodyStart;
    this.midLine = bodyStart <= end || layout.dialect.family === 'single-line';
    return 'header';
  }

  private quoted(start: number, end: number): 'text' {
    this.sink.diagnostic('quoted-header', this.base + start, this.base + end, this.line);
    return 'text';
  }

  /** False for a header-looking line whose line breaks show that it was pasted into a message. */
  private keepsLaw(start: number, end: number): boolean {
    const { law } = this.layout;
    const { buffer } = this;
    const isFirst = this.open.time === null;
    if (law.afterCrlf && !isFirst && start > 1 && buffer[start - 2] !== '\r') return false;
    return !law.endsCrlf || buffer[end] !== '\n';
  }

  /** Hands the open block on, which ends at `end`. */
  private close(end: number): void {
    const { open, sink } = this;
    open.end = this.base + end;
    if (open.time === null && open.end === open.start) return;
    const { indent } = this.layout.layout.reader;
    const raw = this.kept ?? this.cutBody(end);
    const from = raw === null ? this.bodyStart : 0;
    const to = raw === null ? end : raw.length;
    open.text = bodyText(raw ?? this.buffer, from, to, open.time === null ? '' : indent);
    this.kept = null;
    sink.block(open);
    if (raw !== null) sink.diagnostic('message-too-long', open.start, open.end, open.line);
  }

  /** The part of the body before `end` that may be kept, `null` when that is all of it. */
  private cutBody(end: number): string | null {
    const { buffer, bodyStart, maxMessageLength } = this;
    if (end - bodyStart <= maxMessageLength) return null;
    let cut = bodyStart + maxMessageLength;
    // Not between the halves of a character.
    const unit = buffer.charCodeAt(cut - 1);
    if (unit >= 0xd800 && unit <= 0xdbff) cut--;
    return buffer.slice(bodyStart, cut);
  }

  /** Lets go of the text that is no longer needed. */
  private release(): void {
    const { buffer } = this;
    this.kept ??= this.cutBody(this.next);
    // The newline law looks at the two units before a line.
    const needed = (this.kept === null ? Math.min(this.bodyStart, this.next) : this.next) - 2;
    if (needed <= 0) return;
    this.buffer = buffer.slice(needed);
    this.knownBreak = -1;
    this.base += needed;
    this.next -= needed;
    this.bodyStart -= needed;
  }
}
