import { html } from 'hono/html';
import type { StepName, StepReport } from '../steps/step';
import type { Html } from './chart';
import { table } from './table';
import { figure, percent, seconds } from './wording';

const STEPS: Readonly<Record<StepName, string>> = {
  raw: '읽기',
  cleansed: '다듬기',
  tokens: '형태소',
  marts: '마트',
};

const COUNTS: Readonly<Record<string, string>> = {
  rows: '줄',
  kept: '남김',
  rejected: '따로 둠',
  duplicates: '겹침',
  posts: '글',
  tokens: '낱말',
  distinct: '글마다 다른 낱말',
  stopwords: '불용어',
  keywords: '증상 낱말',
};

/** What each stage counted, and how long it took. */
export function stagesSection(stages: readonly StepReport[]): Html {
  const all = stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return html`<section class="part" id="stages">
    <h2>처리 단계</h2>
    ${
      stages.length === 0
        ? html`<p class="note">이번에는 보고서만 다시 그렸습니다.</p>`
        : html`<div class="panel">
            ${table(
              ['단계', '파일', '센 것', '시간', '몫'],
              stages.map(({ step, tasks, unchanged, counts, milliseconds }) => [
                STEPS[step],
                unchanged === 0 ? figure(tasks) : `${figure(tasks)} (그대로 ${figure(unchanged)})`,
                Object.entries(counts)
                  .map(([name, count]) => `${COUNTS[name] ?? name} ${figure(count)}`)
                  .join(', '),
                seconds(milliseconds),
                percent(all === 0 ? 0 : milliseconds / all),
              ]),
            )}
          </div>`
    }
  </section>`;
}
