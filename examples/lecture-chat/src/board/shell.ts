import { BOARD_LABELS } from '../draw/board-labels';
import type { BoardProblem } from '../draw/board-labels';
import { BOARD_STYLE } from '../draw/board-style';
import { html, trusted } from '../draw/html';
import type { Html } from '../draw/html';
import { LABELS } from '../draw/labels';
import { STYLE } from '../draw/style';
import type { Language } from '../options';
import { PAGE_STYLE } from './page-style';

/**
 * What every page of the board has around it.
 *
 * @param language Of the words.
 * @param body What the page shows.
 * @returns An HTML document.
 */
export function shell(language: Language, body: Html): string {
  const labels = BOARD_LABELS[language];
  return html`<!doctype html>
    <html lang="${LABELS[language].htmlLang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${labels.title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${trusted(STYLE)} ${trusted(BOARD_STYLE)} ${trusted(PAGE_STYLE)}
        </style>
      </head>
      <body>
        <div class="page">
          ${body}
          <footer class="end">${labels.footer}</footer>
        </div>
      </body>
    </html> `.markup;
}

/**
 * A page that says why something was not done.
 *
 * @param language Of the words.
 * @param problem What went wrong.
 * @returns An HTML document.
 */
export function problemPage(language: Language, problem: BoardProblem): string {
  const labels = BOARD_LABELS[language];
  return shell(
    language,
    html`<main>
      <p class="opening"><a class="back" href="/">← ${labels.back}</a></p>
      <p class="panel" role="alert">${labels.problems[problem]}</p>
    </main>`,
  );
}
