import { html, raw } from 'hono/html';
import type { Comparison } from '@nunchi/recommend';
import type { Study } from '../judge/study';
import type { Language } from '../options';
import { differenceText, durationCells, weightCells } from './tables';
import type { Cells } from './tables';
import { WORDING } from './wording';

type Html = ReturnType<typeof html>;

const STYLE = `
  :root { color-scheme: light dark; --paper: #f6f5f2; --card: #fffefb; --ink: #1f1e22; --soft: #66636d; --line: #e2dfd8; --accent: #a1530a; }
  @media (prefers-color-scheme: dark) { :root { --paper: #131317; --card: #1c1c22; --ink: #f0eee9; --soft: #a9a6b0; --line: #33323b; --accent: #ffb454; } }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', system-ui, sans-serif; word-break: keep-all; }
  main { max-width: 980px; margin: 0 auto; padding: 36px 20px 80px; }
  h1 { font-size: clamp(1.6rem, 5vw, 2.2rem); letter-spacing: -.03em; margin: 0; }
  h2 { font-size: 1.25rem; margin: 44px 0 6px; }
  h3 { font-size: 1.02rem; margin: 22px 0 0; }
  p { margin: 4px 0; color: var(--soft); }
  p.ahead { color: var(--accent); font-weight: 650; }
  .table { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 14px; margin-top: 12px; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  th, td { text-align: right; padding: 7px 14px; border-bottom: 1px solid var(--line); white-space: nowrap; font-weight: 400; }
  th:first-child, td:first-child { text-align: left; }
  thead th { color: var(--soft); font-size: .88rem; font-weight: 600; }
  tbody tr:last-child > * { border-bottom: 0; }
  tr.best > * { color: var(--accent); font-weight: 700; }
  small { color: var(--soft); font-size: .82em; margin-left: 6px; }
  figure { margin: 14px 0 0; overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 14px; }
  figure svg { max-width: 100%; height: auto; }
`;

/** The report as one file that loads nothing. */
export async function reportPage(
  study: Study,
  serving: string,
  language: Language,
): Promise<string> {
  const words = WORDING[language];
  const { train, validation, test } = study.windows;
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
            <p>${words.windows(train.length, validation.length, test.length)}</p>
            <p>${serving}</p>
            ${study.jobs.map(
              ({ job, table, aheadOfPopularity, aheadOfSvdpp }) =>
                html`<h2>${words.jobs[job]}</h2>
                  <p class="ahead">
                    ${words.ahead('Popularity', differenceText(aheadOfPopularity))}<br />
                    ${words.ahead('SVD++', differenceText(aheadOfSvdpp))}
                  </p>
                  ${comparisonTable(table)}
                  <p>${words.star}</p>
                  <figure>
                    ${raw(table.toSVG({ metric: 'ndcg@10', title: words.jobs[job] }))}
                  </figure>`,
            )}
            <h2>${words.weights}</h2>
            ${(['discovery', 'resume'] as const).map(
              (job) =>
                html`<h3>${words.jobs[job]}</h3>
                  ${plainTable(weightCells(study, job, language))}`,
            )}
            <h2>${words.duration}</h2>
            <p>${words.durationNote}</p>
            ${plainTable(durationCells(study, language))}
          </main>
        </body>
      </html>`,
  );
}

function comparisonTable({ rows }: Comparison): Html {
  const [first] = rows;
  const ndcg = rows.map(({ report }) => report.ndcg);
  const best = ndcg.indexOf(Math.max(...ndcg));
  const header = ['', ...(first?.values ?? []).map(({ metric }) => metric.replace('ndcg', 'NDCG'))];
  return table(
    header,
    rows.map(({ name, values }) => [
      html`${name}`,
      ...values.map(({ value, interval, difference }) => {
        const range = interval ? `${interval.low.toFixed(3)} – ${interval.high.toFixed(3)}` : '';
        return html`${value.toFixed(4)}${difference?.significant === true ? '*' : ''}
          <small>${range}</small>`;
      }),
    ]),
    best,
  );
}

function plainTable([header = [], ...rows]: Cells): Html {
  return table(
    header,
    rows.map((row) => row.map((cell) => html`${cell}`)),
    -1,
  );
}

function table(header: readonly string[], rows: readonly Html[][], best: number): Html {
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          ${header.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...cells], k) =>
            html`<tr class="${k === best ? 'best' : ''}">
              <th scope="row">${first}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
