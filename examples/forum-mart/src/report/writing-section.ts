import { html } from 'hono/html';
import type { Analysis } from '../analyse/analysis';
import { columnChart } from './bar-charts';
import { INK } from './chart';
import type { Html } from './chart';
import { hourChart, monthChart, weekdayHourChart } from './time-charts';
import { figure, percent } from './wording';

/** Authors of so many posts and more are one column. */
const MANY = 10;

/** When posts are written, and how many by whom. */
export function writingSection(analysis: Analysis): Html {
  const { overview, months, hours } = analysis;
  const timed = hours.reduce((sum, posts) => sum + posts, 0);
  return html`<section class="part" id="writing">
    <h2>언제, 얼마나 쓰나</h2>
    <div class="panel">
      <h3>달마다 올라온 글</h3>
      ${monthChart(months)}
    </div>
    <div class="panel">
      <h3>시간마다 올라온 글</h3>
      ${
        timed < overview.posts &&
        html`<p class="note">
          시각까지 적힌 글 ${figure(timed)}개로 그렸습니다. 날짜만 적힌 글
          ${figure(overview.posts - timed)}개는 뺐습니다.
        </p>`
      }
      ${hourChart(hours)}
      <h3>요일과 시간</h3>
      ${weekdayHourChart(analysis)}
    </div>
    <div class="panel">
      <h3>한 사람이 쓴 글</h3>
      <p class="note">글 수마다 작성자가 몇 명인지 보입니다.</p>
      ${authorChart(analysis)}
    </div>
  </section>`;
}

function authorChart({ authors, overview }: Analysis): Html {
  const bars = Array.from({ length: MANY }, (_, i) => {
    const posts = i + 1;
    const people = authors
      .filter((row) => (posts === MANY ? row.posts >= MANY : row.posts === posts))
      .reduce((sum, row) => sum + row.authors, 0);
    const name = posts === MANY ? `${MANY}개+` : `${posts}개`;
    const share = percent(people / overview.authors);
    return { name, value: people, hint: `글 ${name} 작성자 ${figure(people)}명 (${share})` };
  });
  return columnChart(bars, { label: '글 수마다 작성자 수', colour: INK.green });
}
