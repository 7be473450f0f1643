/**
 * The shapes that the whole package speaks: a chat, its events, its messages.
 *
 * All offsets are UTF-16 code units of the decoded text (`chat.source.text`), lines count from 1.
 * Arrays and objects of a parsed chat may be shared between events: treat them as read-only.
 */

/** How the lines of an export are laid out. */
export type ChatFamily = 'single-line' | 'two-line' | 'cloud' | 'panel';

/** What the parser made of the file as a whole. */
export interface ChatDialect {
  /** Layout of the lines; `null` when the input is not a Zoom chat. */
  readonly family: ChatFamily | null;
  /** Locale of the header words (`ko`, `en`, `ja`, ...), `und` when the layout has no such words. */
  readonly locale: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Why, as short English sentences without chat text. */
  readonly reasons: readonly string[];
}

/** To whom a message was sent. */
export type RecipientKind = 'everyone' | 'panelists' | 'hostsAndPanelists' | 'direct' | 'unknown';

/** Who could read a message. `unknown` where the export does not say: in a cloud recording that is everyone. */
export interface ChatRecipient {
  readonly kind: RecipientKind;
  /** Display name, for `direct` where the export tells it. */
  readonly name?: string;
  /** A direct message in a webinar that was copied to the hosts and panelists. */
  readonly copiedTo?: 'hostsAndPanelists';
}

/** When an event happened, as the export says it. */
export interface ChatTime {
  /** `wall`: clock of the saving computer. `offset`: since the start of the recording. */
  readonly kind: 'wall' | 'offset';
  /** Wall: seconds since midnight, 0 to 86,399. Offset: seconds since the start, may pass a day. */
  readonly seconds: number;
  /** Midnights passed since the first event; always 0 for `offset`. */
  readonly day: number;
  /** Counts from 0; a step back by a long time without a midnight begins another session. */
  readonly session: number;
}

/** Where an event stands in `chat.source.text`; `end` is exclusive. */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
  /** Line of `start`, from 1. */
  readonly line: number;
}

interface EventBase {
  /** Index in `chat.events`. */
  readonly id: number;
  /** Display name, trimmed and in NFC; empty for a note. */
  readonly sender: string;
  readonly recipient: ChatRecipient;
  readonly time: ChatTime;
  /** The instant, once a date and a zone are known; else `null`. */
  readonly at: Date | null;
  /** What was written; every kind of line break is `\n`. */
  readonly text: string;
  readonly span: SourceSpan;
}

/** How a quotation was resolved. */
interface Link {
  /**
   * Earlier events that fit the quotation equally well, of which the nearest was taken; of texts
   * that fit a cut quotation the first four are counted.
   */
  readonly candidates: number;
  /** 0 (not found) to 1 (the one event with just this text). */
  readonly confidence: number;
}

/** Something that a person wrote. */
export interface MessageEvent extends EventBase {
  readonly type: 'message';
}

/** A message that quotes an earlier one; `text` is its body, without the quoting line. */
export interface ReplyEvent extends EventBase, Link {
  readonly type: 'reply';
  /** The quotation as it stands in the file, often cut after 20 units. */
  readonly quote: string;
  /** `id` of the quoted event, `null` when it is not in the file. */
  readonly parentId: number | null;
  /** Locale of the quoting line. */
  readonly locale: string;
}

/** "Reacted to ...": `text` is the whole line. */
export interface ReactionEvent extends EventBase, Link {
  readonly type: 'reaction';
  /** One whole grapheme; skin tones are different emoji. */
  readonly emoji: string;
  readonly quote: string;
  readonly targetId: number | null;
  readonly locale: string;
}

/** "Removed a ... reaction from ...": takes the same person's same emoji away. */
export interface ReactionRemovedEvent extends EventBase, Link {
  readonly type: 'reactionRemoved';
  readonly emoji: string;
  readonly quote: string;
  readonly targetId: number | null;
  readonly locale: string;
}

/** "add 👍": answers the newest earlier message that holds the emoji. */
export interface QuickAddEvent extends EventBase, Link {
  readonly type: 'quickAdd';
  readonly emoji: string;
  readonly targetId: number | null;
}

/** "remove 👍". */
export interface QuickRemoveEvent extends EventBase, Link {
  readonly type: 'quickRemove';
  readonly emoji: string;
  readonly targetId: number | null;
}

/** A picture from Giphy, of which the export keeps the id alone. */
export interface GiphyEvent extends EventBase {
  readonly type: 'giphy';
  readonly giphyId: string;
}

