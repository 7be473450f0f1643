import type { DecodedText } from './decode/decode-text.js';
import { DETECTION_UNITS, detectLayout } from './detect/detect-layout.js';
import { recogniseForeign } from './detect/foreign.js';
import { inferLocale } from './detect/infer-locale.js';
import {
  decodingDiagnostics,
  diagnostic,
  type DiagnosticDetail,
  DiagnosticLog,
} from './diagnostics.js';
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
  /** Text that waits for the layout to be known, or that no layout fits. */
  private head = '';
  /** Units of the text so far, as long as no layout is known. */
  private units = 0;

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

  /** Tells how the bytes were read; after `end`, so that what is no chat at all comes first. */
  encoding(decoded: Pick<DecodedText, 'guessed' | 'damage'>): void {
    for (const entry of decodingDiagnostics(decoded)) this.log.add(entry);
  }

  push(text: string): void {
    if (this.scanner !== null) {
      this.scanner.push(text);
      return;
    }
    this.units += text.length;
    // Of a text that is no chat no more is kept than of a message.
    if (!this.layoutKnown || this.head.length < this.options.maxMessageLength) this.head += text;
    if (!this.layoutKnown && this.head.length >= DETECTION_UNITS) this.settle();
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
    // Lines of a panel copy are easily something else.
    const isForeign =
      layout?.dialect.family === 'panel' && recogniseForeign(start).looksLike !== 'text';
    if (isForeign) {
      this.layoutKnown = true;
      return;
    }
    if (layout === null) {
      const inferred = inferLocale(start);
      if (inferred !== null) layout = detectLayout(start, [inferred, ...locales], fileName);
      if (layout !== null) this.report('unknown-locale', { start: 0, end: 0, line: 1 });
    }
    this.layoutKnown = true;
    if (layout === null) return;
    this.dialect = layout.dialect;
    this.scanner = new BlockScanner(layout, this.options.maxMessageLength, this);
    const { head } = this;
    this.head = '';
    this.scanner.push(head);
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
    const span: SourceSpan = { start: 0, end: this.units, line: 1 };
    if (text.trim() === '' || text === '\ufeff') {
      this.report('empty-input', span);
      return;
    }
    const { looksLike, description } = recogniseForeign(text);
    const message = `this is not a Zoom chat: it looks like ${description}`;
    this.report('not-zoom-chat', span, undefined, { message, looksLike });
    const kept = text.slice(0, this.options.maxMessageLength);
    if (kept.length < this.units) this.report('message-too-long', span);
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
