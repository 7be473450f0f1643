import type { ZoomChatLocale } from '../locales/locale.js';
import {
  type LineTemplate,
  quickTemplate,
  reactionTemplate,
  replyTemplate,
} from './line-template.js';

export type LineKind =
  'reply' | 'reaction' | 'reactionRemoved' | 'quickAdd' | 'quickRemove' | 'giphy' | 'unsupported';

/** What a message is when it is not just a message. */
export interface Classified {
  readonly kind: LineKind;
  readonly locale: string;
  readonly quote: string;
  readonly emoji: string;
  /** The body of a reply, the id of a Giphy picture. */
  readonly body: string;
}

/** What the client writes in place of what a text cannot show. */
export const NOT_DISPLAYED = '[Full message cannot be displayed on this version]';
const GIPHY = 'Giphy [ID:';

interface Entry {
  readonly kind: LineKind;
  readonly locale: string;
  readonly template: LineTemplate;
}

/**
 * Tells replies, reactions and the like from messages by the wording of any language. A text is
 * looked up by its first unit, so most messages cost one look.
 */
export class Classifier {
  private readonly byFirstUnit = new Map<number, Entry[]>();

  constructor(locales: readonly ZoomChatLocale[]) {
    for (const { locale, lines } of locales) {
      if (lines === undefined) continue;
      for (const text of lines.reply ?? []) this.add('reply', locale, quoted(text), replyTemplate);
      for (const text of lines.reaction ?? []) {
        this.add('reaction', locale, [...quoted(text), emojiQuoted(text)], reactionTemplate);
      }
      for (const text of lines.reactionRemoved ?? []) {
        this.add('reactionRemoved', locale, quoted(text), reactionTemplate);
      }
      for (const text of lines.quickAdd ?? []) this.add('quickAdd', locale, [text], quickTemplate);
      for (const text of lines.quickRemove ?? []) {
        this.add('quickRemove', locale, [text], quickTemplate);
      }
    }
  }

  private add(
    kind: LineKind,
    locale: string,
    texts: readonly string[],
    compile: (text: string) => LineTemplate,
  ): void {
    for (const text of texts) {
      const template = compile(text);
      const unit = template.before.charCodeAt(0);
      // A template that begins with a hole fits every text; it would be no wording at all.
      if (Number.isNaN(unit)) continue;
      const entries = this.byFirstUnit.get(unit);
      if (entries === undefined) this.byFirstUnit.set(unit, [{ kind, locale, template }]);
      else entries.push({ kind, locale, template });
    }
  }

  /** `null` for a plain message. */
  classify(text: string): Classified | null {
    const unit = text.charCodeAt(0);
    const entries = this.byFirstUnit.get(unit);
    if (entries !== undefined) {
      const line = text.trimEnd();
      for (const { kind, locale, template } of entries) {
        const match = template.match(line);
        if (match !== null) return { kind, locale, ...match };
      }
    }
    if (unit === 71 && text.startsWith(GIPHY)) {
      const end = text.indexOf(']', GIPHY.length);
      if (end !== -1) return special('giphy', text.slice(GIPHY.length, end));
    }
    if (unit === 91 && text.trimEnd() === NOT_DISPLAYED) return special('unsupported', '');
    return null;
  }
}

function special(kind: LineKind, body: string): Classified {
  return { kind, locale: 'und', quote: '', emoji: '', body };
}

/** The template as written, and with curly quotes. */
function quoted(template: string): string[] {
  return [template, template.replace('"{quote}"', '“{quote}”')].filter(
    (text, index, all) => all.indexOf(text) === index,
  );
}

/** Some clients put the quotes around the emoji and none around the quotation. */
function emojiQuoted(template: string): string {
  return template.replace('"{quote}"', '{quote}').replace('{emoji}', '"{emoji}"');
}
