import { html } from 'hono/html';

/** Markup; `html` escapes every string that is put into it. */
export type Html = ReturnType<typeof html>;

/** A whole page. `name` is whoever is signed in; `null` for nobody. */
export function layout(sheet: string, title: string, name: string | null, main: Html): Html {
  return html`<!doctype html>
    <html lang="ko">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="${sheet}" />
      </head>
      <body>
        <a class="skip" href="#main">본문으로</a>
        <header class="top">
          <a class="brand" href="/">오늘의 <b>한 편</b></a>
          ${name === null ? '' : signedIn(name)}
        </header>
        <main id="main">${main}</main>
        <footer>모든 작품과 시청 기록은 지어낸 것입니다.</footer>
      </body>
    </html>`;
}

function signedIn(name: string): Html {
  return html`<form class="who" method="post" action="/logout">
    <span class="face" aria-hidden="true">${Array.from(name)[0] ?? ''}</span>
    <span class="name">${name}님</span>
    <button type="submit">나가기</button>
  </form>`;
}
