import { html } from 'hono/html';
import type { Analysis, GroupPosts } from '../analyse/analysis';
import { rowChart } from './bar-charts';
import { INK } from './chart';
import type { Html } from './chart';
import { interval } from './rising-section';
import { table } from './table';
import { chance, figure, percent } from './wording';

const PAIRS = 12;

/** What posts speak of, and what in one breath. */
export function groupsSection({ groups, together, overview }: Analysis): Html {
  const none = overview.posts - overview.posts_in_groups;
  return html`<section class="part" id="groups">
    <h2>증상 묶음</h2>
    <p class="note">
      낱말이 형태소로 들어 있는 글을 셉니다. 아토피 글은 구토(토) 글이 아닙니다. 한 글이 여러 묶음에
      들 수 있고, 어느 묶음에도 들지 않은 글은 ${figure(none)}개입니다.
    </p>
    <div class="panel">
      ${rowChart(
        groups.map(({ name, posts, share }) => ({
          ...{ name, value: posts, text: percent(share) },
          hint: `${name} 글 ${figure(posts)}개 (${percent(share)})`,
        })),
        { label: '묶음마다 글의 비율', colour: INK.blue },
      )}
    </div>
    <div class="panel">
      <h3>묶음의 낱말</h3>
      <dl class="keywords">${groups.map(keywordsOf)}</dl>
    </div>
    <div class="panel">
      <h3>함께 나오는 증상</h3>
      ${
        together.length === 0
          ? html`<p class="note">우연보다 자주 함께 나오는 묶음이 없습니다.</p>`
          : html`<p class="note">
                서로 아무 상관이 없을 때보다 몇 배나 자주 한 글에 함께 나오는지, 뚜렷한 것부터
                보입니다.
              </p>
              ${table(
                ['두 묶음', '함께 나온 글', '우연이라면', '몇 배 (95% 구간)', 'p'],
                together
                  .slice(0, PAIRS)
                  .map((pair) => [
                    ...[`${pair.one} + ${pair.other}`, figure(pair.posts)],
                    ...[figure(pair.expected), interval(pair), chance(pair.pValue)],
                  ]),
              )}`
      }
    </div>
  </section>`;
}

function keywordsOf({ name, posts, keywords }: GroupPosts): Html {
  return html`<div>
    <dt>${name} <small>${figure(posts)}</small></dt>
    <dd>
      <ul class="chips">
        ${keywords.map(
          ({ keyword, posts: found }) => html`<li>${keyword} <small>${figure(found)}</small></li>`,
        )}
      </ul>
    </dd>
  </div>`;
}
