import type { Report } from '../analyse/report';
import type { Language } from '../options';
import { BOARD_LABELS } from './board-labels';
import { BOARD_STYLE } from './board-style';
import { html, trusted } from './html';
import type { Html } from './html';
import { LABELS } from './labels';
import { materialSection } from './materials';
import { opening, participationSection } from './overview';
import { peopleSection, personPages } from './people';
import { boardRules, questionBoardSection } from './question-board';
import { questionSection, threadSection, topSection } from './stories';
import { STYLE } from './style';

/**
 * Nothing is loaded and no script runs, not even an inline one: were a message ever to reach the
 * page unescaped, the browser would still refuse to act on it.
 */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * Writes the whole report as one HTML file that needs nothing else.
 *
 * @param report What was found in the chats.
 * @param language Of the words around them.
 * @returns An HTML document.
 */
export function page(report: Report, language: Language): string {
  const labels = LABELS[language];
  const document = html`<!doctype html>
    <html lang="${labels.htmlLang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <meta name="generator" content="Nunchi" />
        <title>${labels.title}</title>
        <style>
          ${trusted(STYLE)} ${trusted(BOARD_STYLE)} ${trusted(boardRules(report.board.groups))}
        </style>
      </head>
      <body>
        <div class="page">
          <main>
            ${opening(report, language)} ${contents(language)}
            ${participationSection(report, language)} ${topSection(report, language)}
            ${threadSection(report, language)} ${questionSection(report, language)}
            ${materialSection(report, language)} ${peopleSection(report, language)}
            ${questionBoardSection(report, language)}
          </main>
          ${personPages(report, language)}
          <footer class="end">
            ${report.anonymized && `${labels.anonymized} `}${labels.footer}
          </footer>
        </div>
      </body>
    </html> `;
  return document.markup;
}

function contents(language: Language): Html {
  const labels = LABELS[language];
  const parts: [string, string][] = [
    ['participation', labels.participation],
    ['top-messages', labels.topTitle],
    ['threads', labels.threadsTitle],
    ['questions', labels.unansweredTitle],
    ['materials', `${labels.linksTitle}, ${labels.codeTitle}`],
    ['people', labels.peopleTitle],
    ['board', BOARD_LABELS[language].title],
  ];
  return html`<nav class="contents">
    <ul>
      ${parts.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
    </ul>
  </nav>`;
}
