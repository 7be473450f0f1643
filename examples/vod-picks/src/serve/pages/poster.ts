import { html } from 'hono/html';
import type { Begun, Picked, Work } from '../shelf';
import type { Html } from './layout';

/** A picture of a programme without a picture: its title on a colour of its genre. */
export function poster({ title, tint, place, kind }: Work): Html {
  return html`<span class="poster t${tint % 12} p${place % 6}" aria-hidden="true"
    ><span class="kind">${kind}</span><span class="title">${title}</span></span
  >`;
}

/** A programme on a rail, with a line below its title. */
export function card(work: Work, line: Html | string): Html {
  return html`<li class="card">
    <a href="/works/${work.place}">
      ${poster(work)}
      <span class="text"><b class="sr">${work.title}</b><span class="line">${line}</span></span>
    </a>
  </li>`;
}

/** Where the viewer left off. */
export function begunCard({ work, episode, part }: Begun): Html {
  const percent = Math.round(part * 100);
  const left = episode === 0 ? '' : `${episode}회까지 봄`;
  const label = work.episodes > 1 ? `${work.episodes}회 가운데 ${percent}%` : `${percent}%`;
  return html`<li class="card wide">
    <a href="/works/${work.place}">
      ${poster(work)}
      <progress max="100" value="${percent}" aria-label="본 만큼">${percent}%</progress>
      <span class="text"
        ><b class="sr">${work.title}</b
        ><span class="line">${[left, label].filter(Boolean).join(' · ')}</span></span
      >
    </a>
  </li>`;
}

export function pickedCard({ work, because }: Picked): Html {
  const reason =
    because === null
      ? html`${work.genre}`
      : html`<em>〈${because}〉</em>${particle(because, '을', '를')} 보셔서`;
  return card(work, reason);
}

export function rankedCard(work: Work, place: number): Html {
  return html`<li class="card ranked">
    <a href="/works/${work.place}">
      <span class="rank" aria-hidden="true">${place}</span>
      ${poster(work)}
      <span class="text"
        ><b class="sr">${place}위 ${work.title}</b
        ><span class="line">${work.kind} · ${work.genre}</span></span
      >
    </a>
  </li>`;
}

/** The particle that follows a word: the first after a final consonant, else the second. */
export function particle(word: string, closed: string, open: string): string {
  const last = word.charCodeAt(word.length - 1) - 0xac00;
  if (!(last >= 0 && last < 11_172)) return `${closed}(${open})`;
  return last % 28 === 0 ? open : closed;
}
