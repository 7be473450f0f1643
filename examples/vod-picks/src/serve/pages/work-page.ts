import { html } from 'hono/html';
import type { Work } from '../shelf';
import { rail } from './home-page';
import { layout } from './layout';
import type { Html } from './layout';
import { card, poster } from './poster';

/** A programme and what is like it. */
export function workPage(sheet: string, name: string, work: Work, like: readonly Work[]): Html {
  const { title, kind, genre, episodes, actors, summary, tint } = work;
  const facts = [kind, genre, episodes > 1 ? `${episodes}회` : ''].filter(Boolean).join(' · ');
  const main = html`<section class="lead t${tint % 12}" aria-labelledby="lead">
      <div class="words">
        <h1 id="lead">${title}</h1>
        <p class="facts">${facts}</p>
        <p class="summary">${summary}</p>
        ${actors === '' ? '' : html`<p class="facts">출연 ${actors}</p>`}
        <a class="button plain" href="/">← 처음으로</a>
      </div>
      ${poster(work)}
    </section>
    ${rail(
      'similar',
      '비슷한 작품',
      like.length === 0 ? '함께 본 사람이 아직 적습니다.' : null,
      html`${like.map((other) => card(other, `${other.kind} · ${other.genre}`))}`,
    )}`;
  return layout(sheet, title, name, main);
}
