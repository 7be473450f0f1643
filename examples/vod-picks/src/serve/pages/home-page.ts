import { html } from 'hono/html';
import type { Rails } from '../shelf';
import { layout } from './layout';
import type { Html } from './layout';
import { begunCard, card, particle, pickedCard, poster, rankedCard } from './poster';

/** The first page of a viewer: four rails. */
export function homePage(sheet: string, name: string, rails: Rails): Html {
  const { begun, picked, similar, popular } = rails;
  const main = html`${lead(rails)}
  ${begun.length === 0 ? '' : rail('begun', '이어보기', null, html`${begun.map(begunCard)}`)}
  ${rail(
    'picked',
    `${name}님을 위한 추천`,
    picked.some(({ because }) => because !== null)
      ? null
      : '아직 본 작품이 적어, 많이 보는 것부터 보여 드립니다.',
    html`${picked.slice(1).map(pickedCard)}`,
  )}
  ${
    similar === null
      ? ''
      : rail(
          'similar',
          `〈${similar.to.title}〉${particle(similar.to.title, '과', '와')} 비슷한 작품`,
          null,
          html`${similar.works.map((work) => card(work, `${work.kind} · ${work.genre}`))}`,
        )
  }
  ${rail('popular', '지금 인기', null, html`${popular.map((work, k) => rankedCard(work, k + 1))}`)}`;
  return layout(sheet, '오늘의 한 편', name, main);
}

/** The one programme that the page opens with. */
function lead({ picked }: Rails): Html | string {
  const [first] = picked;
  if (!first) return '';
  const { work, because } = first;
  return html`<section class="lead t${work.tint % 12}" aria-labelledby="lead">
    <div class="words">
      <p class="why">
        ${because === null ? '많이 보는 작품' : html`〈${because}〉${particle(because, '을', '를')} 좋아하셨다면`}
      </p>
      <h1 id="lead">${work.title}</h1>
      <p class="facts">${[work.kind, work.genre, work.actors].filter(Boolean).join(' · ')}</p>
      <p class="summary">${work.summary}</p>
      <a class="button" href="/works/${work.place}">자세히 보기</a>
    </div>
    ${poster(work)}
  </section>`;
}

export function rail(id: string, title: string, note: string | null, cards: Html): Html {
  return html`<section class="rail ${id}" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${note === null ? '' : html`<p class="note">${note}</p>`}
    <ul tabindex="0" role="list" aria-labelledby="${id}">
      ${cards}
    </ul>
  </section>`;
}