/** A message that this export could not show at all. */
export interface UnsupportedEvent extends EventBase {
  readonly type: 'unsupported';
}

/** Text that belongs to no message: what stands before the first header, or the whole of a file that is no chat. */
export interface NoteEvent extends Omit<EventBase, 'time'> {
  readonly type: 'note';
  readonly time: null;
}

/** One entry of a chat, told apart by `type`; ids are indexes in `chat.events`. */
export type ChatEvent =
  | MessageEvent
  | ReplyEvent
  | ReactionEvent
  | ReactionRemovedEvent
  | QuickAddEvent
  | QuickRemoveEvent
  | GiphyEvent
  | UnsupportedEvent
  | NoteEvent;

/** Reactions with one emoji to one message, removals taken off. */
export interface MessageReaction {
  readonly emoji: string;
  /** Display names in the order of their reactions; each once. */
  readonly senders: readonly string[];
  /** `senders.length`, or more where the source tells a count without names (the web player). */
  readonly count: number;
}

/** The thread view: each message or reply exactly once. */
export interface ChatMessage extends Omit<EventBase, 'span'> {
  /** `id` of the message that this one answers. */
  readonly parentId: number | null;
  /** `id`s of the answers, in order. */
  readonly replies: readonly number[];
  readonly reactions: readonly MessageReaction[];
  /** The identifier that the source gave (web player, archive). */
  readonly externalId?: string;
}

/** Why names were taken for one person, or were not. */
export interface PersonReason {
  readonly code:
    | 'same-name'
    | 'decoration'
    | 'device'
    | 'original-name'
    | 'same-email'
    | 'rule'
    | 'homonym'
    | 'ambiguous';
  /** The display name that this is about. */
  readonly name: string;
  /** One English sentence. */
  readonly detail: string;
}

/** Somebody of the chat, with every display name that is theirs. */
export interface ChatPerson {
  /** Index in the list. */
  readonly id: number;
  /** The name to show. After `parseZoomChat` a display name; after `resolvePeople` the bare name. */
  readonly name: string;
  /** Every display name of this person, in order of appearance. */
  readonly names: readonly string[];
  /** Messages and replies sent. */
  readonly messages: number;
  /** Reactions sent, removals not taken off. */
  readonly reactions: number;
  readonly email?: string;
  readonly role?: 'instructor' | 'staff' | 'student';
  /** Group of the classroom, as `2조`. */
  readonly group?: string;
  readonly place?: 'online' | 'offline';
  readonly reasons: readonly PersonReason[];
}

/** `info` is worth knowing, `warning` changed or kept apart some text, `error` means there is no chat. */
export type DiagnosticSeverity = 'info' | 'warning' | 'error';

/** What a diagnostic is about. */
export type DiagnosticCode =
  | 'empty-input'
  | 'not-zoom-chat'
  | 'unknown-locale'
  | 'text-before-first-message'
  | 'message-too-long'
  | 'invalid-bytes'
  | 'encoding-guessed'
  | 'time-invalid'
  | 'quoted-header'
  | 'time-went-back'
  | 'session-break'
  | 'unresolved-reference'
  | 'invalid-row'
  | 'unknown-columns'
  | 'merge-no-overlap';

/** Something odd, and where. Holds no chat text unless asked for, so that it can go into a log. */
export interface ChatDiagnostic {
  readonly code: DiagnosticCode;
  readonly severity: DiagnosticSeverity;
  readonly span: SourceSpan;
  /** English, for a log: holds no chat text. */
  readonly message: string;
  /** For `not-zoom-chat`: what the input looks like. */
  readonly looksLike?: string;
  /** The chat text at the span; only with `diagnosticText: true`. */
  readonly text?: string;
}

/** Encodings that files were seen in; `cp949` is Unified Hangul Code. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'cp949';

/** What was read, kept so that nothing is lost. */
export interface ChatSource {
  /** The decoded text, byte-order mark included. */
  readonly text: string;
  /** `null` when the input was a string. */
  readonly encoding: TextEncoding | null;
}

/** A chat: what `parseZoomChat` and every other reader gives. Events are the whole of it, the rest are views. */
export interface ZoomChat {
  readonly dialect: ChatDialect;
  readonly events: readonly ChatEvent[];
  readonly messages: readonly ChatMessage[];
  readonly people: readonly ChatPerson[];
  readonly diagnostics: readonly ChatDiagnostic[];
  /** `null` for a chat that was made rather than read: merged, anonymised, from JSON. */
  readonly source: ChatSource | null;
}
