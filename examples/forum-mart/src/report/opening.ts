import { html } from 'hono/html';
import type { Analysis } from '../analyse/analysis';
import type { Survey } from '../survey/survey';
import type { Html } from './chart';
import { dayName, figure, hourName, monthName, percent, times } from './wording';

/** The head of the report: its title, what there is to say in a few sentences, and the large figures. */
export function opening(analysis: Analysis, survey: Survey | null): Html {
  const { overview, months } = analysis;
  const figures: [string, number][] = [
    ['글', overview.posts],
    ['작성자', overview.authors],
    ['달', months.length],
    ['서로 다른 낱말', overview.words],
    ['증상을 말한 글', overview.posts_in_groups],
    ['설문 응답', survey?.answers ?? 0],
  ];
  return html`<header class="opening" id="top">
    <p class="kicker">${period(analysis)}</p>
    <h1>육아 포럼 글 돌아보기</h1>
    <p class="story">${story(analysis).join(' ')}</p>
    <dl class="figures">
      ${figures.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${figure(value)}</dd>
          </div>`,
      )}
    </dl>
  </header>`;
}

function period({ overview: { first_post, last_post } }: Analysis): string {
  if (first_post === null || last_post === null) return '';
  return [...new Set([dayName(first_post), dayName(last_post)])].join(' – ');
}

function story({ overview, hours, groups, authors, rising }: Analysis): string[] {
  if (overview.posts === 0) return ['아직 글이 없습니다.'];
  const { posts, authors: people } = overview;
  const few = authors.filter((row) => row.posts <= 3).reduce((sum, row) => sum + row.authors, 0);
  const busiest = hours.indexOf(Math.max(...hours));
  const [first, second] = groups.filter((group) => group.posts > 0);
  const risen = rising?.groups.risen[0];
  return [
    `${figure(people)}명이 글 ${figure(posts)}개를 썼습니다.`,
    `작성자의 ${percent(few / people)}\u2060는 글이 셋 이하입니다.`,
    ...(hours.some((count) => count > 0)
      ? [`글은 ${hourName(busiest)}대에 가장 많이 올라옵니다.`]
      : []),
    ...(first === undefined
      ? []
      : [
          `가장 많이 나온 이야기는 ${[first, second]
            .filter((group) => group !== undefined)
            .map(({ name, share }) => `${name}(${percent(share)})`)
            .join(', ')}입니다.`,
        ]),
    ...(rising === null || risen === undefined
      ? []
      : [
          `${monthName(rising.month)}에는 ${risen.name} 글의 비율이 앞선 달들의 ${times(risen.ratio)}로 가장 뚜렷이 늘었습니다.`,
        ]),
  ];
}
