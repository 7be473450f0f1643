import { type DetectedLayout, DETECTION_UNITS, detectLayout } from './detect/detect-layout.js';
import { recogniseForeign } from './detect/foreign.js';
import { inferLocale } from './detect/infer-locale.js';
import { diagnostic, type DiagnosticDetail, DiagnosticLog } from './diagnostics.js';
import { Linker } from './link/linker.js';
import type { ResolvedOptions } from './options.js';
import { type Block, BlockScanner, type BlockSink } from './scan/block-scanner.js';
import { EventBuilder } from './scan/build-event.js';
import { UNKNOWN_RECIPIENT } from './headers/header.js';
import { InstantClock } from './time/instant-clock.js';
import type {
  ChatDiagnostic,
  ChatDialect,
  ChatEvent,
  DiagnosticCode,
  SourceSpan,
} from './types.js';

const NO_DIALECT: ChatDialect = {
  family: null,
  locale: 'und',
  confidence: 0,
  reasons: ['no line is a header of a Zoom chat'],
};

/** The most that is kept of a text that is no chat, when it comes as a stream. */
const FOREIGN_UNITS = 1_000_000;

/**
 * The way from text to events: conclude the layout from the start, cut at the headers, make events
 * of the blocks. Parsing at once and streaming are the same way, walked with one chunk or many.
 */
export class ChatPipeline implements BlockSink {
  dialect: ChatDialect = NO_DIALECT;
  private readonly options: ResolvedOptions;
  private readonly emit: (event: ChatEvent) => void;
  private readonly log: DiagnosticLog;
  private readonly builder: EventBuilder;
  private scanner: BlockScanner | null = null;
  private layoutKnown = false;
  /** Text that waits for the layout to be known. */
  private head = '';
  /** Units of text that no layout fits. */
  private foreignUnits = 0;

  constructor(options: ResolvedOptions, maxIndexed: number, emit: (event: ChatEvent) => void) {
    this.options = options;
    this.emit = emit;
    this.log = new DiagnosticLog(options.strict === true);
    const linker = options.link ? new Linker(maxIndexed) : null;
    this.builder = new EventBuilder(options.locales, new InstantClock(options), linker);
  }

  /** The diagnostics since the last call; taking them keeps a long stream small. */
  takeDiagnostics(): ChatDiagnostic[] {
    return this.log.list.splice(0);
  }

  /** Tells how the bytes were read. */
  encoding({ guessed, damaged }: { guessed: boolean; damaged: boolean }): void {
    const span: SourceSpan = { start: 0, end: 0, line: 1 };
    if (guessed) this.log.add(diagnostic('encoding-guessed', span));
    if (damaged) this.log.add(diagnostic('invalid-bytes', span));
  }

  push(text: string): void {
    if (this.scanner !== null) {
      this.scanner.push(text);
      return;
    }
    if (this.layoutKnown) {
      this.foreignUnits += text.length;
      return;
    }
    this.head += text;
    if (this.head.length >= DETECTION_UNITS) this.settle();
  }

  end(): void {
    if (!this.layoutKnown) this.settle();
    if (this.scanner === null) this.endForeign();
    else this.scanner.end();
  }

  private settle(): void {
    const { locales, fileName } = this.options;
    const start = this.head.slice(0, DETECTION_UNITS);
    let layout = detectLayout(start, locales, fileName);
    if (layout === null) {
      const inferred = inferLocale(start);
      if (inferred !== null) layout = detectLayout(start, [inferred, ...locales], fileName);
      if (layout !== null) this.report('unknown-locale', { start: 0, end: 0, line: 1 });
    }
    this.layoutKnown = true;
    if (layout === null) return;
    this.dialect = layout.dialect;
    this.scanner = this.scannerFor(layout);
    const { head } = this;
    this.head = '';
    this.scanner.push(head);
  }

  private scannerFor(layout: DetectedLayout): BlockScanner {
    return new BlockScanner(layout, this.options.maxMessageLength, this);
  }

  block(block: Block): void {
    const event = this.builder.build(block);
    if (event === null) return;
    if (event.type === 'note') {
      this.report('text-before-first-message', event.span, event.text);
    } else if (isUnresolved(event) && this.options.link) {
      this.report('unresolved-reference', event.span, event.text);
    }
    this.emit(event);
  }

  diagnostic(code: DiagnosticCode, start: number, end: number, line: number): void {
    this.report(code, { start, end, line });
  }

  private endForeign(): void {
    const text = this.head;
    const end = text.length + this.foreignUnits;
    const span: SourceSpan = { start: 0, end, line: 1 };
    if (text.trim() === '' || text === '\ufeff') {
      this.report('empty-input', span);
      return;
    }
    const { looksLike, description } = recogniseForeign(text);
    const message = `this is not a Zoom chat: it looks like ${description}`;
    this.report('not-zoom-chat', span, undefined, { message, looksLike });
    const { maxMessageLength } = this.options;
    const kept = text.slice(0, Math.min(maxMessageLength, FOREIGN_UNITS));
    if (kept.length < end) this.report('message-too-long', span);
    this.emit({
      id: 0,
      type: 'note',
      sender: '',
      recipient: UNKNOWN_RECIPIENT,
      time: null,
      at: null,
      text: kept,
      span,
    });
  }

  private report(
    code: DiagnosticCode,
    span: SourceSpan,
    text?: string,
    detail: DiagnosticDetail = {},
  ): void {
    const withText =
      this.options.diagnosticText === true && text !== undefined ? { ...detail, text } : detail;
    this.log.add(diagnostic(code, span, withText));
  }
}

function isUnresolved(event: ChatEvent): boolean {
  switch (event.type) {
    case 'reply':
      return event.parentId === null;
    case 'reaction':
    case 'reactionRemoved':
    case 'quickAdd':
    case 'quickRemove':
      return event.targetId === null;
    default:
      return false;
  }
}
