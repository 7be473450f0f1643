import { html } from 'hono/html';
import type { Analysis, Change, Risen } from '../analyse/analysis';
import type { Html } from './chart';
import { table } from './table';
import { shareLines } from './time-charts';
import { chance, figure, monthName, percent, times } from './wording';

/** As many lines as colours. */
const LINES = 3;
const WORDS = 15;

/** What the last month has more of. */
export function risingSection({ rising, months, groups }: Analysis): Html {
  if (rising === null) {
    return html`<section class="part" id="rising">
      <h2>이번 달에 늘어난 이야기</h2>
      <p class="note">견줄 앞선 달이 없습니다. 두 달치 글부터 보입니다.</p>
    </section>`;
  }
  const { month, earlier, groups: risen, words } = rising;
  const lines = risen.risen
    .slice(0, LINES)
    .flatMap(({ name }) => groups.filter((group) => group.name === name));
  return html`<section class="part" id="rising">
    <h2>${monthName(month)}에 늘어난 이야기</h2>
    <p class="note">
      이달 글 ${figure(month.posts)}개 가운데 그 이야기가 나온 글의 비율을 앞선
      ${earlier.length}달의 비율과 견주었습니다. 달마다 원래 오르내리는 만큼은 늘어난 것으로 치지
      않고, 한꺼번에 여럿을 견준 만큼 p를 바로잡아(벤야미니·호크베르크) 0.05 아래인 것만 싣습니다.
      철마다 되풀이되는 오르내림인지는 여러 해의 글이 있어야 알 수 있습니다.
    </p>
    <div class="panel">
      <h3>증상 묶음 <small>${risen.tested}개를 견줌</small></h3>
      ${risenTable('묶음', risen, risen.risen.length)}
      ${lines.length > 0 && shareLines(months, lines)}
    </div>
    <div class="panel">
      <h3>낱말 <small>${figure(words.tested)}개를 견줌</small></h3>
      ${risenTable('낱말', words, WORDS)}
    </div>
  </section>`;
}

function risenTable(name: string, { risen }: Risen, most: number): Html {
  if (risen.length === 0) return html`<p class="note">뚜렷이 늘어난 것이 없습니다.</p>`;
  return table(
    [name, '이달 글', '이달 비율', '앞선 비율', '몇 배 (95% 구간)', 'p'],
    risen
      .slice(0, most)
      .map((term) => [
        ...[term.name, figure(term.posts), percent(term.share), percent(term.earlierShare)],
        ...[interval(term), chance(term.pValue)],
      ]),
  );
}

/** `2.1배 (1.6–2.8)` */
export function interval({ ratio, low, high }: Change): string {
  return `${times(ratio)} (${low.toFixed(1)}\u2060–\u2060${high.toFixed(1)})`;
}
