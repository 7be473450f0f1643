import { html } from 'hono/html';
import { layout } from './layout';
import type { Html } from './layout';

const MESSAGES = { notFound: '그런 쪽은 없습니다.' } as const;

/** A page that says one thing. */
export function messagePage(sheet: string, message: keyof typeof MESSAGES): Html {
  const main = html`<section class="door">
    <h1>${MESSAGES[message]}</h1>
    <a class="button plain" href="/">← 처음으로</a>
  </section>`;
  return layout(sheet, MESSAGES[message], null, main);
}
