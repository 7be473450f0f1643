import type { DetectedLayout } from '../detect/detect-layout.js';
import type { ChatTime, DiagnosticCode } from '../types.js';
import { bodyText } from './body-text.js';
import { EventClock } from './event-clock.js';
import { type Address, MAX_HEADER, NO_ADDRESS } from './header.js';
import { PASTE_UNITS, PasteDetector } from './paste-detector.js';

/** A header (or two lines of one) must lie whole in the buffer before it is read. */
const HEADER_UNITS = 2 * MAX_HEADER + 16;

/** The stretch of text from one header to the next. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** `null` for what stands before the first header. */
  readonly time: ChatTime | null;
  readonly address: Address;
  readonly text: string;
}

export interface BlockSink {
  block(block: Block): void;
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
  /** Units before the buffer. */
  private base = 0;
  /** Start of the next line to look at, in the buffer; inside a line when `midLine`. */
  private next = 0;
  private midLine = false;
  private line = 1;

  // The open block.
  private blockStart = 0;
  private blockLine = 1;
  private time: ChatTime | null = null;
  private address: Address = NO_ADDRESS;
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
    this.buffer = this.buffer === '' ? text : this.buffer + text;
    this.drain(false);
    this.release();
  }

  end(): void {
    this.drain(true);
    this.close(this.buffer.length);
  }

  private drain(final: boolean): void {
    const { buffer, layout } = this;
    const { lineBreak } = layout;
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
      const found = buffer.indexOf(lineBreak, start);
      this.midLine = found === -1;
      if (found === -1) {
        this.next = buffer.length;
      } else {
        this.next = found + 1;
        this.line++;
      }
    }
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
    // A slice, so that a line without an end is not searched to the end of the text.
    const inLine = buffer.slice(start, limit).indexOf(layout.lineBreak);
    let end = inLine === -1 ? Math.min(limit, buffer.length) : start + inLine;
    if (end > start && buffer[end - 1] === '\r' && inLine !== -1) end--;
    if (!reader.read(buffer, start, end)) return 'text';
    if (!this.keepsLaw(start, end)) return 'text';

    const { seconds, address, bodyStart } = reader;
    const step = this.clock.step(seconds);
    if ((step === 'back' || step === 'session') && this.pastes.applies) {
      if (!final && buffer.length - start < PASTE_UNITS + HEADER_UNITS) return 'wait';
      if (this.pastes.isPaste(buffer, this.base, start, seconds, this.clock.last)) return 'text';
    }

    this.close(start);
    this.blockStart = this.base + start;
    this.blockLine = this.line;
    this.time = this.clock.advance(seconds);
    this.address = address;
    this.bodyStart = bodyStart;
    if (step === 'back' || step === 'session') {
      const code = step === 'back' ? 'time-went-back' : 'session-break';
      this.sink.diagnostic(code, this.blockStart, this.base + end, this.line);
    }
    // The text begins on this line, on the next one, or (a header of two lines) within the next.
    if (bodyStart > end) this.line++;
    this.next = bodyStart;
    this.midLine = bodyStart <= end || layout.dialect.family === 'single-line';
    return 'header';
  }

  /** False for a header-looking line whose line breaks show that it was pasted into a message. */
  private keepsLaw(start: number, end: number): boolean {
    const { law } = this.layout;
    const { buffer } = this;
    const isFirst = this.time === null;
    if (law.afterCrlf && !isFirst && start > 1 && buffer[start - 2] !== '\r') return false;
    return !law.endsCrlf || buffer[end] !== '\n';
  }

  private close(end: number): void {
    const { buffer, maxMessageLength } = this;
    const blockEnd = this.base + end;
    if (this.time === null && blockEnd === this.blockStart) return;
    let text: string;
    let truncated = false;
    const { indent } = this.layout.layout.reader;
    if (this.kept !== null) {
      text = bodyText(this.kept, 0, this.kept.length, indent);
      truncated = true;
    } else {
      truncated = end - this.bodyStart > maxMessageLength;
      const last = truncated ? cutAt(buffer, this.bodyStart + maxMessageLength) : end;
      text = bodyText(buffer, this.bodyStart, last, this.time === null ? '' : indent);
    }
    this.sink.block({
      start: this.blockStart,
      end: blockEnd,
      line: this.blockLine,
      time: this.time,
      address: this.address,
      text,
    });
    if (truncated) {
      this.sink.diagnostic('message-too-long', this.blockStart, blockEnd, this.blockLine);
    }
    this.kept = null;
  }

  /** Lets go of the text that is no longer needed. */
  private release(): void {
    const { buffer, maxMessageLength } = this;
    if (this.kept === null && this.next - this.bodyStart > maxMessageLength) {
      this.kept = buffer.slice(this.bodyStart, cutAt(buffer, this.bodyStart + maxMessageLength));
    }
    // The newline law looks at the two units before a line.
    const needed = (this.kept === null ? Math.min(this.bodyStart, this.next) : this.next) - 2;
    if (needed <= 0) return;
    this.buffer = buffer.slice(needed);
    this.base += needed;
    this.next -= needed;
    this.bodyStart -= needed;
  }
}

/** `at`, or one less where that would cut a character in two. */
function cutAt(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? at - 1 : at;
}
