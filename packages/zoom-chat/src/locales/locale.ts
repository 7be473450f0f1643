/**
 * The words of one language in an export. All of it is data: hand more of them to
 * `parseZoomChat(input, { locales })` and they are tried before the built-in ones.
 */
export interface ZoomChatLocale {
  /** BCP 47 tag, as `ko` or `zh-TW`. */
  readonly locale: string;
  /** Words of the header `TIME [from] NAME to RECIPIENT`. */
  readonly header?: HeaderWords;
  /** Headers of text copied from the chat panel: templates with `{sender}` and `{recipient}`. */
  readonly panel?: readonly string[];
  /** Lines that the client writes for a reply or a reaction: templates with `{quote}` and `{emoji}`. */
  readonly lines?: LineTemplates;
}

/** The words around the names of a header, each as the clients of one language write it. */
export interface HeaderWords {
  /** Words before the name; an empty string where some clients write none. */
  readonly from: readonly string[];
  /** Words between the name and the recipient. */
  readonly to: readonly string[];
  readonly everyone: readonly string[];
  readonly panelists?: readonly string[];
  readonly hostsAndPanelists?: readonly string[];
  /** The one who saved or copied the chat, as recipient. */
  readonly me?: readonly string[];
  /** What stands in brackets behind the recipient of a direct message. */
  readonly direct?: readonly string[];
}

/** The wording of system lines, each a template with its holes. */
export interface LineTemplates {
  readonly reply?: readonly string[];
  readonly reaction?: readonly string[];
  readonly reactionRemoved?: readonly string[];
  readonly quickAdd?: readonly string[];
  readonly quickRemove?: readonly string[];
}
