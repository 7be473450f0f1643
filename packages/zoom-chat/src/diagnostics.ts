import type { DecodedText } from './decode/decode-text.js';
import { ZoomChatError } from './errors.js';
import type { ChatDiagnostic, DiagnosticCode, DiagnosticSeverity, SourceSpan } from './types.js';

interface Kind {
  readonly severity: DiagnosticSeverity;
  readonly message: string;
}

/** What each code says. No message holds text of a chat, so that all of them can go into a log. */
const KINDS: Record<DiagnosticCode, Kind> = {
  'empty-input': { severity: 'error', message: 'the input is empty' },
  'not-zoom-chat': { severity: 'error', message: 'this is not a Zoom chat' },
  'unknown-locale': {
    severity: 'warning',
    message:
      'the header words are of no known language and were concluded: check the names, or add the language with the option locales',
  },
  'text-before-first-message': {
    severity: 'warning',
    message: 'text before the first message was kept as a note',
  },
  'message-too-long': {
    severity: 'warning',
    message: 'the message is longer than maxMessageLength; its text was cut',
  },
  'invalid-bytes': {
    severity: 'warning',
    message: 'some bytes are not valid in the encoding and became U+FFFD',
  },
  'encoding-guessed': {
    severity: 'info',
    message: 'the encoding was concluded from the bytes',
  },
  'time-invalid': { severity: 'warning', message: 'the time cannot be read' },
  'quoted-header': {
    severity: 'info',
    message: 'a line that looks like a header was taken for text pasted into the message',
  },
  'time-went-back': { severity: 'info', message: 'the time steps back' },
  'session-break': {
    severity: 'info',
    message: 'the time steps back by more than half an hour: another session begins',
  },
  'unresolved-reference': {
    severity: 'info',
    message: 'the quoted message is not in this chat',
  },
  'invalid-row': { severity: 'warning', message: 'the row cannot be read' },
  'unknown-columns': { severity: 'error', message: 'no known column was found' },
  'merge-no-overlap': {
    severity: 'warning',
    message: 'the chats share no message: their clocks could not be compared',
  },
};

export interface DiagnosticDetail {
  /** In place of the message of the code. Must hold no chat text. */
  readonly message?: string;
  readonly looksLike?: string;
  readonly text?: string;
}

export function diagnostic(
  code: DiagnosticCode,
  span: SourceSpan,
  detail: DiagnosticDetail = {},
): ChatDiagnostic {
  return { code, span, ...KINDS[code], ...detail };
}

/** How the bytes of a file were read, where there is something to say of it. */
export function decodingDiagnostics({
  guessed,
  damage,
}: Pick<DecodedText, 'guessed' | 'damage'>): ChatDiagnostic[] {
  const found: ChatDiagnostic[] = [];
  if (guessed) found.push(diagnostic('encoding-guessed', { start: 0, end: 0, line: 1 }));
  if (damage !== null) {
    const { start, line } = damage;
    found.push(diagnostic('invalid-bytes', { start, end: start + 1, line }));
  }
  return found;
}

/** Collects diagnostics, or throws the first that matters when parsing is strict. */
export class DiagnosticLog {
  readonly list: ChatDiagnostic[] = [];
  private readonly strict: boolean;

  constructor(strict: boolean) {
    this.strict = strict;
  }

  /** @throws ZoomChatError when parsing is strict and it is more than information. */
  add(entry: ChatDiagnostic): void {
    if (this.strict && entry.severity !== 'info') {
      throw new ZoomChatError(entry.code, entry.message, entry.span);
    }
    this.list.push(entry);
  }
}
