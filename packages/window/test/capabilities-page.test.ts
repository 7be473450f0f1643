import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { capabilitiesMarkdown } from '../src/sql/capabilities.js';

/** A table as its words, however it is laid out. */
const words = (markdown: string): string => markdown.replace(/[-|\s\\]+/g, ' ').trim();

test.each(['window-on-engines.md', 'window-on-engines.ko.md'])(
  'docs/%s has the table of capabilities as it is in code',
  (page) => {
    const path = fileURLToPath(new URL(`../../../docs/${page}`, import.meta.url));
    expect(words(readFileSync(path, 'utf8'))).toContain(words(capabilitiesMarkdown()));
  },
);
