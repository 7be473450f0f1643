import type { Secret } from './secret';

/** Who wrote a Slack message. */
export interface SlackAuthor {
  readonly id: string;
  readonly name: string | null;
}

/** A Slack message as far as it is read; the API and an exported folder give the same. */
export interface SlackMessage {
  /** Channel's id, or its folder's name. */
  readonly channel: string;
  /** Slack's own key of a message in its channel: seconds since the epoch, a dot, six digits. */
  readonly ts: string;
  /** Of the message that it answers; null for one that answers none. */
  readonly threadTs: string | null;
  readonly author: SlackAuthor | null;
  /** In Slack's markup: links stand in `<…>`. */
  readonly text: string;
  /** Rich text, as it came. */
  readonly blocks: readonly unknown[];
}

/** A recording that a message shares. */
export interface SharedRecording {
  /** `channel/ts`, with `#2` and so on for further links of one message: each is collected once. */
  readonly id: string;
  readonly channel: string;
  readonly messageTs: string;
  readonly sharedAt: Date;
  readonly sharedBy: SlackAuthor | null;
  /** `2026-03-05`, by the message's `3/5` and the year in which it was sent (in the class's zone). */
  readonly lectureDate: string;
  /** Without user, password or fragment; it may hold a key (`pwd=…`) all the same: show `host` alone. */
  readonly url: URL;
  /** Null where the message has none, or the link carries it. */
  readonly passcode: Secret | null;
}

/** What the recording's site gave. */
export interface OpenedRecording {
  readonly fileId: string;
  readonly topic: string | null;
  /** The answer of the player's info endpoint, byte for byte. */
  readonly info: Uint8Array;
}

/** A way to open recordings. */
export interface RecordingDriver {
  readonly name: 'fetch' | 'playwright';
  /** @throws CollectError of the steps `page`, `passcode`, `player` or `info`. */
  open(recording: SharedRecording, signal: AbortSignal): Promise<OpenedRecording>;
  close(): Promise<void>;
}

/** Where answers are kept as they came. */
export interface RawStore {
  /** Fit to be shown. */
  readonly place: string;
  /**
   * Keeps a document, whole or not at all. The same bytes again change nothing; other bytes under one
   * key are kept beside the earlier ones, and the newest counts.
   *
   * @throws CollectError of the step `raw`.
   */
  put(document: RawDocument): Promise<'new' | 'same' | 'changed'>;
  /** The newest; null where there is none. */
  get(key: string): Promise<RawDocument | null>;
  keys(): Promise<string[]>;
  close(): Promise<void>;
}

export interface RawDocument {
  /** `SharedRecording.id`. */
  readonly key: string;
  readonly fileId: string;
  readonly lectureDate: string;
  /** Of the recording in the tables, which do not say what it was called in the channel. */
  readonly topic: string | null;
  readonly fetchedAt: Date;
  readonly body: Uint8Array;
}

/** Where a collection stands when something fails. */
export type CollectStep =
  'slack' | 'users' | 'page' | 'passcode' | 'player' | 'info' | 'raw' | 'read' | 'load';

/** Names the step. Its message holds no passcode, no token, no address with a key, and no chat text. */
export class CollectError extends Error {
  override readonly name = 'CollectError';
  readonly step: CollectStep;
  /** Whether trying again may help. */
  readonly passing: boolean;
  /** Milliseconds that the server asked to wait, if it did. */
  readonly retryAfter: number | null;

  constructor(
    step: CollectStep,
    message: string,
    options: { passing?: boolean; retryAfter?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.step = step;
    this.passing = options.passing ?? false;
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** A person of the class, as Slack or a corrected list knows them. */
export interface ListedUser {
  /** Slack's id, or null. */
  readonly slackId: string | null;
  readonly name: string;
  /** Further names under which they may write in the chat. */
  readonly otherNames: readonly string[];
  readonly email: string | null;
  /** `student`, `instructor`, `staff`, or what the list says. */
  readonly position: string | null;
}
