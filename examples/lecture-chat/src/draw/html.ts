/**
 * Markup that is safe to write into the page. Chat text is whatever a person typed, so a string is
 * always escaped; only what came out of `html` or `trusted` goes in as it is.
 */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

/** What may stand in `${}` of an `html` template; `null` and `false` write nothing. */
export type Part = Html | string | number | null | false | readonly Part[];

/**
 * Writes markup. Every string put in is escaped for text and for quoted attributes.
 *
 * @param fixed The template, trusted as it is part of this program.
 * @param parts What is put in.
 * @returns Markup.
 * @example
 * String(html`<b>${'1 < 2'}</b>`); // '<b>1 &lt; 2</b>'
 */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = fixed[0] ?? '';
  for (const [index, part] of parts.entries()) markup += write(part) + (fixed[index + 1] ?? '');
  return new Html(markup);
}

/**
 * Takes markup that this program made by other means: a chart, a style sheet.
 *
 * @param markup Never chat text.
 * @returns The same, as `Html`.
 */
export function trusted(markup: string): Html {
  return new Html(markup);
}

function write(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return part.map(write).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\0': '\ufffd',
};

/**
 * Escapes text for HTML text and for attributes in quotes.
 *
 * @param text Anything.
 * @returns Text that cannot end an element or an attribute.
 */
export function escape(text: string): string {
  return text.replace(/[&<>"'\0]/g, (character) => ENTITIES[character] ?? character);
}
