import { html, raw } from 'hono/html';
import { rates } from '../judge/score';
import type { Score } from '../judge/score';
import type { Planted } from '../make/planted';
import type { Watch } from '../watch/watch';
import { playsChart } from './charts';
import { chance, clockOf, figure, kindOf, placeOf, plantedText } from './wording';

const STYLE = `
  body { margin: 0; background: #f5f5f2; color: #1d1d22; font: 15px/1.55 Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', system-ui, sans-serif; word-break: keep-all; }
  main { max-width: 1140px; margin: 0 auto; padding: 32px 20px 80px; }
  h1 { font-size: 1.8rem; letter-spacing: -.03em; margin: 0; }
  h2 { font-size: 1.15rem; margin: 36px 0 8px; }
  p { margin: 4px 0; color: #5d5b66; }
  figure, .table { margin: 0; overflow-x: auto; background: #fff; border: 1px solid #e1dfd9; border-radius: 12px; padding: 10px 14px; }
  figure svg { max-width: 100%; height: auto; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  th, td { text-align: right; padding: 5px 10px; border-bottom: 1px solid #e1dfd9; font-weight: 400; white-space: nowrap; }
  th { color: #5d5b66; font-size: .85rem; }
  .name { text-align: left; white-space: normal; width: 100%; }
`;

type Html = ReturnType<typeof html>;

/** What a watch has come to, as one file that loads nothing. Titles are hostile; `html` escapes them. */
export async function reportPage(
  { now, metrics }: Watch,
  planted: readonly Planted[],
  score: Score,
): Promise<string> {
  const { view } = now;
  const { rows, late, malformed } = metrics;
  const titles = new Map(view.alarms.map(({ key, name }) => [key, name]));
  const { found, median } = rates(score);
  return String(
    await html`<!doctype html>
      <html lang="ko">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta
            http-equiv="Content-Security-Policy"
            content="default-src 'none'; style-src 'unsafe-inline'"
          />
          <title>지금 뜨는 방송: 재생 기록 다시 보기</title>
          <style>
            ${raw(STYLE)}
          </style>
        </head>
        <body>
          <main>
            <h1>지금 뜨는 방송</h1>
            <p>
              재생 ${figure(rows)}건, 10초 창 ${figure(view.points.length)}개, 늦은 줄 ${late}, 깨진
              줄 ${malformed}
            </p>
            <p>
              심어 둔 ${score.findings.length}건 가운데 ${found}건을 찾음 (중앙값
              ${Math.round(median)}초), 헛경보 ${score.falseAlarms.length}건
              (${score.hours.toFixed(1)}시간)
            </p>
            <h2>10초마다 재생 수</h2>
            <p>띠는 심어 둔 일, 점은 경보. 빨강은 급증, 파랑은 끊김.</p>
            <figure>${raw(playsChart(view, planted))}</figure>
            <h2>인기 (반감기 10분)</h2>
            ${table(
              ['순위', '점수', '방송'],
              view.hot.map(({ rank, score, title }) => [String(rank), figure(score), title]),
            )}
            <h2>급상승 (5분)</h2>
            ${table(
              ['올라온 시각', '재생', '평소', '배', 'p', '방송'],
              view.risen.map(({ at, actual, expected, ratio, pValue, title }) => [
                ...[clockOf(at), figure(actual), figure(expected), ratio.toFixed(1)],
                ...[chance(pValue), title],
              ]),
            )}
            <h2>심어 둔 일</h2>
            ${table(
              ['언제', '무슨 일', '찾기까지', '어디'],
              score.findings.map(({ planted, seconds }) => [
                clockOf(planted.start),
                plantedText(planted),
                seconds === null ? '못 찾음' : `${Math.round(seconds)}초`,
                placeOf(planted.level, titles.get(planted.key) ?? planted.key),
              ]),
            )}
            <h2>경보</h2>
            ${table(
              ['시각', '무슨 일', '예상', '실제', 'p', '어디'],
              view.alarms.map((alarm) => [
                ...[clockOf(alarm.at), kindOf(alarm), figure(alarm.expected)],
                ...[figure(alarm.actual), chance(alarm.pValue), placeOf(alarm.level, alarm.name)],
              ]),
            )}
          </main>
        </body>
      </html>`,
  );
}

/** The last column is a name. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): Html {
  const last = header.length - 1;
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          ${header.map((text, i) => html`<th class="${i === last ? 'name' : ''}">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((text, i) => html`<td class="${i === last ? 'name' : ''}">${text}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
