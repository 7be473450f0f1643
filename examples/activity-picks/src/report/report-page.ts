import { classificationReportDict } from '@nunchi/text';
import { html, raw } from 'hono/html';
import type { Language } from '../options';
import type { Result, Split } from '../train/compare';
import { SERVED } from '../train/recipes';
import { confusionsOf } from './confusions';
import { resultsTable } from './results-table';
import { REPORT_WORDING } from './wording';

/** All that the report tells. */
export interface Report {
  readonly language: Language;
  readonly split: Split;
  readonly results: readonly Result[];
  /** The result of the model that is served. */
  readonly served: Result;
  readonly categories: readonly string[];
  /** Counts: a row a true category, a column an answer. */
  readonly matrix: readonly (readonly number[])[];
  /** Words that speak most for each category. */
  readonly telling: ReadonlyMap<string, readonly string[]>;
  /** Whether category names give themselves away, in a sentence. */
  readonly leaks: string;
  /** The matrix drawn as counts and as shares. */
  readonly drawings: { readonly counts: string; readonly shares: string };
}

type Html = ReturnType<typeof html>;

const STYLE = `
  :root { color-scheme: light dark; --paper: #f6f3ee; --card: #fffdfa; --ink: #22201c; --soft: #6a645b; --line: #e4ddd2; --accent: #b3401f; }
  @media (prefers-color-scheme: dark) { :root { --paper: #171513; --card: #211e1b; --ink: #efeae3; --soft: #aaa296; --line: #39342e; --accent: #ff9a76; } }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', system-ui, sans-serif; word-break: keep-all; }
  main { max-width: 980px; margin: 0 auto; padding: 36px 20px 80px; }
  h1 { font-size: clamp(1.6rem, 5vw, 2.2rem); letter-spacing: -.03em; margin: 0; }
  h2 { font-size: 1.2rem; margin: 40px 0 6px; }
  p { margin: 4px 0; color: var(--soft); }
  .table { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 14px; margin-top: 12px; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  th, td { text-align: right; padding: 8px 14px; border-bottom: 1px solid var(--line); white-space: nowrap; }
  th:first-child, td:first-child { text-align: left; }
  thead th { color: var(--soft); font-size: .88rem; font-weight: 600; }
  tbody th { font-weight: 600; }
  tbody tr:last-child > * { border-bottom: 0; }
  tr.served > * { color: var(--accent); font-weight: 750; }
  figure { margin: 12px 0 0; overflow-x: auto; }
  figure svg { max-width: 100%; height: auto; }
  li { margin: 2px 0; }
`;

/** The report as one file that loads nothing. */
export async function reportPage(report: Report): Promise<string> {
  const { language, split, results, served, categories, matrix, drawings } = report;
  const words = REPORT_WORDING[language];
  const [header = [], ...rows] = resultsTable(results, language);
  return String(
    await html`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta
            http-equiv="Content-Security-Policy"
            content="default-src 'none'; style-src 'unsafe-inline'"
          />
          <title>${words.title}</title>
          <style>
            ${raw(STYLE)}
          </style>
        </head>
        <body>
          <main>
            <h1>${words.title}</h1>
            <p>${words.split(split.train.length, split.test.length)} ${report.leaks}</p>
            <h2>${words.compared}</h2>
            <p>${words.macro}</p>
            ${table(header, rows, results.indexOf(served))}
            <h2>${words.each}</h2>
            <p>${words.served}: ${SERVED.name[language]}</p>
            ${table(words.eachColumns, eachCategory(report), -1)}
            <h2>${words.counts}</h2>
            <p>${words.matrix}</p>
            <figure>${raw(drawings.counts)}</figure>
            <h2>${words.shares}</h2>
            <figure>${raw(drawings.shares)}</figure>
            <h2>${words.confusions}</h2>
            <ul>
              ${confusionsOf(matrix, categories, 8).map(
                ({ truth, answer, count }) =>
                  html`<li>${words.confusion(truth, answer, count)}</li>`,
              )}
            </ul>
          </main>
        </body>
      </html>`,
  );
}

function eachCategory({ served, categories, telling }: Report): string[][] {
  const { truth, predicted } = served;
  const report = classificationReportDict(truth, predicted, { labels: categories });
  return categories.flatMap((name) => {
    const scores = report[name];
    if (scores === undefined || typeof scores === 'number') return [];
    const { precision, recall, 'f1-score': f1, support } = scores;
    const shown = [precision, recall, f1].map((score) => score.toFixed(2));
    return [[name, ...shown, String(support), (telling.get(name) ?? []).join(', ')]];
  });
}

function table(header: readonly string[], rows: readonly string[][], marked: number): Html {
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          ${header.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...cells], index) =>
            html`<tr class="${index === marked ? 'served' : ''}">
              <th scope="row">${first}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
