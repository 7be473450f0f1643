import type { ZoomChatLocale } from '../locales/locale.js';
import {
  type LineParts,
  type LineTemplate,
  type QuoteAndBody,
  quickTemplate,
  reactionTemplate,
  replyTemplate,
} from './line-template.js';

export type LineKind =
  'reply' | 'reaction' | 'reactionRemoved' | 'quickAdd' | 'quickRemove' | 'giphy' | 'unsupported';

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
export class Classifier implements LineParts {
  /** What the last text was, when `classify` returned true. */
  kind: LineKind = 'unsupported';
  locale = 'und';
  quote = '';
  emoji = '';
  /** The body of a reply, the id of a Giphy picture. */
  body = '';
  alternatives: readonly QuoteAndBody[] = [];
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

  /** False for a plain message; else the fields tell what it is. */
  classify(text: string): boolean {
    const unit = text.charCodeAt(0);
    const entries = this.byFirstUnit.get(unit);
    if (entries !== undefined) {
      const line = text.trimEnd();
      for (const { kind, locale, template } of entries) {
        if (!template.match(line, this)) continue;
        this.kind = kind;
        this.locale = locale;
        return true;
      }
    }
    if (unit === 71 && text.startsWith(GIPHY)) {
      const line = text.replace(NOT_DISPLAYED, '').trimEnd();
      const id = line.slice(GIPHY.length, -1);
      if (line.endsWith(']') && !/[\s\]]/.test(id)) return this.special('giphy', id);
    }
    if (unit === 91 && text.trimEnd() === NOT_DISPLAYED) return this.special('unsupported', '');
    return false;
  }

  private special(kind: LineKind, body: string): boolean {
    this.kind = kind;
    this.locale = 'und';
    this.quote = this.emoji = '';
    this.body = body;
    this.alternatives = [];
    return true;
  }
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
