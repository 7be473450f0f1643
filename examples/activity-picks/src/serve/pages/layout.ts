import { html, raw } from 'hono/html';
import { STYLE } from './style';
import { WORDING } from './wording';
import type { Language } from './wording';

/** Markup; `html` escapes every string that is put into it. */
export type Html = ReturnType<typeof html>;

/** A whole page. The style stands inside, so that a page is one request. */
export function layout(language: Language, title: string, otherLanguage: string, main: Html): Html {
  const words = WORDING[language];
  const other = language === 'ko' ? 'en' : 'ko';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <header class="top">
          <div class="wrap">
            <a class="brand" href="/">${words.title}<span>?</span></a>
            <p class="lead">${words.lead}</p>
            <a class="lang" href="${otherLanguage}" lang="${other}" hreflang="${other}"
              >${words.otherLanguage}</a
            >
          </div>
        </header>
        <main class="wrap">${main}</main>
        <footer><div class="wrap">${words.madeUp}</div></footer>
      </body>
    </html>`;
}

/** Each category has a hue of its own, evenly round the circle. */
export function hueOf(categories: readonly string[], category: string): number {
  return Math.round((categories.indexOf(category) * 360 * 0.382 + 18) % 360);
}

export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '<1%';
  return `${Math.round(share * 100)}%`;
}

/** `2026-03-01 19:00` as people write it. */
export function when(startsAt: string, language: Language): string {
  const date = new Date(`${startsAt.replace(' ', 'T')}Z`);
  if (Number.isNaN(date.getTime())) return startsAt;
  if (language === 'en') return ENGLISH.format(date);
  const hours = date.getUTCHours();
  const minutes = date.getUTCMinutes();
  const day = '일월화수목금토'.charAt(date.getUTCDay());
  const half = hours < 12 ? '오전' : '오후';
  const hour = `${hours % 12 === 0 ? 12 : hours % 12}시${minutes === 0 ? '' : ` ${minutes}분`}`;
  return `${date.getUTCMonth() + 1}월 ${date.getUTCDate()}일 (${day}) ${half} ${hour}`;
}

const ENGLISH = new Intl.DateTimeFormat('en-GB', {
  ...{ month: 'short', day: 'numeric', weekday: 'short', hour: 'numeric', minute: '2-digit' },
  timeZone: 'UTC',
});
