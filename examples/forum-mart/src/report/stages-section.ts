import { html } from 'hono/html';
import type { MadeStage } from '../steps/made-stage';
import type { StepName } from '../steps/step';
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

/** What each stage has made, and how long that took. */
export function stagesSection(stages: readonly MadeStage[]): Html {
  const all = stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return html`<section class="part" id="stages">
    <h2>처리 단계</h2>
    <p class="note">시간은 지금 있는 파일을 만드는 데 걸린 시간입니다.</p>
    <div class="panel">
      ${table(
        ['단계', '파일', '센 것', '시간', '몫'],
        stages.map(({ step, tasks, counts, milliseconds }) => [
          STEPS[step],
          figure(tasks),
          Object.entries(counts)
            .map(([name, count]) => `${COUNTS[name] ?? name} ${figure(count)}`)
            .join(', '),
          seconds(milliseconds),
          percent(all === 0 ? 0 : milliseconds / all),
        ]),
      )}
    </div>
  </section>`;
}
